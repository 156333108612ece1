package dev.vigia.source.reading;

import dev.vigia.credentials.Token;
import dev.vigia.http.RetryAfter;
import dev.vigia.limits.Limit;
import dev.vigia.limits.RateLimiter;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.source.Source;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** An account while one node reads it. Its budget holds for all threads that do. */
final class SourceCalls implements SourceAccount {

    /** Where a source asks to be left alone and does not say for how long. */
    private static final Duration REST = Duration.ofSeconds(60);
    private static final int TOO_MANY = 429;

    private final Source source;
    private final Map<String, String> settings;
    private final SourceTokens tokens;
    private final TurnClock clock;
    private final double most;
    private final Limit limit;
    private final RateLimiter limiter = new RateLimiter(1, true);
    /** Of sign-ins, which are hours apart. */
    private final RateLimiter slowLimiter = new RateLimiter(1, false);

    /** @param most calls a second that the source grants */
    SourceCalls(Source source, Map<String, String> settings, SourceTokens tokens, TurnClock clock, double rate,
            double most) {
        this.most = most;
        this.source = source;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
        this.limit = new Limit("calls", Math.min(rate, most), 1);
    }

    double most() {
        return most;
    }

    TurnClock clock() {
        return clock;
    }

    void setRate(double perSecond) {
        limiter.setRate(limit, Math.min(perSecond, most));
    }

    @Override
    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    @Override
    public Optional<Token> token() {
        return tokens.find(source);
    }

    @Override
    public void storeToken(Token token) {
        tokens.keep(source, token);
    }

    @Override
    public <T> T exclusively(Supplier<T> work) {
        return tokens.exclusively(source, work);
    }

    @Override
    public Reply send(Limit slower, Supplier<RestResponse<String>> request) {
        slowLimiter.acquire(slower);
        return send(request).reply();
    }

    @Override
    public TimedReply send(Supplier<RestResponse<String>> request) {
        limiter.acquire(limit);
        AtomicReference<Instant> left = new AtomicReference<>(clock.now());
        Reply reply = Reply.to(() -> {
            left.set(clock.now());
            return request.get();
        });
        if (reply.status() == TOO_MANY) {
            throw new ConnectorException(Outcome.retry(Cause.LIMITED, RetryAfter.in(reply::header).filter(
                    asked -> !asked.isZero()).orElse(REST)));
        }
        return new TimedReply(reply, left.get());
    }
}
