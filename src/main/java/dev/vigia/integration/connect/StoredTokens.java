package dev.vigia.integration.connect;

import dev.vigia.credentials.CredentialOwner;
import dev.vigia.credentials.Credentials;
import dev.vigia.credentials.Token;
import dev.vigia.credentials.TokenRefreshLock;
import dev.vigia.credentials.TokenRefreshTimeout;
import dev.vigia.integration.Integration;
import dev.vigia.marketplace.ConnectorException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Optional;
import java.util.function.Supplier;

/** The token of an integration, as the sync keeps it. */
record StoredTokens(Integration integration, Credentials credentials, TokenRefreshLock refreshLock)
        implements
        AccountTokens {

    @Override
    public Optional<Token> find() {
        return QuarkusTransaction.requiringNew()
                .call(() -> credentials.token(integration.retailerId, integration.id));
    }

    @Override
    public void keep(Token token) {
        QuarkusTransaction.requiringNew().run(() -> credentials.keep(integration.retailerId, integration.id, token));
    }

    @Override
    public <T> T exclusively(Supplier<T> work) {
        try {
            return refreshLock.exclusively(CredentialOwner.integration(integration.retailerId, integration.id),
                    work);
        } catch (TokenRefreshTimeout busy) {
            throw ConnectorException.renewedElsewhere();
        }
    }
}
