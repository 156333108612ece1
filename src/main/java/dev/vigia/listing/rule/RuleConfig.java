package dev.vigia.listing.rule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "vigia.rule")
interface RuleConfig {

    /**
     * How often a node looks whether a rule with dates begins or ends. Shorter is closer to the minute; it asks the database
     * more often.
     */
    @DurationMin(seconds = 1)
    @WithDefault("5s")
    Duration datesEvery();
}
