package dev.vigia.web.request;

import dev.vigia.web.Paths;
import dev.vigia.web.WebConfig;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Keeps a body below what its address may need: a form or a batch of the API is read into memory, a file goes to the
 * disk and may be larger. The body of a program is read before anything works on it, so that no thread waits for a slow
 * one, and whoever sends too much or too slowly is told.
 */
@Singleton
class BodyLimit {

    // Right after the server's own, which knows one limit only: the one for files.
    private static final int AFTER_THE_SERVERS = 1;
    private static final int AFTER_THIS = 0;
    /** Of what anybody may send. It names some ids; the largest that is documented has less than one kB. */
    private static final long MOST_OF_HOOK = 64 * 1024;

    private final long most;
    private final long slowest;
    private final BodyHandler wholeBody;
    private final BodyHandler wholeHook = BodyHandler.create(false).setBodyLimit(MOST_OF_HOOK);

    BodyLimit(WebConfig config) {
        this.most = config.largestBody().asLongValue();
        this.slowest = config.slowestBody().toMillis();
        this.wholeBody = BodyHandler.create(false).setBodyLimit(most);
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, AFTER_THE_SERVERS);
        filters.register(this::fillIn, AFTER_THIS);
    }

    private void limit(RoutingContext routing) {
        if (Paths.takesFiles(routing.normalizedPath())) {
            routing.next();
        } else if (length(routing) > (Paths.isHook(routing.normalizedPath()) ? MOST_OF_HOOK : most)) {
            routing.fail(413);
        } else if (isFormWithoutLength(routing)) {
            routing.fail(411);
        } else if (Paths.isProgram(routing.normalizedPath())) {
            long timer = routing.vertx().setTimer(slowest, late -> {
                if (!routing.request().isEnded() && !routing.response().headWritten()) {
                    routing.fail(408);
                }
            });
            routing.addEndHandler(end -> routing.vertx().cancelTimer(timer));
            (Paths.isHook(routing.normalizedPath()) ? wholeHook : wholeBody).handle(routing);
        } else {
            // Who does not say a length is stopped where the body passes it.
            routing.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
            routing.next();
        }
    }

    /** A body of no bytes is one that was read, or somebody would wait for it. */
    private void fillIn(RoutingContext routing) {
        if (Paths.isProgram(routing.normalizedPath()) && routing.body().buffer() == null) {
            ((RoutingContextInternal) routing).setBody(Buffer.buffer());
        }
        routing.next();
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
