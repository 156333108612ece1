package dev.vigia.source.reading;

import java.time.Instant;

/**
 * The clock of the database without asking it each time: what it said once, and what has passed since on this machine. Never
 * ahead of it, but for what two clocks drift apart in some seconds.
 *
 * @param then     what the database said
 * @param nanoTime when its answer was here
 */
record TurnClock(Instant then, long nanoTime) {

    Instant now() {
        return then.plusNanos(System.nanoTime() - nanoTime);
    }
}
