package dev.vigia.web;

import dev.vigia.web.form.MemoryMin;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What may differ between installations of the portal. */
@ConfigMapping(prefix = "vigia.web")
public interface WebConfig {

    /** Cookies travel over HTTPS only. Off, the portal works over plain HTTP, and anyone on the way can read them. */
    @WithDefault("true")
    boolean secureCookies();

    /** Tells browsers to use HTTPS only, for a year. On, a way back to plain HTTP takes that long. */
    @WithDefault("true")
    boolean strictTransportSecurity();

    /**
     * The largest form or batch of the API. A batch of 5,000 items fits in 4 MB; anything larger is a mistake or an attack,
     * and is read into memory.
     */
    @MemoryMin(1_024)
    @WithDefault("4M")
    MemorySize largestBody();

    /** How long a program may take to send a body. Longer suits a slow line, and lets one that never ends stay longer. */
    @DurationMin(seconds = 1)
    @WithDefault("60s")
    Duration slowestBody();
}
