package dev.vigia.integration.connect;

import dev.vigia.integration.ConsentProblem;
import dev.vigia.integration.Integration;
import dev.vigia.integration.Integrations;
import dev.vigia.integration.Probe;
import dev.vigia.integration.connect.ConsentStates.Departure;
import dev.vigia.integration.page.IntegrationPages;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Consent.Granted;
import dev.vigia.marketplace.Consent.Refused;
import dev.vigia.marketplace.Consent.Request;
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

    private final ConsentStates departures;
    private final InteractiveAccounts conversations;
    private final Integrations integrations;
    private final Marketplaces marketplaces;

    Consents(ConsentStates departures, InteractiveAccounts conversations, Integrations integrations,
            Marketplaces marketplaces) {
        this.departures = departures;
        this.conversations = conversations;
        this.integrations = integrations;
        this.marketplaces = marketplaces;
    }

    /** Who is at the browser: what identifies the person at the sign-in, and what history calls the person. */
    record Seller(long retailerId, String subject, String name) {
    }

    /** What must be typed before a seller can leave. */
    List<Setting> missing(Integration integration, Consent consent) {
        InteractiveAccount account = conversations.open(integration, marketplaces.get(integration.marketplace));
        return IntegrationPages.settings(marketplaces.get(integration.marketplace)).stream()
                .filter(setting -> consent.needs().contains(setting.name()))
                .filter(setting -> account.setting(setting.name()).isEmpty()).toList();
    }

    /** @return the marketplace's page */
    URI depart(Integration integration, Consent consent, Seller seller, URI returnTo) {
        String verifier = Pkce.random();
        String state = departures.note(integration.retailerId,
                new Departure(integration.id, seller.subject(), verifier, returnTo));
        return consent.page(conversations.open(integration, marketplaces.get(integration.marketplace)),
                new Request(integration.country, state, Pkce.challenge(verifier), returnTo));
    }

    /** What came of it. */
    sealed interface Arrival {

        record Welcome(Integration integration) implements Arrival {
        }

        /** @param probe the marketplace's words, where it is the marketplace that refuses */
        record Problem(ConsentProblem problem, Optional<Integration> integration, Probe probe) implements Arrival {

            static Problem of(ConsentProblem problem, Optional<Integration> integration) {
                return new Problem(problem, integration, new Probe(Optional.empty(), ""));
            }
        }
    }

    /** @param parameters of the address that the browser came to; they may be forged */
    Arrival arrive(Seller seller, Map<String, String> parameters) {
        Optional<Departure> departure = departures.take(seller.retailerId(), parameters.getOrDefault("state", ""));
        Optional<Integration> integration = departure
                .flatMap(left -> Integration.find(seller.retailerId(), left.integrationId()));
        if (integration.isEmpty()) {
            return Arrival.Problem.of(ConsentProblem.EXPIRED, Optional.empty());
        }
        if (!departure.get().isOf(seller.subject())) {
            return Arrival.Problem.of(ConsentProblem.FOREIGN, integration);
        }
        return parameters.containsKey("error") ? Arrival.Problem.of(ConsentProblem.DENIED, integration)
                : redeem(integration.get(), departure.get(), seller, parameters);
    }

    private Arrival redeem(Integration integration, Departure departure, Seller seller,
            Map<String, String> parameters) {
        Marketplace marketplace = marketplaces.get(integration.marketplace);
        Consent consent = marketplace.connector().orElseThrow().consent().orElseThrow();
        Consent.Result result = consent.redeem(conversations.open(integration, marketplace),
                new Return(parameters, departure.verifier(), departure.returnTo()));
        if (result instanceof Refused refused) {
            return new Arrival.Problem(ConsentProblem.REFUSED, Optional.of(integration), Probe.of(refused.why()));
        }
        Granted granted = (Granted) result;
        return integrations.consented(integration.retailerId, integration.id, granted, seller.name())
                .<Arrival>map(Arrival.Welcome::new)
                .orElseGet(() -> Arrival.Problem.of(ConsentProblem.EXPIRED, Optional.empty()));
    }
}
