package dev.vigia.sync;

import dev.vigia.marketplace.Limit;
import io.github.bucket4j.BandwidthBuilder;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The budget of requests of one integration, while this node sends for it. Nobody else sends, so it needs no other node;
 * a node that takes over starts with nothing saved up, since its predecessor may just have spent it.
 */
class Pace {

    // Clocks and networks are not exact: what leaves here evenly arrives in bunches.
    private static final double CAUTION = 0.95;

    private final double factor;
    private final boolean takenOver;
    private final Map<String, Granted> buckets = new ConcurrentHashMap<>();

    /** @param limit as the connector declares it for the account's settings of now */
    private record Granted(Limit limit, Bucket bucket, Spending spending) {
    }

    Pace(double factor, boolean takenOver) {
        this.factor = factor;
        this.takenOver = takenOver;
    }

    /** Waits until one more request is allowed. */
    void spend(Limit limit) {
        Granted granted = granted(limit);
        granted.bucket.asBlocking().consumeUninterruptibly(1);
        granted.spending.count(System.nanoTime());
    }

    /** The share of the allowed requests that left in the last minute, from 0 to 1; of the limit that is used most. */
    double used() {
        return buckets.values().stream().mapToDouble(granted -> granted.spending.share(System.nanoTime())).max()
                .orElse(0);
    }

    /** Whether one more request is allowed now; spends nothing. */
    boolean isFree(Limit limit) {
        return granted(limit).bucket.getAvailableTokens() > 0;
    }

    /** Whether nothing is left of a limit as slow as this, so that the next request has to wait for longer. */
    boolean isUsedUp(Duration slow) {
        return buckets.values().stream().anyMatch(granted -> granted.limit.period(factor).compareTo(slow) > 0
                && granted.bucket.getAvailableTokens() == 0);
    }

    /** The marketplace allows this many requests a second from now on. */
    void change(Limit limit, double perSecond) {
        Granted granted = granted(limit);
        granted.spending.allow(perSecond);
        granted.bucket.replaceConfiguration(BucketConfiguration.builder()
                .addLimit(bandwidth(new Limit(limit.name(), perSecond / factor, limit.burst()), false)).build(),
                TokensInheritanceStrategy.AS_IS);
    }

    private Granted granted(Limit limit) {
        return buckets.compute(limit.name(), (name, known) -> known != null && known.limit.equals(limit) ? known
                // An account that has changed its plan has saved up nothing of the new one.
                : new Granted(limit, Bucket.builder().addLimit(bandwidth(limit, takenOver || known != null)).build(),
                        new Spending(limit.perSecond() * factor, System.nanoTime())));
    }

    private io.github.bucket4j.Bandwidth bandwidth(Limit limit, boolean empty) {
        // One in five is kept back: a call that was held up on its way makes the next ones look like a burst.
        long burst = Math.max(1, Math.round(Math.floor(limit.burst() * factor * 0.8)));
        BandwidthBuilder.BandwidthBuilderBuildStage stage = BandwidthBuilder.builder().capacity(burst)
                .refillGreedy(1, Duration.ofNanos((long) (1_000_000_000 / (limit.perSecond() * factor * CAUTION))))
                .initialTokens(empty ? 0 : burst);
        return stage.build();
    }
}
