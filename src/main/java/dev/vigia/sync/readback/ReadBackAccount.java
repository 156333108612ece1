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
 * and no more at all once it is closed. It lets go first whatever is sent, unless it may not be kept waiting for ever: then
 * it has its share in any case, and a larger one while no zero waits.
 */
class ReadBackAccount implements Account {

    private static final long LOOK_AGAIN = Duration.ofMillis(20).toNanos();
    /** Of each limit, on top of the share, while no zero waits: so that a slow account, too, is looked through in time. */
    private static final double UNLESS_ZEROS_WAIT = 0.4;

    private final Account account;
    private final ToDoubleFunction<Limit> share;
    private final boolean yields;
    private final RateLimiter limiter;
    private final RateLimiter unlessZerosWait;
    private volatile boolean zerosWait;
    private volatile boolean closed;

    ReadBackAccount(Account account, double rateFactor, double share) {
        this(account, limit -> share, true, new RateLimiter(rateFactor, true), new RateLimiter(rateFactor, true));
    }

    /** With limiters that have saved up nothing: whoever read last may have done so just now. */
    ReadBackAccount(Account account, ToDoubleFunction<Limit> share, boolean yields, RateLimiter limiter,
            RateLimiter unlessZerosWait) {
        this.account = account;
        this.share = share;
        this.yields = yields;
        this.limiter = limiter;
        this.unlessZerosWait = unlessZerosWait;
    }

    /** One that goes on while something is sent, too. */
    static ReadBackAccount beside(Account account, double rateFactor, ToDoubleFunction<Limit> share) {
        return new ReadBackAccount(account, share, false, new RateLimiter(rateFactor, true), new RateLimiter(rateFactor,
                true));
    }

    /** Whether a zero is to be sent, which this must not delay. */
    void zerosWait(boolean now) {
        zerosWait = now;
    }

    /** Nobody waits for the answer any more. */
    void close() {
        closed = true;
    }

    @Override
    public Reply send(Limit limit, Supplier<RestResponse<String>> request) {
        while (!spends(limit)) {
            refuseWhenClosed();
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        refuseWhenClosed();
        return account.send(limit, request);
    }

    /** Whether a request may go now; then it is one of the share. */
    boolean spends(Limit limit) {
        if (yields ? isFree(limit) : limiter.canAcquire(ours(limit))) {
            limiter.acquire(ours(limit));
            return true;
        }
        Limit more = new Limit(limit.name(), limit.perSecond() * UNLESS_ZEROS_WAIT, 1);
        if (yields || zerosWait || !unlessZerosWait.canAcquire(more) || !account.isFree(limit)) {
            return false;
        }
        unlessZerosWait.acquire(more);
        return true;
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
