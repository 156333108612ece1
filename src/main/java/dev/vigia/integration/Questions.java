package dev.vigia.integration;

import dev.vigia.access.CurrentPerson;
import dev.vigia.listing.Impact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks a person whether much of what sells may really go to zero, and remembers what the question said. */
@ApplicationScoped
class Questions {

    private final Effects effects;
    private final MassZeroRule rule;
    private final Audit audit;
    private final CurrentPerson person;

    Questions(Effects effects, MassZeroRule rule, Audit audit, CurrentPerson person) {
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
    Optional<Question> about(Integration integration, IntegrationTerms terms, long agreed) {
        if (agreed == Long.MAX_VALUE || !effects.moves(integration, terms)) {
            return Optional.empty();
        }
        Impact impact = effects.impactOf(integration, terms);
        return impact.toZero() > agreed && rule.asks(impact) ? Optional.of(ask(integration, terms, impact))
                : Optional.empty();
    }

    /** The question as it is now, since more goes to zero than the last one said. */
    @Transactional
    Question anew(Integration integration, IntegrationTerms terms) {
        return ask(integration, terms, effects.impactOf(integration, terms));
    }

    /** How many zeros the last question about this has shown the person. */
    @Transactional
    OptionalLong shown(Integration integration, IntegrationTerms terms) {
        return audit.zerosShown(integration, terms);
    }

    private Question ask(Integration integration, IntegrationTerms terms, Impact impact) {
        audit.recordQuestion(integration, person.name(), terms, impact);
        return Question.about(impact, terms);
    }
}
