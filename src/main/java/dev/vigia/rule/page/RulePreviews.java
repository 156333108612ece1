package dev.vigia.rule.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.audit.Audit;
import dev.vigia.integration.Integration;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.rule.RuleChanges;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Foretells what a change of a rule would do, exactly as saving would, and asks where it does much. */
@ApplicationScoped
public class RulePreviews {

    private final RuleChanges changes;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final ForecastTurns turns;
    private final Language language;
    private final Audit audit;
    private final Clock clock;

    RulePreviews(RuleChanges changes, CurrentRetailer retailer, CurrentPerson person, ForecastTurns turns,
            Language language, Audit audit, Clock clock) {
        this.changes = changes;
        this.retailer = retailer;
        this.person = person;
        this.turns = turns;
        this.language = language;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param before the rule that is changed or ended; empty: there is none
     * @param after  what it would be; empty: it would be none
     */
    RulePreview of(Optional<MinimumRule> before, Optional<SupposedRule> after) {
        return turns.take(person.subject(), () -> shown(changes.forecast(retailer.id(), before, after), after))
                .orElseGet(() -> RulePreview.wrong(language.of(RuleFormMessages.class).impactTooLong()));
    }

    RulePreview of(RuleQuestion question, Optional<SupposedRule> after) {
        return shown(question.forecast(), after);
    }

    /** Of changes that are foretold together. */
    public RulePreview of(RuleForecast forecast) {
        return shown(forecast, Optional.empty());
    }

    private RulePreview shown(RuleForecast forecast, Optional<SupposedRule> after) {
        Map<Long, String> names = Integration.of(retailer.id()).stream().collect(Collectors.toMap(one -> one.id,
                one -> one.name));
        boolean later = after.flatMap(rule -> rule.terms().from()).filter(from -> from.isAfter(clock.instant()))
                .isPresent();
        return new RulePreview("", Optional.of(forecast), names, later);
    }

    /**
     * The question that a change needs; empty where it needs none.
     *
     * @param agreed how many listings the person has agreed to see at zero
     */
    @Transactional
    Optional<RuleQuestion> question(Optional<MinimumRule> before, Optional<SupposedRule> after, long agreed) {
        RuleForecast forecast = changes.forecast(retailer.id(), before, after);
        return forecast.toZero() > agreed && changes.asks(forecast) ? Optional.of(ask(forecast, after))
                : Optional.empty();
    }

    /** The question as it is now, since more goes to zero than the last one said. */
    @Transactional
    RuleQuestion anew(Optional<MinimumRule> before, Optional<SupposedRule> after) {
        return ask(changes.forecast(retailer.id(), before, after), after);
    }

    /**
     * The same about changes that are asked about together.
     *
     * @param digest of them: what is agreed to is agreed to of these alone
     */
    @Transactional
    public RuleQuestion ask(RuleForecast forecast, String digest) {
        audit.record(retailer.id(), person.name(), "rule asked", Map.of(), Map.of("toZero", forecast.toZero(),
                "selling", forecast.selling()));
        return RuleQuestion.about(forecast, digest);
    }

    private RuleQuestion ask(RuleForecast forecast, Optional<SupposedRule> after) {
        audit.record(retailer.id(), person.name(), "rule asked", Map.of(), Map.of("toZero", forecast.toZero(),
                "selling", forecast.selling(), "minimum", after.map(rule -> rule.terms().minimum().units()).orElse(0)));
        return RuleQuestion.about(forecast, after);
    }
}
