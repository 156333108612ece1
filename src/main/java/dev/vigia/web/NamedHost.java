package dev.vigia.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses a request that does not say for which host it is: a person could not be led back from the sign-in. */
@Singleton
class NamedHost {

    // Right after the headers of every answer, and before anybody looks for the host.
    private static final int EARLY = 999;

    void register(@Observes Filters filters) {
        filters.register(NamedHost::refuse, EARLY);
    }

    private static void refuse(RoutingContext routing) {
        // Probes of old load balancers name none, and are led nowhere.
        if (isNamed(routing.request()) || routing.normalizedPath().startsWith("/q/health")) {
            routing.next();
        } else {
            routing.response().setStatusCode(400).end();
        }
    }

    private static boolean isNamed(HttpServerRequest http) {
        String host = http.getHeader("Host");
        return host != null ? !host.isBlank() : http.version() == HttpVersion.HTTP_2 && http.authority() != null;
    }
}
