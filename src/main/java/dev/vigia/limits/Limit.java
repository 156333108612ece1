package dev.vigia.limits;

import java.time.Duration;

/**
 * A budget of requests that the marketplace grants an account, as its documentation tells it: 650 a minute are 650 / 60 a
 * second and a burst of 650. Whoever spends it leaves room for the marketplace's way to count.
 *
 * @param name      unique within a connector
 * @param perSecond requests a second, on average; may be less than 1
 * @param burst     requests at once, or in the time in which so many come on average
 */
public record Limit(String name, double perSecond, int burst) {

    /** The time from one request to the next, at so many times the rate. */
    public Duration period(double rateFactor) {
        return Duration.ofNanos((long) (1_000_000_000 / (perSecond * rateFactor)));
    }
}
