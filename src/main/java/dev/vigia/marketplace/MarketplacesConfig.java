package dev.vigia.marketplace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ConfigMapping(prefix = "vigia.marketplace")
public interface MarketplacesConfig {

    /** The marketplaces by code. One without a connector is listed as not yet available. */
    @WithParentName
    Map<String, MarketplaceSettings> all();

    interface MarketplaceSettings {

        /** As its owner writes it. */
        @NotBlank
        String name();

        /** Where it sells, as ISO 3166 codes. */
        @NotEmpty
        List<String> countries();

        /** The address of its API; point it elsewhere to reach a test environment. */
        Optional<URI> url();

        /**
         * Where each seller has a host of its own: a regular expression that the host typed in the form must match as a
         * whole. It is spoken to over HTTPS only. Unused while {@link #url} is set.
         */
        Optional<String> hosts();

        /** Whether the form insists on a minimum stock. */
        @WithDefault("true")
        boolean minimumRequired();

        /**
         * Multiplies every limit that the connector declares. Above 1 only where the marketplace has granted more, or
         * against a sandbox that is as much faster; below 1 to leave room for other software on the same account.
         */
        @Positive
        @WithDefault("1")
        double rateFactor();
    }
}
