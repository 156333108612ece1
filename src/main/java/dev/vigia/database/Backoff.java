package dev.vigia.database;

import java.time.Duration;

/**
 * How long to wait before something that failed is tried again: twice as long each time, and no longer than the longest.
 *
 * @param first the wait after the first failure
 */
public record Backoff(Duration first, Duration longest) {

    // From there on any wait is the longest; a power of more has no place in a number.
    private static final int MOST_DOUBLINGS = 20;

    /** @param doublings failures in a row before the last one */
    public Duration delay(int doublings) {
        return Duration.ofMillis((long) millis(doublings));
    }

    /**
     * Half of it by chance, so that what failed together does not come back together.
     *
     * @param chance from 0 to 1
     */
    public Duration delay(int doublings, double chance) {
        return Duration.ofMillis((long) (millis(doublings) / 2 * (1 + chance)));
    }

    private double millis(int doublings) {
        return Math.min(first.toMillis() * Math.pow(2, Math.min(doublings, MOST_DOUBLINGS)), longest.toMillis());
    }

    /**
     * The same as an interval in SQL.
     *
     * @param doublings SQL: a column, or a number
     */
    public String sql(String doublings) {
        return "make_interval(secs => least(%s * power(2, least(%s, %d)), %s))".formatted(seconds(first), doublings,
                MOST_DOUBLINGS, seconds(longest));
    }

    private static String seconds(Duration duration) {
        return Double.toString(duration.toMillis() / 1000.0);
    }
}
