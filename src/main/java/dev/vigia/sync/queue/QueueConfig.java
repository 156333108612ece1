package dev.vigia.sync.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "vigia.sync")
public interface QueueConfig {

    /** The first wait after a failure; it doubles with each further one. */
    @WithDefault("2s")
    Duration retryFirst();

    /** The longest wait between two attempts. */
    @WithDefault("5m")
    Duration retryLongest();

    /** How long an accepted quantity may take until it is confirmed; then it is sent again. */
    @WithDefault("15m")
    Duration patience();
}
