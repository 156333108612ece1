package dev.vigia.sync.readback;

import dev.vigia.credentials.Token;
import dev.vigia.limits.Limit;
import dev.vigia.limits.RateLimiter;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * An account for reading back: it spends a share of each limit only, so that what is sent always finds the rest of it,
 * and no more at all once it is closed. It lets go first whatever is sent, unless it may not be kept waiting for ever.
 */
class ReadBackAccount implements Account {

    private static final long LOOK_AGAIN = Duration.ofMillis(20).toNanos();

    private final Account account;
    private final ToDoubleFunction<Limit> share;
    private final boolean yields;
    private final RateLimiter limiter;
    private volatile boolean closed;

    ReadBackAccount(Account account, double rateFactor, double share) {
        this(account, rateFactor, limit -> share, true);
    }

    private ReadBackAccount(Account account, double rateFactor, ToDoubleFunction<Limit> share, boolean yields) {
        this.account = account;
        this.share = share;
        this.yields = yields;
        // Nothing is saved up: whoever read last may have done so just now.
        this.limiter = new RateLimiter(rateFactor, true);
    }

    /** One that goes on while something is sent, too. */
    static ReadBackAccount beside(Account account, double rateFactor, ToDoubleFunction<Limit> share) {
        return new ReadBackAccount(account, rateFactor, share, false);
    }

    /** Nobody waits for the answer any more. */
    void close() {
        closed = true;
    }

    @Override
    public Reply send(Limit limit, Supplier<RestResponse<String>> request) {
        while (!(yields ? isFree(limit) : limiter.canAcquire(ours(limit)))) {
            refuseWhenClosed();
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        refuseWhenClosed();
        limiter.acquire(ours(limit));
        return account.send(limit, request);
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new CancellationException("the reading was abandoned");
        }
    }

    @Override
    public boolean isFree(Limit limit) {
        return limiter.canAcquire(ours(limit)) && account.isFree(limit);
    }

    private Limit ours(Limit limit) {
        return new Limit(limit.name(), limit.perSecond() * share.applyAsDouble(limit), 1);
    }

    @Override
    public void heartbeat() {
        account.heartbeat();
    }

    @Override
    public void setRate(Limit limit, double perSecond) {
        account.setRate(limit, perSecond);
    }

    @Override
    public URI url() {
        return account.url();
    }

    @Override
    public String setting(String name) {
        return account.setting(name);
    }

    @Override
    public Optional<Token> token() {
        return account.token();
    }

    @Override
    public void storeToken(Token token) {
        account.storeToken(token);
    }

    @Override
    public <T> T exclusively(Supplier<T> work) {
        return account.exclusively(work);
    }
}
