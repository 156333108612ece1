package dev.vigia.integration.connect;

import dev.vigia.integration.Integration;
import dev.vigia.integration.Integrations;
import dev.vigia.integration.Probe;
import dev.vigia.limits.SignInFailures;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Outcome.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tries whether the stored credentials of an integration open its account. No transaction is open meanwhile. */
@ApplicationScoped
class Probes {

    private final InteractiveAccounts accounts;
    private final Integrations integrations;
    private final SignInFailures signIns;

    Probes(InteractiveAccounts accounts, Integrations integrations, SignInFailures signIns) {
        this.accounts = accounts;
        this.integrations = integrations;
        this.signIns = signIns;
    }

    /** Lets an integration that Vigia had stopped run again when its credentials turn out to work. */
    Probe of(Integration integration, Marketplace marketplace, String actor) {
        Probe probe = tried(integration, marketplace);
        if (probe.isFine()) {
            signIns.accepted(integration.id);
        }
        if (probe.isFine() && integration.isStopped()) {
            integrations.resume(integration.retailerId, integration.id, actor);
        }
        if (probe.cause().equals(Optional.of(Cause.CREDENTIALS)) && !integration.isAwaitingConsent()) {
            signIns.refused(integration.id, 1, probe.message());
        }
        return probe;
    }

    private Probe tried(Integration integration, Marketplace marketplace) {
        try {
            return Probe.of(marketplace.connector().orElseThrow()
                    .probe(accounts.open(integration, marketplace)));
        } catch (ConnectorException failure) {
            return Probe.of(failure.outcome());
        }
    }
}
