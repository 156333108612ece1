package dev.vigia.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.time.ZoneId;
import java.util.Optional;

/** Where the sign-in provider says to which retailer a person belongs, and what a retailer begins with. */
@ConfigMapping(prefix = "vigia.access")
public interface AccessConfig {

    /** The claim that carries the retailer's code: a text, or a list such as the person's groups. */
    @NotBlank
    @WithDefault("retailer")
    String retailerClaim();

    /** Tells the retailer's entry in a list from the others, and is cut off. Without one the first entry counts. */
    Optional<String> retailerPrefix();

    /** The zone in which a retailer reads times until it chooses its own. */
    @WithDefault("America/Sao_Paulo")
    ZoneId defaultZone();
}
