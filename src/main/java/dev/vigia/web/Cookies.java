package dev.vigia.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** The portal's own cookies, all with the same flags. Its settings are read late: templates start before them. */
@ApplicationScoped
public class Cookies {

    private final WebConfig config;

    Cookies(WebConfig config) {
        this.config = config;
    }

    public Optional<String> find(RoutingContext routing, String name) {
        return Optional.ofNullable(routing.request().getCookie(named(name))).map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    void set(RoutingContext routing, String name, String value, Duration age) {
        routing.response().addCookie(Cookie.cookie(named(name), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(config.secureCookies())
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(age.toSeconds()));
    }

    /** The prefix makes browsers refuse a cookie that a neighbouring host has set; they take it over TLS only. */
    private String named(String name) {
        return config.secureCookies() ? "__Host-" + name : name;
    }

    void remove(RoutingContext routing, String name) {
        set(routing, name, "", Duration.ZERO);
    }
}
