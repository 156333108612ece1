package dev.vigia.sync.readback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What reading back tells the metrics. */
public final class ReadBackMetrics {

    private ReadBackMetrics() {
    }

    /** Listings that reading back found showing something else, for this reason. */
    public static Counter drift(MeterRegistry meters, String marketplace, ReadBackFinding cause) {
        return meters.counter("vigia.drift.found", "marketplace", marketplace, "cause", cause.code());
    }

    /** Older quantities that looks at listings in doubt found, and sent the newest again. */
    public static Counter appliedLate(MeterRegistry meters, String marketplace) {
        return meters.counter("vigia.applied.late", "marketplace", marketplace);
    }
}
