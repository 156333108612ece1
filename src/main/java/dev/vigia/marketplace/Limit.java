package dev.vigia.marketplace;

/**
 * A budget of requests that the marketplace grants an account: a token bucket.
 *
 * @param name      unique within a connector
 * @param perSecond requests a second, on average; may be less than 1
 * @param burst     requests at once
 */
public record Limit(String name, double perSecond, int burst) {
}
