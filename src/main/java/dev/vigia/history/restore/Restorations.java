package dev.vigia.history.restore;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.audit.Audit;
import dev.vigia.history.HistoryAction;
import dev.vigia.history.HistoryEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.OptionalLong;

/** Plans what putting a change back would write, and asks where it would take much of what sells to zero. */
@ApplicationScoped
class Restorations {

    private final IntegrationRestorations integrations;
    private final RuleRestorations rules;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Audit audit;

    Restorations(IntegrationRestorations integrations, RuleRestorations rules, CurrentRetailer retailer,
            CurrentPerson person, Audit audit) {
        this.integrations = integrations;
        this.rules = rules;
        this.retailer = retailer;
        this.person = person;
        this.audit = audit;
    }

    RestorationPlan plan(HistoryEntry entry) {
        return entry.refusal().map(RestorationPlan::refused).orElseGet(() -> entry.action() == HistoryAction.CHANGED
                ? integrations.plan(retailer.id(), entry)
                : rules.plan(retailer.id(), entry));
    }

    /**
     * Whether the person is asked first; what the question says is written down.
     *
     * @param agreed how many listings the person has agreed to see at zero
     */
    @Transactional
    boolean asks(HistoryEntry entry, RestorationPlan plan, long agreed) {
        ForetoldRestoration foretold = plan.work().foretold();
        boolean asks = foretold.asks() && foretold.toZero() > agreed;
        if (asks) {
            OptionalLong integration = entry.integrationId().map(OptionalLong::of).orElse(OptionalLong.empty());
            audit.record(retailer.id(), integration, person.name(), entry.action().isOfRule() ? "rule asked" : "asked",
                    Map.of(), Map.of("toZero", foretold.toZero(), "selling", foretold.selling(), "restores", entry
                            .id()), Map.of());
        }
        return asks;
    }
}
