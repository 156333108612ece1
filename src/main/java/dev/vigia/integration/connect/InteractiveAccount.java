package dev.vigia.integration.connect;

import dev.vigia.credentials.Token;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
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

    private final URI url;
    private final Map<String, String> settings;
    private final AccountTokens tokens;
    private final AtomicInteger requests = new AtomicInteger();
    private final long deadline = System.nanoTime() + LONGEST.toNanos();

    InteractiveAccount(URI url, Map<String, String> settings, AccountTokens tokens) {
        this.url = url;
        this.settings = settings;
        this.tokens = tokens;
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
        return tokens.find();
    }

    @Override
    public void storeToken(Token token) {
        tokens.keep(token);
    }

    @Override
    public <T> T exclusively(Supplier<T> work) {
        return tokens.exclusively(work);
    }

    /** @throws ConnectorException when the person has waited long enough, or the marketplace leads from one thing to the next */
    @Override
    public Reply send(Limit limit, Supplier<RestResponse<String>> request) {
        if (System.nanoTime() > deadline) {
            throw new ConnectorException(Outcome.retry(Cause.TIMEOUT, Duration.ZERO));
        }
        if (requests.incrementAndGet() > MOST_REQUESTS) {
            throw new ConnectorException(Outcome.retry(Cause.UNREADABLE, Duration.ZERO));
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
        return "interactive account at " + url;
    }
}
