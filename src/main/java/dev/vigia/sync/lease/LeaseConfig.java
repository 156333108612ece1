package dev.vigia.sync.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "vigia.sync")
public interface LeaseConfig {

    /**
     * How long a node owns an integration without a sign of life. Shorter takes over sooner after a crash; it must stay
     * longer than any pause of the process, or healthy nodes lose their work.
     */
    @DurationMin(seconds = 1)
    @WithDefault("15s")
    Duration lease();
}
