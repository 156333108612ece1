package dev.vigia.marketplace;

import java.time.Duration;

/**
 * A budget of requests that the marketplace grants an account: a token bucket.
 *
 * @param name      unique within a connector
 * @param perSecond requests a second, on average; may be less than 1
 * @param burst     requests at once
 */
public record Limit(String name, double perSecond, int burst) {

    /** The time from one request to the next, at so many times the rate. */
    public Duration period(double rateFactor) {
        return Duration.ofNanos((long) (1_000_000_000 / (perSecond * rateFactor)));
    }
}
