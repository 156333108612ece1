package dev.vigia.source.nuvemshop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where Nuvemshop is. */
@ConfigMapping(prefix = "vigia.source.nuvemshop")
interface NuvemshopConfig {

    /** The address of a store; its number takes the place of {@code {store}}. */
    @WithDefault("https://api.tiendanube.com/2025-03/{store}")
    String url();
}
