package dev.vigia.source.vtex;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where VTEX is. */
@ConfigMapping(prefix = "vigia.source.vtex")
interface VtexConfig {

    /** The address of an account; its name takes the place of {@code {account}}. */
    @WithDefault("https://{account}.vtexcommercestable.com.br")
    String url();
}
