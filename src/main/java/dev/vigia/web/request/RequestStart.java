package dev.vigia.web.request;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * When the request at hand began to arrive, on this machine's clock that only runs forward: whatever it waited for since, be
 * it for its body, a thread or a connection, makes it no newer.
 */
@Singleton
public class RequestStart {

    private static final String KEY = RequestStart.class.getName();
    /** Ahead of all that may keep a request waiting. */
    private static final int FIRST = 10_000;

    private final CurrentVertxRequest request;

    RequestStart(CurrentVertxRequest request) {
        this.request = request;
    }

    void note(@Observes Filters filters) {
        filters.register(routing -> {
            if (routing.get(KEY) == null) {
                routing.put(KEY, System.nanoTime());
            }
            routing.next();
        }, FIRST);
    }

    /** As {@link System#nanoTime} tells it. */
    public long nanoTime() {
        return request.getCurrent().<Long>get(KEY);
    }
}
