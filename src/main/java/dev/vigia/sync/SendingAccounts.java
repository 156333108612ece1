package dev.vigia.sync;

import dev.vigia.credentials.CredentialOwner;
import dev.vigia.credentials.Credentials;
import dev.vigia.credentials.Token;
import dev.vigia.credentials.TokenRefreshLock;
import dev.vigia.credentials.TokenRefreshTimeout;
import dev.vigia.http.RequestDeadline;
import dev.vigia.limits.Limit;
import dev.vigia.limits.RateLimiter;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Reply;
import dev.vigia.sync.lease.Lease;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Opens integrations for their connectors: settings, token and rate limit. */
@ApplicationScoped
public class SendingAccounts {

    private final Credentials credentials;
    private final TokenRefreshLock refreshLock;
    private final Map<Long, Limited> limiters = new ConcurrentHashMap<>();

    SendingAccounts(Credentials credentials, TokenRefreshLock refreshLock) {
        this.credentials = credentials;
        this.refreshLock = refreshLock;
    }

    /**
     * The settings as they are now; the rate limit as it was left, unless another node has sent meanwhile.
     *
     * @param hold makes sure of the lease: called after each wait for the rate limit, right before the request it was for, and
     *             while something takes longer than a request; says until when a request may leave, on the machine's
     *             monotonic clock
     */
    SendingAccount open(Lease lease, Marketplace marketplace, LongSupplier hold) {
        RateLimiter limiter = limiters.compute(lease.integrationId(), (id, last) -> last != null && last.epoch == lease
                .epoch()
                        ? last
                        : new Limited(lease.epoch(), marketplace.code(),
                                new RateLimiter(marketplace.rateFactor(), lease.epoch() > 1))).limiter;
        Map<String, String> settings = QuarkusTransaction.requiringNew()
                .call(() -> credentials.of(lease.retailerId(), lease.integrationId()));
        return new SendingAccount(lease, marketplace.address(settings), marketplace.rateFactor(), settings, limiter,
                hold,
                credentials, refreshLock);
    }

    /** The marketplace of an integration that this node has sent for. */
    Optional<String> marketplace(long integrationId) {
        return Optional.ofNullable(limiters.get(integrationId)).map(Limited::marketplace);
    }

    /** The share of its allowed requests that an integration used in the last minute, as far as this node sent. */
    double used(long integrationId) {
        return Optional.ofNullable(limiters.get(integrationId)).map(limited -> limited.limiter.used()).orElse(0.0);
    }

    /** The share of its allowed requests that the busiest account on this marketplace used in the last minute. */
    double mostUsed(String marketplace) {
        return limiters.values().stream().filter(limited -> limited.marketplace.equals(marketplace))
                .mapToDouble(limited -> limited.limiter.used()).max().orElse(0);
    }

    /** The integrations of which this node has used up a limit as slow as this, or began it with nothing. */
    List<Long> usedUp(Duration slow) {
        return limiters.entrySet().stream().filter(limited -> limited.getValue().limiter.isUsedUp(slow)).map(
                Map.Entry::getKey)
                .toList();
    }

    private record Limited(long epoch, String marketplace, RateLimiter limiter) {
    }

    public record SendingAccount(Lease lease, URI url, double rateFactor, Map<String, String> settings,
            RateLimiter limiter,
            LongSupplier hold, Credentials credentials, TokenRefreshLock refreshLock)
            implements
            Account {

        @Override
        public String setting(String name) {
            return settings.getOrDefault(name, "");
        }

        @Override
        public Optional<Token> token() {
            return QuarkusTransaction.requiringNew()
                    .call(() -> credentials.token(lease.retailerId(), lease.integrationId()));
        }

        @Override
        public void storeToken(Token token) {
            QuarkusTransaction.requiringNew()
                    .run(() -> credentials.keep(lease.retailerId(), lease.integrationId(), token));
        }

        @Override
        public <T> T exclusively(Supplier<T> work) {
            try {
                return refreshLock.exclusively(CredentialOwner.integration(lease.retailerId(), lease.integrationId()),
                        work);
            } catch (TokenRefreshTimeout busy) {
                throw ConnectorException.renewedElsewhere();
            }
        }

        @Override
        public Reply send(Limit limit, Supplier<RestResponse<String>> request) {
            limiter.acquire(limit);
            return Reply.to(new RequestDeadline(hold.getAsLong()), request);
        }

        @Override
        public boolean isFree(Limit limit) {
            return limiter.canAcquire(limit);
        }

        @Override
        public void heartbeat() {
            hold.getAsLong();
        }

        @Override
        public void setRate(Limit limit, double perSecond) {
            limiter.setRate(limit, perSecond);
        }

        /** Without the settings: they hold secrets. */
        @Override
        public String toString() {
            return "account of integration " + lease.integrationId();
        }
    }
}
