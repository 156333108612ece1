package dev.vigia.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BandwidthBuilder;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.UninterruptibleBlockingStrategy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The budget of requests of one integration, while this node sends for it. Nobody else sends, so it needs no other node;
 * a node that takes over starts with nothing saved up, since its predecessor may just have spent it.
 */
public class RateLimiter {

    // A limit is read in both ways, since few marketplaces say which is theirs: as a bucket, and as so many calls in each
    // second or minute of its clock, or in any. Whatever is saved up, and what a window at this rate brings, stay below
    // it together; the rest is for what leaves here evenly and arrives in bunches.
    private static final double SHARE = 0.92;
    private static final double SAVED_UP = 0.03;
    private static final double NANOS_PER_SECOND = 1_000_000_000;

    private final double factor;
    private final boolean takenOver;
    private final TimeMeter clock;
    private final UninterruptibleBlockingStrategy waiting;
    private final Map<String, LimitBucket> buckets = new ConcurrentHashMap<>();

    /** @param limit as the connector declares it for the account's settings of now */
    private record LimitBucket(Limit limit, Bucket bucket, UsageMeter usage) {
    }

    public RateLimiter(double factor, boolean takenOver) {
        this(factor, takenOver, TimeMeter.SYSTEM_NANOTIME, UninterruptibleBlockingStrategy.PARKING);
    }

    public RateLimiter(double factor, boolean takenOver, TimeMeter clock, UninterruptibleBlockingStrategy waiting) {
        this.factor = factor;
        this.takenOver = takenOver;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** Waits until one more request is allowed. */
    public void acquire(Limit limit) {
        LimitBucket limited = bucketOf(limit);
        limited.bucket.asBlocking().consumeUninterruptibly(1, waiting);
        limited.usage.count(System.nanoTime());
    }

    /** The share of the allowed requests that left in the last minute, from 0 to 1; of the limit that is used most. */
    public double used() {
        return buckets.values().stream().mapToDouble(limited -> limited.usage.share(System.nanoTime())).max()
                .orElse(0);
    }

    /** Whether one more request is allowed now; spends nothing. */
    public boolean canAcquire(Limit limit) {
        return bucketOf(limit).bucket.getAvailableTokens() > 0;
    }

    /** Whether nothing is left of a limit as slow as this, so that the next request has to wait for longer. */
    public boolean isUsedUp(Duration slow) {
        return buckets.values().stream().anyMatch(limited -> limited.limit.period(factor).compareTo(slow) > 0
                && limited.bucket.getAvailableTokens() == 0);
    }

    /** The marketplace allows this many requests a second from now on. */
    public void setRate(Limit limit, double perSecond) {
        LimitBucket limited = bucketOf(limit);
        limited.usage.allow(perSecond);
        limited.bucket.replaceConfiguration(BucketConfiguration.builder()
                .addLimit(bandwidth(new Limit(limit.name(), perSecond / factor, limit.burst()), false)).build(),
                TokensInheritanceStrategy.AS_IS);
    }

    private LimitBucket bucketOf(Limit limit) {
        return buckets.compute(limit.name(), (name, known) -> known != null && known.limit.equals(limit) ? known
                // An account that has changed its plan has saved up nothing of the new one.
                : new LimitBucket(limit, bucket(limit, takenOver || known != null),
                        new UsageMeter(limit.perSecond() * factor, System.nanoTime())));
    }

    private Bucket bucket(Limit limit, boolean empty) {
        return Bucket.builder().withCustomTimePrecision(clock).addLimit(bandwidth(limit, empty)).build();
    }

    private Bandwidth bandwidth(Limit limit, boolean empty) {
        long burst = Math.max(1, (long) (limit.burst() * factor * SAVED_UP));
        return BandwidthBuilder.builder().capacity(burst)
                .refillGreedy(1, Duration.ofNanos((long) (NANOS_PER_SECOND / (limit.perSecond() * factor * SHARE))))
                .initialTokens(empty ? 0 : burst).build();
    }
}
