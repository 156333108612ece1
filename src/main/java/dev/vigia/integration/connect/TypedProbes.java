package dev.vigia.integration.connect;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.integration.Probe;
import dev.vigia.integration.TypedAccounts;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Tries typed credentials, as {@link Probes} does stored ones. */
@ApplicationScoped
class TypedProbes implements TypedAccounts {

    private final InteractiveAccounts accounts;
    private final ProbeTurns turns;
    private final CurrentRetailer retailer;
    private final Language language;

    TypedProbes(InteractiveAccounts accounts, ProbeTurns turns, CurrentRetailer retailer, Language language) {
        this.accounts = accounts;
        this.turns = turns;
        this.retailer = retailer;
        this.language = language;
    }

    @Override
    public Optional<Trial> tried(Marketplace marketplace, Map<String, String> settings) {
        return marketplace.connector().filter(connector -> connector.consent().isEmpty())
                .map(connector -> turns.take("retailer " + retailer.id(), () -> probe(marketplace, connector,
                        settings)))
                .map(probe -> new Trial(probe, sentence(probe)));
    }

    private Probe probe(Marketplace marketplace, Connector connector, Map<String, String> settings) {
        try {
            return Probe.of(connector.probe(accounts.typed(marketplace, settings)));
        } catch (ConnectorException failure) {
            return Probe.of(failure.outcome());
        }
    }

    private String sentence(Probe probe) {
        ConnectMessages words = language.of(ConnectMessages.class);
        return probe.cause().map(cause -> words.probeSays(cause) + (probe.message().isEmpty() ? ""
                : " " + words.marketplaceSays(probe.message()))).orElse("");
    }
}
