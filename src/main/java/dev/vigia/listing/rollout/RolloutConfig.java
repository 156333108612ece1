package dev.vigia.listing.rollout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "vigia.rollout")
interface RolloutConfig {

    /**
     * How many products are compared with a changed rule at once, and at most how many a shop may have that is done before
     * the answer. More spends less on each product; fewer lets stock changes of the same products wait less.
     */
    @Min(1)
    @WithDefault("10000")
    int slice();

    /**
     * How many products that differ are at most evaluated at once. More spends less on each; fewer lets stock changes of
     * the same products wait less.
     */
    @Min(1)
    @WithDefault("1000")
    int changes();

    /** How often a node looks for a changed rule that another has left behind. Shorter asks the database more often. */
    @DurationMin(seconds = 1)
    @WithDefault("1s")
    Duration every();
}
