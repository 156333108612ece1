package dev.vigia.source.reading;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Where sources tell that something has changed, without a sign-in: the key in the address is all there is, but for sources that sign. It writes down
 * what to read and answers; nothing is read meanwhile. No page, so no form and no token of one.
 */
@Singleton
class NotificationHook {

    private static final Logger LOG = Logger.getLogger(NotificationHook.class);
    /** Of this node. The sweep finds what was refused. */
    private static final int AT_ONCE = 50;
    /** As many connections to the database they take; the others are for pages. */
    private static final int THREADS = 4;

    private final WorkerExecutor threads;
    private final Notifications notifications;
    private final Semaphore places = new Semaphore(AT_ONCE);

    NotificationHook(Vertx vertx, Notifications notifications) {
        this.threads = vertx.createSharedWorkerExecutor("hooks", THREADS);
        this.notifications = notifications;
    }

    void register(@Observes Router router) {
        // Some put a path of their own behind the address they were given.
        router.routeWithRegex("/hooks/(?<kind>[^/]+)/(?<key>[^/]+)(/.*)?").handler(this::enter).failureHandler(
                this::refuse);
    }

    /** The whole body is here: what is larger than 64 kB was refused before it was read. */
    private void enter(RoutingContext routing) {
        HttpMethod method = routing.request().method();
        if (method != HttpMethod.POST && method != HttpMethod.GET && method != HttpMethod.HEAD) {
            routing.response().putHeader("Allow", "GET, HEAD, POST");
            routing.fail(405);
        } else if (!places.tryAcquire()) {
            routing.response().putHeader("Retry-After", "1");
            routing.fail(429);
        } else {
            routing.addEndHandler(end -> places.release());
            hear(routing);
        }
    }

    /** The database may make it wait. */
    private void hear(RoutingContext routing) {
        String kind = routing.pathParam("kind");
        String key = routing.pathParam("key");
        byte[] said = routing.body().buffer() == null ? new byte[0] : routing.body().buffer().getBytes();
        Map<String, String> headers = new HashMap<>();
        routing.request().headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        boolean isLook = routing.request().method() != HttpMethod.POST || said.length == 0;
        threads.executeBlocking(() -> isLook ? notifications.isKnown(kind, key)
                : notifications.hear(kind, key, headers, said),
                false).onComplete(heard -> {
                    if (heard.failed()) {
                        routing.fail(heard.cause());
                    } else if (!routing.response().ended()) {
                        // Some take nothing but 200 for taken, and send the rest again and again.
                        routing.response().setStatusCode(heard.result() ? 200 : 404).end();
                    }
                });
    }

    /** Without words: who sends here is a program, and knows no more of us than the key. */
    private void refuse(RoutingContext routing) {
        int status = routing.statusCode() > 0 ? routing.statusCode() : 500;
        if (status >= 500) {
            LOG.error("A notification could not be written down", routing.failure());
        }
        if (!routing.response().ended()) {
            routing.response().setStatusCode(status < 400 ? 500 : status).end();
        }
    }
}
