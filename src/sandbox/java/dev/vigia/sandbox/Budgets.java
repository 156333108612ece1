package dev.vigia.sandbox;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;

/**
 * What each caller may do how often, counted in both ways that marketplaces have: a token bucket, and so many calls in
 * each window of the clock. A window is as long as the burst takes on average: a second for 9 a second, a minute for 650
 * a minute.
 */
public final class Budgets {

    private static final int REMEMBERED = 50_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double factor;
    private final TimeMeter clock;
    private final Map<String, Spent> callers = Bounded.map(REMEMBERED);

    public Budgets(double factor) {
        this(factor, TimeMeter.SYSTEM_MILLISECONDS);
    }

    public Budgets(double factor, TimeMeter clock) {
        this.factor = factor;
        this.clock = clock;
    }

    /** Whether the caller may make this call now; if so, it is counted. */
    public boolean spend(Grant caller, Rate documented) {
        Rate rate = granted(documented);
        return callers.computeIfAbsent(caller.client() + '\n' + caller.seller() + '\n' + rate.name(),
                any -> new Spent(rate, clock)).one(clock.currentTimeNanos());
    }

    /** The rate in force here: the documented one times the factor. */
    public Rate granted(Rate documented) {
        return documented.times(factor);
    }

    /** What one caller has spent of one rate. */
    private static final class Spent {

        private final Bucket bucket;
        private final long windowNanos;
        private final int perWindow;
        private long window;
        private int inWindow;

        Spent(Rate rate, TimeMeter clock) {
            Duration perToken = Duration.ofNanos(Math.max(1, Math.round(NANOS_PER_SECOND / rate.perSecond())));
            bucket = Bucket.builder().withCustomTimePrecision(clock)
                    .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(1, perToken)).build();
            windowNanos = Math.max(1, Math.round(NANOS_PER_SECOND * rate.burst() / rate.perSecond()));
            perWindow = rate.burst();
        }

        synchronized boolean one(long now) {
            long current = Math.floorDiv(now, windowNanos);
            if (current != window) {
                window = current;
                inWindow = 0;
            }
            if (inWindow == perWindow || !bucket.tryConsume(1)) {
                return false;
            }
            inWindow++;
            return true;
        }
    }
}
