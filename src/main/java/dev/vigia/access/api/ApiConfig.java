package dev.vigia.access.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/**
 * How many calls of the API a retailer may make. Each instance counts what comes to it: so there is nothing to be shared or
 * asked before a call, and two instances allow twice as much, which is what they can bear.
 */
@ConfigMapping(prefix = "vigia.api")
public interface ApiConfig {

    /** Calls a second of one retailer, on average. A batch is one call. Fewer make a program gather more in each. */
    @Min(1)
    @WithDefault("100")
    int callsPerSecond();

    /** So many calls may come at once after a quiet time. More suits programs that send by the clock. */
    @Min(1)
    @WithDefault("500")
    int burst();

    /**
     * Calls of one retailer that are worked on at the same time. More lets one retailer take a larger part of the threads
     * and database connections that all share.
     */
    @Min(1)
    @WithDefault("8")
    int parallel();
}
