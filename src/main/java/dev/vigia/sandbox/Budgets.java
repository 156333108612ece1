package dev.vigia.sandbox;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;

/** A token bucket per caller and rate. */
public final class Budgets {

    private static final int REMEMBERED = 50_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double factor;
    private final Map<String, Bucket> buckets = Bounded.map(REMEMBERED);

    public Budgets(double factor) {
        this.factor = factor;
    }

    /** Whether the caller may make this call now; if so, it is counted. */
    public boolean spend(Grant caller, Rate documented) {
        Rate rate = granted(documented);
        return buckets.computeIfAbsent(caller.client() + '\n' + caller.seller() + '\n' + rate.name(), any -> bucket(
                rate))
                .tryConsume(1);
    }

    /** The rate in force here: the documented one times the factor. */
    public Rate granted(Rate documented) {
        return documented.times(factor);
    }

    private static Bucket bucket(Rate rate) {
        Duration perToken = Duration.ofNanos(Math.max(1, Math.round(NANOS_PER_SECOND / rate.perSecond())));
        return Bucket.builder().addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(1, perToken)).build();
    }
}
