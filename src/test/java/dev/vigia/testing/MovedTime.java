package dev.vigia.testing;

import io.github.bucket4j.TimeMeter;
import java.util.function.LongSupplier;

/** A time for limits that stands still until a test moves it, so that minutes take no time. */
public record MovedTime(LongSupplier nanos) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        return nanos.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
