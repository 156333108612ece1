package dev.vigia.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Logs who was refused what, whoever refused it: no or a wrong sign-in, a missing role, a form that is none of ours. */
@Singleton
class RefusalLog {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);
    // Before anybody is signed in.
    private static final int FIRST = 1_000;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext routing) {
        routing.addEndHandler(ended -> note(routing));
        routing.next();
    }

    private static void note(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        int status = routing.response().getStatusCode();
        if (status == 401 || status == 403 || status == 400 && isForm(request)) {
            LOG.infof("Refused with %d: %s %s by subject %s", status, request.method(), oneLine(request.path()),
                    oneLine(subject(routing)));
        }
    }

    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return !SAFE.contains(request.method().name()) && type != null
                && (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/"));
    }

    private static String subject(RoutingContext routing) {
        if (routing.user() instanceof QuarkusHttpUser user && !user.getSecurityIdentity().isAnonymous()) {
            SecurityIdentity identity = user.getSecurityIdentity();
            return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                    ? token.getSubject()
                    : identity.getPrincipal().getName();
        }
        return "nobody";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
