package dev.vigia.source.tiny;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;

/** Where Olist ERP is, and how fast it may be asked. */
@ConfigMapping(prefix = "vigia.source.tiny")
interface TinyConfig {

    /** The address of its API, version 3. */
    @WithDefault("https://api.tiny.com.br/public-api/v3")
    String url();

    /** The address where an owner consents, and tokens are bought. */
    @WithDefault("https://accounts.tiny.com.br/realms/tiny/protocol/openid-connect")
    String signInUrl();

    /** Calls a second to an account at the most. The smallest plan grants one, and half of it is for its other programs. */
    @DecimalMin("0.1")
    @WithDefault("0.5")
    double callsPerSecond();
}
