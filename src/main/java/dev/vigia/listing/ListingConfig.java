package dev.vigia.listing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

@ConfigMapping(prefix = "vigia.listing")
public interface ListingConfig {

    /**
     * The most units ever published, also what unlimited stock shows. Higher shows the truth of large stocks; lower
     * bounds what can be sold by mistake before a correction arrives.
     */
    @Min(1)
    @WithDefault("99999")
    int ceiling();
}
