package dev.vigia.limits;

import java.time.Duration;

/**
 * What was spent of one limit in the last minute, in slots of five seconds. Times are nanoseconds of one monotonic
 * clock.
 */
class UsageMeter {

    private static final long SLOT = Duration.ofSeconds(5).toNanos();
    private static final int SLOTS = 12;
    private static final double NANOS_PER_SECOND = 1_000_000_000;

    private final int[] counts = new int[SLOTS];
    private double allowed;
    private long newest;

    /**
     * @param allowed requests a second
     * @param began   when counting begins
     */
    UsageMeter(double allowed, long began) {
        this.allowed = allowed;
        newest = Math.floorDiv(began, SLOT);
    }

    synchronized void count(long now) {
        forget(now);
        counts[slot(newest)]++;
    }

    /** From now on so many requests a second are allowed. */
    synchronized void allow(double perSecond) {
        allowed = perSecond;
    }

    /**
     * The share of the allowed requests that was used, from 0 to 1: over the slots before the one that runs, and what
     * of that has passed. A burst that was saved up may go beyond what is allowed on average, and counts as all of it.
     */
    synchronized double share(long now) {
        forget(now);
        int requests = 0;
        for (int count : counts) {
            requests += count;
        }
        double seconds = (SLOT * (SLOTS - 1) + Math.floorMod(now, SLOT) + 1) / NANOS_PER_SECOND;
        return Math.min(1, requests / (allowed * seconds));
    }

    private void forget(long now) {
        long slot = Math.floorDiv(now, SLOT);
        for (long past = Math.max(newest + 1, slot - SLOTS + 1); past <= slot; past++) {
            counts[slot(past)] = 0;
        }
        newest = Math.max(newest, slot);
    }

    private static int slot(long number) {
        return (int) Math.floorMod(number, (long) SLOTS);
    }
}
