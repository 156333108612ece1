package dev.vigia.intake.brake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** When the mass-zero brake stops a feed. */
@ConfigMapping(prefix = "vigia.intake")
public interface BrakeConfig {

    /**
     * The share of an integration's selling listings that a feed may take to zero without being asked. Lower stops a
     * broken feed sooner and asks more often; 1 or more switches the brake off.
     */
    @DecimalMin("0")
    @WithDefault("0.2")
    BigDecimal brakeShare();

    /** Fewer listings than this pass whatever their share: a small shop may sell out. Lower asks small shops too. */
    @Min(0)
    @WithDefault("50")
    int brakeLeast();

    /**
     * How far back zeros are added up, in whole minutes, since a feed comes as many calls. Longer catches a slow feed;
     * it also adds up what sold out one by one.
     */
    @DurationMin(minutes = 1)
    @WithDefault("10m")
    Duration brakeWindow();

    /**
     * How long a discarded change can be taken back before it is dropped. Longer forgives more, and keeps in the database what
     * nobody wants.
     */
    @DurationMin(seconds = 0)
    @WithDefault("10m")
    Duration takeBackWithin();
}
