package dev.vigia.rule.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.access.CurrentPerson;
import dev.vigia.audit.Audit;
import dev.vigia.database.OneColumn;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.rule.RuleChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Remembers what a program was told that a change would do: what it agrees to is what it was told. */
@ApplicationScoped
class RuleQuestions {

    private static final String ASKED = "rule asked";

    private final Session session;
    private final RuleChanges changes;
    private final Audit audit;
    private final CurrentPerson person;

    RuleQuestions(Session session, RuleChanges changes, Audit audit, CurrentPerson person) {
        this.session = session;
        this.changes = changes;
        this.audit = audit;
        this.person = person;
    }

    /** A change of a rule; a new one has none before, one that ends none after. */
    record Change(Optional<MinimumRule> before, Optional<SupposedRule> after) {

        /** The same for whatever takes the same to zero. */
        String digest() {
            List<Object> decisive = List.of(before.map(MinimumRule::id), after.map(SupposedRule::scope), after.map(
                    rule -> List.of(rule.terms().minimum(), rule.terms().from(), rule.terms().to())));
            return UUID.nameUUIDFromBytes(decisive.toString().getBytes(UTF_8)).toString();
        }
    }

    /**
     * How many zeros the program has agreed to: as many as it was told within the last hour; whoever confirms unasked, to
     * all.
     */
    @Transactional
    long agreed(long retailerId, Change change, boolean confirmed) {
        return confirmed ? shown(retailerId, change).orElse(Long.MAX_VALUE) : 0;
    }

    private Optional<Long> shown(long retailerId, Change change) {
        return OneColumn.query(session, """
                select cast(after ->> 'toZero' as bigint) from audit_event
                where retailer_id = :retailer and integration_id is null and action = :action
                  and subject = :subject and after ->> 'change' = :change and happened_at > now() - interval '1 hour'
                order by id desc limit 1
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("action", ASKED)
                .setParameter("subject", CurrentPerson.subjectOfRequest().orElse(""))
                .setParameter("change", change.digest())
                .uniqueResultOptional();
    }

    /** What it would do now, to be agreed to. */
    @Transactional
    RuleForecast ask(long retailerId, Change change) {
        RuleForecast forecast = changes.forecast(retailerId, change.before(), change.after());
        audit.record(retailerId, person.name(), ASKED, Map.of(), Map.of("toZero", forecast.toZero(), "selling", forecast
                .selling(), "change", change.digest()));
        return forecast;
    }
}
