package dev.vigia.access.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The calls of each retailer on this instance: so many a second, and so many at the same time. */
@Singleton
class CallLimits {

    /** Nobody knows when one of the calls under way ends. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ApiConfig config;
    private final TimeMeter clock;
    /** By the code of the retailer, which only a valid token names. */
    private final Map<String, Calls> retailers = new ConcurrentHashMap<>();

    private record Calls(Bucket allowed, Semaphore places) {
    }

    @Inject
    CallLimits(ApiConfig config) {
        this(config, TimeMeter.SYSTEM_NANOTIME);
    }

    CallLimits(ApiConfig config, TimeMeter clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Begins a call, which {@link #end} ends.
     *
     * @return empty if it may go on; else nothing began, and the same call may be tried again after this time
     */
    Optional<Duration> begin(String retailer) {
        Calls calls = retailers.computeIfAbsent(retailer, first -> none());
        if (!calls.places.tryAcquire()) {
            return Optional.of(SOON);
        }
        ConsumptionProbe probe = calls.allowed.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        calls.places.release();
        return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    void end(String retailer) {
        retailers.get(retailer).places.release();
    }

    private Calls none() {
        return new Calls(Bucket.builder().withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(config.burst()).refillGreedy(config.callsPerSecond(),
                        Duration.ofSeconds(1)))
                .build(), new Semaphore(config.parallel()));
    }
}
