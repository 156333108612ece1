package dev.vigia.web.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Refuses an address that two readers could read differently, before the first of them does: who decides whether a person
 * may enter must not see another path than who answers.
 */
@Singleton
class PlainPaths {

    // After the headers of every answer, before all that asks who it is.
    private static final int BEFORE_SECURITY = 900;

    private static final Pattern NEVER = Pattern.compile("[;\\\\]|//|%[01][0-9a-f]|%7f|%(?![0-9a-f]{2})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_A_NAME_ONLY = Pattern.compile("%(2f|5c|3b|25)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR = Pattern.compile("/|\\\\|%2f|%5c", Pattern.CASE_INSENSITIVE);
    /** With what a reader of matrix parameters would cut off. */
    private static final Pattern DOTS = Pattern.compile("(\\.|%(25)*2e){1,2}(%(25)*3b.*)?", Pattern.CASE_INSENSITIVE);

    private final BareAnswer answer;

    PlainPaths(BareAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(routing -> {
            String path = path(routing);
            if (isPlain(path) && (namesHost(routing) || isHealth(path))) {
                routing.next();
            } else {
                answer.give(400, routing);
            }
        }, BEFORE_SECURITY);
    }

    /** Past all filters the router itself refuses a request of HTTP/1.1 that names no host. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(routing -> {
            if (namesHost(routing) || routing.response().ended()) {
                routing.next();
            } else {
                answer.give(400, routing);
            }
        });
    }

    static boolean isPlain(String path) {
        return !NEVER.matcher(path).find() && (holdsName(path) || !IN_A_NAME_ONLY.matcher(path).find())
                && Arrays.stream(SEPARATOR.split(path)).noneMatch(part -> DOTS.matcher(part).matches());
    }

    /** A SKU is any text, and is encoded as a whole. */
    private static boolean holdsName(String path) {
        return path.startsWith("/stock/") || path.startsWith("/api/v1/products/");
    }

    /** A balancer may ask in HTTP/1.0, which knows no host. */
    private static boolean isHealth(String path) {
        return path.startsWith("/q/health");
    }

    private static boolean namesHost(RoutingContext routing) {
        return routing.request().authority() != null;
    }

    private static String path(RoutingContext routing) {
        return String.valueOf(routing.request().path());
    }
}
