package dev.vigia.integration.connect;

import dev.vigia.credentials.Credentials;
import dev.vigia.credentials.TokenRefreshLock;
import dev.vigia.integration.Integration;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Opens an integration outside the sync, with the settings as they are stored. */
@ApplicationScoped
class InteractiveAccounts {

    private final Credentials credentials;
    private final TokenRefreshLock refreshLock;

    InteractiveAccounts(Credentials credentials, TokenRefreshLock refreshLock) {
        this.credentials = credentials;
        this.refreshLock = refreshLock;
    }

    /** @throws ConnectorException when its host is not one of the marketplace's */
    InteractiveAccount open(Integration integration, Marketplace marketplace) {
        Map<String, String> settings = QuarkusTransaction.requiringNew()
                .call(() -> credentials.of(integration.retailerId, integration.id));
        return at(marketplace, settings, new StoredTokens(integration, credentials, refreshLock));
    }

    /**
     * One that is not saved yet; nothing of it is kept.
     *
     * @throws ConnectorException when its host is not one of the marketplace's
     */
    InteractiveAccount typed(Marketplace marketplace, Map<String, String> settings) {
        return at(marketplace, settings, AccountTokens.forNow());
    }

    private static InteractiveAccount at(Marketplace marketplace, Map<String, String> settings,
            AccountTokens tokens) {
        if (!marketplace.mayBeAt(settings.getOrDefault(Marketplace.HOST, ""))) {
            throw new ConnectorException(Outcome.rejected(Cause.WRONG_HOST));
        }
        return new InteractiveAccount(marketplace.address(settings), settings, tokens);
    }
}
