package dev.vigia.rule.list;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.listing.rule.WideRules;
import dev.vigia.listing.rule.WideRules.WideRule;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The rules beside the number of an integration, for the page where that is set, which knows nothing of rules. */
@RequestScoped
@Named("finerRules")
public class FinerRules {

    private static final int MOST = 20;

    private final RuleList list;
    private final WideRules wide;
    private final CurrentRetailer retailer;

    FinerRules(RuleList list, WideRules wide, CurrentRetailer retailer) {
        this.list = list;
        this.wide = wide;
        this.retailer = retailer;
    }

    /** Those that are finer or wider and concern it, the first that win first. */
    public FirstRules of(long integrationId) {
        List<ListedRule> found = list.beside(retailer.id(), integrationId, MOST + 1);
        return new FirstRules(found.subList(0, Math.min(MOST, found.size())), found.size() > MOST);
    }

    /** Which rule holds where no finer one does; empty: none. */
    @Transactional
    public Optional<WideRule> holding(long integrationId) {
        return wide.of(retailer.id(), integrationId);
    }

    /** @param more whether there are more than these */
    public record FirstRules(List<ListedRule> rules, boolean more) {
    }
}
