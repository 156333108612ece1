package dev.vigia.integration;

import dev.vigia.audit.Audit;
import dev.vigia.credentials.Credentials;
import dev.vigia.integration.OfferEvaluation.OfferRule;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.rule.Rules;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.Session;

/**
 * Changes integrations. What changes an offer is evaluated at once, in the same transaction; in a large shop it is carried
 * out after it, slice by slice.
 */
@ApplicationScoped
public class Integrations {

    private final Session session;
    private final Marketplaces marketplaces;
    private final IntegrationScopes scopes;
    private final Credentials credentials;
    private final OfferEvaluation offers;
    private final Rules rules;
    private final Audit audit;
    private final IntegrationAudit history;
    private final Clock clock;

    Integrations(Session session, Marketplaces marketplaces, IntegrationScopes scopes, Credentials credentials,
            OfferEvaluation offers, Rules rules, Audit audit, IntegrationAudit history, Clock clock) {
        this.session = session;
        this.marketplaces = marketplaces;
        this.scopes = scopes;
        this.credentials = credentials;
        this.offers = offers;
        this.rules = rules;
        this.audit = audit;
        this.history = history;
        this.clock = clock;
    }

    /** Connects an account, and creates its listings. */
    @Transactional
    public Saved connect(long retailerId, String marketplace, IntegrationTerms terms, String actor) {
        Integration integration = new Integration(retailerId, marketplace, clock.instant());
        integration.change(terms, actor, clock.instant());
        integration.persistAndFlush();
        store(integration, terms);
        rules.integrationsChanged(retailerId);
        return history.connected(offers.evaluateFirst(integration), actor);
    }

    /** Changes an integration if it still is as it was seen, whatever it does to what sells: nobody is asked. */
    public Optional<Saved> change(long retailerId, long id, long version, IntegrationTerms terms, String actor) {
        return change(retailerId, id, version, terms, actor, OfferEvaluation.ALL);
    }

    /**
     * Changes an integration if it still is as the person saw it.
     *
     * @param version what the person saw; empty answer when there is no such integration
     * @param agreed  how many listings the person has agreed to see at zero
     * @throws MassZero when more of them would go there than anybody may do unasked
     */
    @Transactional
    public Optional<Saved> change(long retailerId, long id, long version, IntegrationTerms terms, String actor,
            long agreed) {
        return Integration.findToChange(retailerId, id).map(integration -> {
            if (integration.version != version || integration.isDisconnecting()) {
                return new Saved.Overtaken(integration);
            }
            Map<String, Object> before = history.described(integration);
            OfferRule offered = offers.of(integration);
            if (integration.isStopped()) {
                before.put("stopped", integration.stoppedBecause);
            }
            integration.change(terms, actor, clock.instant());
            integration.resume();
            Set<String> newSettings = store(integration, terms);
            Map<String, Object> after = history.described(integration);
            if (!newSettings.isEmpty()) {
                after.put("credentials", "changed");
            }
            declared(integration).stream().filter(setting -> setting.secret() && newSettings.contains(setting.name()))
                    .forEach(secret -> after.put(secret.name(), "changed"));
            return history.changed(offers.evaluate(integration, offered, agreed, () -> history.draft(integration,
                    version,
                    before, after)), actor, before, after);
        });
    }

    /** Changes only what is given, whatever it does to what sells: nobody is asked. */
    public Optional<Saved> change(long retailerId, long id, long version, Optional<OptionalInt> minimum,
            Optional<Boolean> enabled, String actor) {
        return change(retailerId, id, version, minimum, enabled, Optional.empty(), actor, OfferEvaluation.ALL);
    }

    /** Changes only what is given; a pause is of no account where it is on. See above. */
    @Transactional
    public Optional<Saved> change(long retailerId, long id, long version, Optional<OptionalInt> minimum,
            Optional<Boolean> enabled, Optional<Pause> pause, String actor, long agreed) {
        return change(retailerId, id, version, integration -> {
            minimum.ifPresent(units -> integration.changeMinimum(units, clock.instant()));
            if (enabled.isPresent() || pause.isPresent()) {
                integration.enable(enabled.orElse(integration.enabled), pause, actor, clock.instant());
            }
        }, actor, agreed);
    }

    /**
     * Changes its own rule for all it sells.
     *
     * @param rule   empty: it has none of its own any more
     * @param reason a person's words
     */
    @Transactional
    public Optional<Saved> changeRule(long retailerId, long id, long version, Optional<MinimumStock> rule,
            String reason,
            String actor, long agreed) {
        return change(retailerId, id, version, integration -> integration.changeRule(rule, reason, clock.instant()),
                actor, agreed);
    }

    /** Puts back what settings were before an earlier change, those that are not given aside. */
    @Transactional
    public Optional<Saved> restore(long retailerId, long id, long version, EarlierSettings earlier, String actor,
            long agreed) {
        return change(retailerId, id, version, integration -> {
            integration.restore(earlier, actor, clock.instant());
            scopes.restore(integration, earlier);
        }, actor, agreed);
    }

    private Optional<Saved> change(long retailerId, long id, long version, Consumer<Integration> change, String actor,
            long agreed) {
        return Integration.findToChange(retailerId, id).map(integration -> {
            if (integration.version != version || integration.isDisconnecting()) {
                return new Saved.Overtaken(integration);
            }
            Map<String, Object> before = history.described(integration);
            OfferRule offered = offers.of(integration);
            change.accept(integration);
            session.flush();
            Map<String, Object> after = history.described(integration);
            return history.changed(offers.evaluate(integration, offered, agreed, () -> history.draft(integration,
                    version,
                    before, after)), actor, before, after);
        });
    }

    /** Takes over what a seller's consent brought. Empty when there is no such integration any more. */
    @Transactional
    public Optional<Integration> consented(long retailerId, long id, Consent.Granted granted, String actor) {
        return Integration.findToChange(retailerId, id).map(integration -> {
            credentials.take(retailerId, id, declared(integration), granted.settings(), granted.token());
            integration.consented(clock.instant());
            audit.record(integration.retailerId, integration.id, actor, "consented", Map.of(), Map.of("credentials",
                    "changed"));
            return integration;
        });
    }

    /** Its credentials turned out to work. */
    @Transactional
    public void resume(long retailerId, long id, String actor) {
        Integration.findToChange(retailerId, id).filter(Integration::isStopped).ifPresent(integration -> {
            audit.record(integration.retailerId, integration.id, actor, "resumed", Map.of("stopped",
                    integration.stoppedBecause), Map.of());
            integration.resume();
        });
    }

    /** What became of a change. */
    public sealed interface Saved {

        Integration integration();

        /**
         * @param rollout whether it is carried out from now on, and nothing has been evaluated yet
         * @param entry   of the history, by which it can be taken back; empty where nothing can
         */
        record Done(Integration integration, EvaluationResult evaluated, boolean rollout, OptionalLong entry)
                implements Saved {

            Done(Integration integration, EvaluationResult evaluated, boolean rollout) {
                this(integration, evaluated, rollout, OptionalLong.empty());
            }
        }

        /** Somebody else was first; nothing was changed. */
        record Overtaken(Integration integration) implements Saved {
        }
    }

    private Set<String> store(Integration integration, IntegrationTerms terms) {
        scopes.replace(integration, terms);
        Set<String> changed = credentials.put(integration.retailerId, integration.id, declared(integration),
                terms.settings());
        if (isConsentMissing(integration)) {
            integration.awaitConsent(clock.instant());
        }
        session.flush();
        return changed;
    }

    private boolean isConsentMissing(Integration integration) {
        Map<String, String> kept = credentials.of(integration.retailerId, integration.id);
        return marketplaces.get(integration.marketplace).connector().flatMap(Connector::consent)
                .filter(consent -> consent.gives().stream().anyMatch(name -> kept.getOrDefault(name, "").isEmpty()))
                .isPresent();
    }

    private List<Setting> declared(Integration integration) {
        return marketplaces.get(integration.marketplace).connector().map(Connector::settings).orElse(List.of());
    }
}
