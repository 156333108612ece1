package dev.vigia.developers;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The document of the API (OpenAPI), as the build has written it: no start works it out. */
@Singleton
class ApiDocument {

    private static final String FILE = "/api/openapi.json";

    void register(@Observes Router router) {
        for (String path : new String[] { "/q/openapi", "/q/openapi.json" }) {
            router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).blockingHandler(ApiDocument::give);
        }
    }

    private static void give(RoutingContext routing) {
        routing.response().putHeader("Content-Type", "application/json;charset=UTF-8").end(Buffer.buffer(read()));
    }

    /** Read each time: it is asked for seldom, and need not stay in memory. */
    private static byte[] read() {
        try (InputStream file = ApiDocument.class.getResourceAsStream(FILE)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
