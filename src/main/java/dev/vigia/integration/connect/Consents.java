package dev.vigia.integration.connect;

import dev.vigia.credentials.ConsentStates;
import dev.vigia.credentials.ConsentStates.PendingConsent;
import dev.vigia.credentials.CredentialOwner;
import dev.vigia.credentials.CredentialOwner.OwnerKind;
import dev.vigia.credentials.Pkce;
import dev.vigia.integration.Integration;
import dev.vigia.integration.Integrations;
import dev.vigia.integration.Probe;
import dev.vigia.integration.page.IntegrationPages;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Consent.ConsentRequest;
import dev.vigia.marketplace.Consent.Granted;
import dev.vigia.marketplace.Consent.Refused;
import dev.vigia.marketplace.Consent.Return;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends a seller to its marketplace to let Vigia in, and takes what it brings back. */
@ApplicationScoped
class Consents {

    private final ConsentStates states;
    private final InteractiveAccounts accounts;
    private final Integrations integrations;
    private final Marketplaces marketplaces;

    Consents(ConsentStates states, InteractiveAccounts accounts, Integrations integrations,
            Marketplaces marketplaces) {
        this.states = states;
        this.accounts = accounts;
        this.integrations = integrations;
        this.marketplaces = marketplaces;
    }

    /** Who is at the browser: what identifies the person at the sign-in, and what history calls the person. */
    record Caller(long retailerId, String subject, String name) {
    }

    /** What must be typed before a seller can leave. */
    List<Setting> missing(Integration integration, Consent<Account> consent) {
        InteractiveAccount account = accounts.open(integration, marketplaces.get(integration.marketplace));
        return IntegrationPages.settings(marketplaces.get(integration.marketplace)).stream()
                .filter(setting -> consent.needs().contains(setting.name()))
                .filter(setting -> account.setting(setting.name()).isEmpty()).toList();
    }

    /** @return the marketplace's page */
    URI begin(Integration integration, Consent<Account> consent, Caller seller, URI returnTo) {
        String verifier = Pkce.random();
        String state = states.note(new PendingConsent(CredentialOwner.integration(integration.retailerId,
                integration.id), seller.subject(), verifier, returnTo));
        return consent.page(accounts.open(integration, marketplaces.get(integration.marketplace)),
                new ConsentRequest(integration.country, state, Pkce.challenge(verifier), returnTo));
    }

    /** What came of it. */
    sealed interface ConsentResult {

        record Connected(Integration integration) implements ConsentResult {
        }

        /** @param probe the marketplace's words, where it is the marketplace that refuses */
        record Failed(ConsentProblem problem, Optional<Integration> integration, Probe probe) implements
                ConsentResult {

            static Failed of(ConsentProblem problem, Optional<Integration> integration) {
                return new Failed(problem, integration, new Probe(Optional.empty(), ""));
            }
        }
    }

    /** @param parameters of the address that the browser came to; they may be forged */
    ConsentResult finish(Caller seller, Map<String, String> parameters) {
        Optional<PendingConsent> pending = states.take(OwnerKind.INTEGRATION, seller.retailerId(), parameters
                .getOrDefault("state", ""));
        Optional<Integration> integration = pending
                .flatMap(left -> Integration.find(seller.retailerId(), left.owner().id()));
        if (integration.isEmpty()) {
            return ConsentResult.Failed.of(ConsentProblem.EXPIRED, Optional.empty());
        }
        if (!pending.get().isOf(seller.subject())) {
            return ConsentResult.Failed.of(ConsentProblem.FOREIGN, integration);
        }
        return parameters.containsKey("error") ? ConsentResult.Failed.of(ConsentProblem.DENIED, integration)
                : redeem(integration.get(), pending.get(), seller, parameters);
    }

    private ConsentResult redeem(Integration integration, PendingConsent pending, Caller seller,
            Map<String, String> parameters) {
        Marketplace marketplace = marketplaces.get(integration.marketplace);
        Consent<Account> consent = marketplace.connector().orElseThrow().consent().orElseThrow();
        Consent.Result result = consent.redeem(accounts.open(integration, marketplace),
                new Return(parameters, pending.verifier(), pending.returnTo()));
        if (result instanceof Refused refused) {
            return new ConsentResult.Failed(ConsentProblem.REFUSED, Optional.of(integration), Probe.of(refused
                    .outcome()));
        }
        Granted granted = (Granted) result;
        return integrations.consented(integration.retailerId, integration.id, granted, seller.name())
                .<ConsentResult>map(ConsentResult.Connected::new)
                .orElseGet(() -> ConsentResult.Failed.of(ConsentProblem.EXPIRED, Optional.empty()));
    }
}
