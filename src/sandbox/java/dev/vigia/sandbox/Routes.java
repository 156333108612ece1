package dev.vigia.sandbox;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.function.Consumer;

/** Where a marketplace registers its calls; paths start below its base. */
public final class Routes {

    private final Router router;
    private final String base;

    Routes(Router router, String base) {
        this.router = router;
        this.base = base;
    }

    public Routes get(String path, Consumer<Call> handler) {
        return on(HttpMethod.GET, path, handler);
    }

    public Routes post(String path, Consumer<Call> handler) {
        return on(HttpMethod.POST, path, handler);
    }

    public Routes put(String path, Consumer<Call> handler) {
        return on(HttpMethod.PUT, path, handler);
    }

    public Routes patch(String path, Consumer<Call> handler) {
        return on(HttpMethod.PATCH, path, handler);
    }

    public Routes delete(String path, Consumer<Call> handler) {
        return on(HttpMethod.DELETE, path, handler);
    }

    private Routes on(HttpMethod method, String path, Consumer<Call> handler) {
        router.route(method, base + path).handler(context -> handler.accept(Call.of(context)));
        router.route(base + path).last().handler(context -> {
            throw RefusedCall.malformed(405, "method_not_allowed", context.request().method() + " is not allowed here");
        });
        return this;
    }
}
