package dev.vigia.source.bling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.net.URI;

/** Where Bling is, and how much is asked of it. */
@ConfigMapping(prefix = "vigia.source.bling")
interface BlingConfig {

    /** The address of its API. */
    @WithDefault("https://api.bling.com.br/Api/v3")
    URI url();

    /** Below which the owner of an account consents. */
    @WithDefault("https://www.bling.com.br/Api/v3")
    URI consentUrl();

    /** Calls a second to an account at the most. More than 3 are refused. */
    @DecimalMin("0.1")
    @WithDefault("3")
    double rateMost();

    /**
     * Calls of this node to all accounts in 10 seconds. Bling blocks an address that makes 600, and nodes may share one:
     * more reads sooner, and leaves less for the others.
     */
    @Min(1)
    @WithDefault("150")
    int callsOfNode();

    /** Answers in 10 seconds that are errors, after which this node pauses. Bling blocks an address that gets 300. */
    @Min(1)
    @WithDefault("30")
    int errorsOfNode();

    /** Sign-ins of this node in a minute. Bling blocks an address that makes 20 for an hour. */
    @Min(1)
    @WithDefault("5")
    int signInsOfNode();
}
