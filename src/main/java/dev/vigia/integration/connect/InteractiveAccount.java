package dev.vigia.integration.connect;

import dev.vigia.credentials.Credentials;
import dev.vigia.credentials.Token;
import dev.vigia.credentials.TokenRefreshLock;
import dev.vigia.credentials.TokenRefreshTimeout;
import dev.vigia.integration.Integration;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * An account opened for a few requests while a person waits. They come out of the reserve that the sync leaves of each
 * burst, and end in time.
 */
final class InteractiveAccount implements Account {

    private static final int MOST_REQUESTS = 8;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Integration integration;
    private final URI url;
    private final Map<String, String> settings;
    private final Credentials credentials;
    private final TokenRefreshLock refreshLock;
    private final AtomicInteger requests = new AtomicInteger();
    private final long deadline = System.nanoTime() + LONGEST.toNanos();

    InteractiveAccount(Integration integration, URI url, Map<String, String> settings, Credentials credentials,
            TokenRefreshLock refreshLock) {
        this.integration = integration;
        this.url = url;
        this.settings = settings;
        this.credentials = credentials;
        this.refreshLock = refreshLock;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    @Override
    public Optional<Token> token() {
        return QuarkusTransaction.requiringNew()
                .call(() -> credentials.token(integration.retailerId, integration.id));
    }

    @Override
    public void storeToken(Token token) {
        QuarkusTransaction.requiringNew().run(() -> credentials.keep(integration.retailerId, integration.id, token));
    }

    @Override
    public <T> T exclusively(Supplier<T> work) {
        try {
            return refreshLock.exclusively(integration.retailerId, integration.id, work);
        } catch (TokenRefreshTimeout busy) {
            throw ConnectorException.of(busy);
        }
    }

    /** @throws ConnectorException when the person has waited long enough */
    @Override
    public Reply send(Limit limit, Supplier<RestResponse<String>> request) {
        if (requests.incrementAndGet() > MOST_REQUESTS || System.nanoTime() > deadline) {
            throw new ConnectorException(Outcome.retry(Cause.TIMEOUT, "no answer within " + LONGEST.toSeconds() + " s",
                    Duration.ZERO));
        }
        return Reply.to(request);
    }

    @Override
    public boolean isFree(Limit limit) {
        return requests.get() < MOST_REQUESTS;
    }

    @Override
    public void heartbeat() {
        // A person's few requests change nothing, so the sync may go on beside them.
    }

    @Override
    public void setRate(Limit limit, double perSecond) {
        // The sync learns it by itself; a few requests need no rate limit.
    }

    /** Without the settings: they hold secrets. */
    @Override
    public String toString() {
        return "interactive account of integration " + integration.id;
    }
}
