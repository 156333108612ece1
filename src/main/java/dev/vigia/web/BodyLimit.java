package dev.vigia.web;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Keeps a body below what its address may need: a form or a batch of the API is read into memory, a file goes to the
 * disk and may be larger.
 */
@Singleton
class BodyLimit {

    // Right after the server's own, which knows one limit only: the one for files.
    private static final int AFTER_THE_SERVERS = 1;

    private final long most;

    BodyLimit(WebConfig config) {
        this.most = config.largestBody().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, AFTER_THE_SERVERS);
    }

    private void limit(RoutingContext routing) {
        if (Paths.takesFiles(routing.normalizedPath())) {
            routing.next();
        } else if (length(routing) > most) {
            routing.fail(413);
        } else if (isFormWithoutLength(routing)) {
            routing.fail(411);
        } else {
            // Who does not say a length is stopped where the body passes it.
            routing.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
            routing.next();
        }
    }

    /** What reads a form looks at the limit for files only; browsers always say the length. */
    private static boolean isFormWithoutLength(RoutingContext routing) {
        String type = routing.request().headers().get("Content-Type");
        return type != null && (type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded"))
                && "chunked".equalsIgnoreCase(routing.request().headers().get("Transfer-Encoding"));
    }

    private static long length(RoutingContext routing) {
        try {
            return Long.parseLong(routing.request().headers().get("Content-Length"));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
