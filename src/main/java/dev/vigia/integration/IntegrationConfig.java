package dev.vigia.integration;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

@ConfigMapping(prefix = "vigia.integration")
interface IntegrationConfig {

    /**
     * Where browsers reach this installation, such as {@code https://vigia.example.com}. Marketplaces lead a seller back
     * to an address below it, which must be registered there. Without it, it is what the browser asked for, which is right
     * unless a proxy hides it or people come by several names.
     */
    Optional<URI> publicUrl();
}
