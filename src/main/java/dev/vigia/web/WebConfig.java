package dev.vigia.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What may differ between installations of the portal. */
@ConfigMapping(prefix = "vigia.web")
interface WebConfig {

    /** Cookies travel over HTTPS only. Off, the portal works over plain HTTP, and anyone on the way can read them. */
    @WithDefault("true")
    boolean secureCookies();

    /** Tells browsers to use HTTPS only, for a year. On, a way back to plain HTTP takes that long. */
    @WithDefault("true")
    boolean strictTransportSecurity();
}
