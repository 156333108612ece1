package dev.vigia.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;

/** How strict, how slow and how large the simulated marketplaces are. */
@ConfigMapping(prefix = "vigia.sandbox")
public interface SandboxConfig {

    /** Multiplies every documented rate and burst. Above 1 the sandbox is more generous than the real marketplace. */
    @Positive
    @WithDefault("1")
    double rateFactor();

    /** The same for single marketplaces, by code: where one file a minute would make a test wait. */
    Map<String, @Positive Double> rateFactors();

    default double rateFactorOf(String code) {
        return rateFactors().getOrDefault(code, rateFactor());
    }

    /** SKUs a marketplace keeps over all sellers; each costs some 600 bytes of heap. */
    @Min(1)
    @WithDefault("2000000")
    int maxListings();

    /** Calls a marketplace remembers; the totals count all of them. */
    @Min(1)
    @WithDefault("20000")
    int maxCalls();

    Amazon amazon();

    interface Amazon {

        /** From accepting a change until buyers see it. The real one takes minutes; longer shows more races. */
        @DurationMin
        @WithDefault("200ms")
        Duration delay();
    }

    Dafiti dafiti();

    interface Dafiti {

        /** How long a feed of the older API waits, and then how long it is worked on. */
        @DurationMin
        @WithDefault("200ms")
        Duration delay();
    }

    Mirakl mirakl();

    interface Mirakl {

        /** How long a file waits, and then how long it is worked on. The real one takes up to minutes. */
        @DurationMin
        @WithDefault("200ms")
        Duration delay();
    }
}
