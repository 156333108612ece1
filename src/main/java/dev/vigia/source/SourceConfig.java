package dev.vigia.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How sources are read. */
@ConfigMapping(prefix = "vigia.source")
public interface SourceConfig {

    /** How often a node looks for a source that is to be read. Shorter asks the database more often. */
    @DurationMin(millis = 100)
    @WithDefault("2s")
    Duration every();

    /** Sources that a node reads at the same time. More keeps none waiting, and asks more of the database. */
    @Min(1)
    @WithDefault("16")
    int atOnce();

    /** Calls a second to a new account. More reads sooner, and may be too many for it. */
    @DecimalMin("0.1")
    @WithDefault("5")
    double rateFirst();

    /** Calls a second to an account at the most, reached by one more in each minute without a complaint. */
    @DecimalMin("0.1")
    @WithDefault("20")
    double rateMost();

    /** From a notification until the SKU is read a second time. Sooner may see what the first read has seen. */
    @DurationMin(millis = 1)
    @WithDefault("45s")
    Duration secondLook();

    /** From the beginning of one sweep to that of the next, where it has ended by then. Shorter asks the source more. */
    @DurationMin(seconds = 1)
    @WithDefault("15m")
    Duration sweepEvery();

    /** How often the list of all SKUs is read. Shorter sees new ones sooner. */
    @DurationMin(seconds = 1)
    @WithDefault("1h")
    Duration listEvery();

    /** How often warehouses are asked for. Shorter sees sooner that one does not sell any more. */
    @DurationMin(seconds = 1)
    @WithDefault("10m")
    Duration warehousesEvery();

    /** How often a product is asked about beside its stock. Shorter sees sooner that it is not sold; costs a call. */
    @DurationMin(seconds = 1)
    @WithDefault("24h")
    Duration describeEvery();

    /** How long a node that is gone keeps another one from reading. */
    @DurationMin(seconds = 1)
    @WithDefault("60s")
    Duration claim();
}
