package dev.vigia.integration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "vigia.integration")
public interface IntegrationConfig {

    /**
     * Where browsers reach this installation, such as {@code https://vigia.example.com}. Marketplaces lead a seller back
     * to an address below it, which must be registered there. Without it, it is what the browser asked for, which is right
     * unless a proxy hides it or people come by several names.
     */
    Optional<URI> publicUrl();

    /**
     * The share of an integration's selling listings that a person's own change may take to zero without being asked
     * again; as for feeds unless it is set. Lower asks more often; 1 or more never asks.
     */
    @DecimalMin("0")
    @WithDefault("${vigia.intake.brake-share:0.2}")
    BigDecimal askShare();

    /** Fewer listings than this are never asked about, whatever their share; as for feeds unless it is set. */
    @Min(0)
    @WithDefault("${vigia.intake.brake-least:50}")
    int askLeast();

    /**
     * How often a node looks whether the pause of an integration is over. Shorter is closer to the minute; it asks the
     * database more often.
     */
    @DurationMin(seconds = 1)
    @WithDefault("5s")
    Duration pausesEvery();
}
