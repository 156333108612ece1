package dev.vigia.web.request;

import dev.vigia.web.Htmx;
import dev.vigia.web.WebConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The headers that every answer carries: pages, errors, redirects and static files alike. */
@Singleton
class SecurityHeaders {

    // Before authentication, so that its redirects and refusals carry them too.
    private static final int FIRST = 1_000;

    // style-src has no 'unsafe-inline': no template carries a style attribute, and htmx adds none.
    private static final String CONTENT_POLICY = String.join("; ", "default-src 'none'", "script-src 'self'",
            "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
            "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'");

    private final WebConfig config;

    SecurityHeaders(WebConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(routing -> {
            routing.addHeadersEndHandler(headersEnd -> addTo(routing.request()));
            routing.next();
        }, FIRST);
    }

    void addTo(HttpServerRequest request) {
        MultiMap headers = request.response().headers();
        // As it was sent: one that cannot be decoded has no other.
        String path = String.valueOf(request.path());
        // The framework's own development pages need inline scripts; they exist in development only.
        if (!path.startsWith("/q/dev-ui") && !path.startsWith("/q/swagger-ui")) {
            headers.set("Content-Security-Policy", CONTENT_POLICY);
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        // POST /preferences goes back to where the person was, which it learns from the referrer.
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (config.strictTransportSecurity()) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
        if (!headers.contains("Vary", Htmx.TARGET, true)) {
            headers.add("Vary", Htmx.TARGET);
        }
    }
}
