package dev.vigia.sync.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "vigia.sync")
public interface QueueConfig {

    /** The first wait after a failure; it doubles with each further one. */
    @DurationMin(millis = 1)
    @WithDefault("2s")
    Duration retryFirst();

    /** The longest wait between two attempts. */
    @DurationMin(millis = 1)
    @WithDefault("5m")
    Duration retryLongest();

    /** How long an accepted quantity may take until it is confirmed; then it is sent again. */
    @DurationMin(seconds = 1)
    @WithDefault("15m")
    @WithName("patience")
    Duration confirmationTimeout();
}
