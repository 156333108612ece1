package dev.vigia.access;

import jakarta.enterprise.context.RequestScoped;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Whether the work at hand came in over HTTP. Scheduled methods have a request context too, but no request. */
@RequestScoped
public class RequestOrigin {

    private boolean http;

    boolean isHttp() {
        return http;
    }

    // Before everything else, so that no request reaches the database without the wall.
    @ServerRequestFilter(preMatching = true, priority = Integer.MIN_VALUE)
    public void cameOverHttp() {
        http = true;
    }
}
