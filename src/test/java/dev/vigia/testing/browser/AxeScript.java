package dev.vigia.testing.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves axe from the address of the pages: half a megabyte that a browser keeps, instead of being told it for each page. */
@Singleton
class AxeScript {

    /** Where whoever has not signed in may read, too. */
    static final String PATH = "/assets/testing/axe.min.js";

    void register(@Observes Router router) {
        Buffer axe = Buffer.buffer(read());
        router.get(PATH).handler(routing -> give(routing, axe));
    }

    private static void give(RoutingContext routing, Buffer axe) {
        routing.response().putHeader("Content-Type", "text/javascript;charset=UTF-8")
                .putHeader("Cache-Control", "private, max-age=3600").end(axe);
    }

    private static byte[] read() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return script.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
