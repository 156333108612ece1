package dev.vigia.source.nuvemshop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;

/** Where Nuvemshop is, and how fast it may be asked. */
@ConfigMapping(prefix = "vigia.source.nuvemshop")
interface NuvemshopConfig {

    /** The address of a store; its number takes the place of {@code {store}}. */
    @WithDefault("https://api.tiendanube.com/2025-03/{store}")
    String url();

    /** The address where the owner of a store consents. */
    @WithDefault("https://www.tiendanube.com/apps")
    String consentUrl();

    /** Calls a second to a store at the most. Its bucket of 40 leaks two, and ten times as many on the large plans. */
    @DecimalMin("0.1")
    @WithDefault("2")
    double callsPerSecond();
}
