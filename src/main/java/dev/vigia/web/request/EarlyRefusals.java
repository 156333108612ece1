package dev.vigia.web.request;

import dev.vigia.web.Paths;
import dev.vigia.web.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What is refused before any page or call runs is explained as well: to programs by a problem document. And headers that
 * cannot be read are refused here, since everything later takes them for readable.
 */
@Singleton
class EarlyRefusals {

    private static final Logger LOG = Logger.getLogger(EarlyRefusals.class);

    // After the headers of every answer and the look at the address, before authentication.
    private static final int EARLY = 890;
    private static final String BEARER = "Bearer";

    private final Failures failures;

    EarlyRefusals(Failures failures) {
        this.failures = failures;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    void explain(@Observes Router router) {
        router.route("/api/*").failureHandler(this::explain);
    }

    private void check(RoutingContext routing) {
        String path = routing.normalizedPath();
        String type = routing.request().getHeader("Content-Type");
        Optional<String> encoding = CompressedBodies.all(routing.request().headers().getAll("Content-Encoding"));
        if (Paths.isApi(path) && !hasToken(routing)) {
            refuse(routing, 401);
        } else if (Paths.isApi(path) && encoding.filter(code -> !CompressedBodies.isKnown(code)).isPresent()) {
            routing.response().putHeader("Accept-Encoding", CompressedBodies.KNOWN);
            refuse(routing, 415);
        } else if (type != null && !isReadable(type)) {
            refuse(routing, Paths.isApi(path) ? 415 : 400);
        } else {
            routing.next();
        }
    }

    private static boolean hasToken(RoutingContext routing) {
        String authorization = routing.request().getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, BEARER + " ", 0, BEARER.length() + 1);
    }

    /** A form of several parts that does not say what stands between them cannot be read either. */
    private static boolean isReadable(String header) {
        try {
            MediaType type = MediaType.valueOf(header);
            return !type.isWildcardType() && !type.isWildcardSubtype() && (!type.getType().equalsIgnoreCase("multipart")
                    || !type.getParameters().getOrDefault("boundary", "").isBlank());
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private void explain(RoutingContext routing) {
        int status = status(routing);
        if (routing.failure() instanceof HttpClosedException) {
            // Who has hung up is told nothing, and nothing has failed here.
            LOG.debugf("%s %s broke off", routing.request().method(), routing.normalizedPath());
        } else if (status < 400 || routing.response().headWritten()) {
            routing.next();
        } else {
            refuse(routing, status);
        }
    }

    private static String reference(int status, RoutingContext routing) {
        return status == 500 ? Failures.logged(routing.failure(), routing) : "";
    }

    private static int status(RoutingContext routing) {
        Throwable failure = routing.failure();
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationFailedException) {
            return 401;
        }
        return failure instanceof ForbiddenException ? 403 : routing.statusCode();
    }

    private void refuse(RoutingContext routing, int status) {
        HttpServerResponse response = routing.response().setStatusCode(status);
        if (status == 401) {
            response.putHeader("WWW-Authenticate", BEARER);
        }
        boolean isApi = Paths.isApi(routing.normalizedPath());
        response.putHeader("Content-Type", isApi ? Problem.TYPE.toString() : "text/plain;charset=UTF-8")
                .end(isApi ? failures.problem(status, reference(status, routing), routing)
                        : failures.sentence(status, routing))
                .onComplete(told -> {
                    if (status == 408) {
                        // The rest of the body is not waited for.
                        routing.request().connection().close();
                    }
                });
    }
}
