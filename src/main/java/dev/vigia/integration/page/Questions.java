package dev.vigia.integration.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.audit.Audit;
import dev.vigia.database.OneColumn;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.MassZeroRule;
import dev.vigia.listing.preview.Impact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;

/** Asks a person whether much of what sells may really go to zero, and remembers what the question said. */
@ApplicationScoped
public class Questions {

    private static final String ASKED = "asked";

    private final Session session;
    private final MinimumPreviews effects;
    private final MassZeroRule rule;
    private final Audit audit;
    private final CurrentPerson person;

    Questions(Session session, MinimumPreviews effects, MassZeroRule rule, Audit audit, CurrentPerson person) {
        this.session = session;
        this.effects = effects;
        this.rule = rule;
        this.audit = audit;
        this.person = person;
    }

    /**
     * The question that saving these terms needs; empty where it needs none.
     *
     * @param agreed how many listings the person has agreed to see at zero
     */
    @Transactional
    public Optional<Question> about(Integration integration, IntegrationTerms terms, long agreed) {
        if (agreed == Long.MAX_VALUE || !effects.moves(integration, terms)) {
            return Optional.empty();
        }
        Impact impact = effects.impactOf(integration, terms);
        return impact.toZero() > agreed && rule.asks(impact) ? Optional.of(ask(integration, terms, impact))
                : Optional.empty();
    }

    /** The question as it is now, since more goes to zero than the last one said. */
    @Transactional
    public Question anew(Integration integration, IntegrationTerms terms) {
        return ask(integration, terms, effects.impactOf(integration, terms));
    }

    /**
     * How many zeros a question about this change has shown the person who is signed in, lately: what is agreed to is what
     * was shown.
     */
    @Transactional
    public OptionalLong shown(Integration integration, IntegrationTerms terms) {
        return OneColumn.query(session, """
                select cast(after ->> 'toZero' as bigint) from audit_event
                where retailer_id = :retailer and integration_id = :integration and action = :action
                  and subject = :subject and after ->> 'offer' = :offer and happened_at > now() - interval '1 hour'
                order by id desc limit 1
                """, Long.class)
                .setParameter("retailer", integration.retailerId)
                .setParameter("integration", integration.id)
                .setParameter("action", ASKED)
                .setParameter("subject", CurrentPerson.subjectOfRequest().orElse(""))
                .setParameter("offer", terms.offerDigest())
                .getResultStream().mapToLong(Long::longValue).findFirst();
    }

    private Question ask(Integration integration, IntegrationTerms terms, Impact impact) {
        audit.record(integration.retailerId, integration.id, person.name(), ASKED, Map.of(), Map.of("toZero", impact
                .toZero(), "selling", impact.selling(), "offer", terms.offerDigest()));
        return Question.about(impact, effects.holding(integration, terms.minimum()), terms);
    }
}
