package dev.vigia.access.api;

import dev.vigia.access.RetailerClaim;
import dev.vigia.web.Paths;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** Refuses what is beyond a retailer's limits before any of it is read, so that its flood costs the others nothing. */
@Singleton
class CallLimitFilter {

    // After it is known who calls and what that role may (200 and 100), before the body is read (see BodyLimit).
    private static final int BEFORE_THE_BODY = 50;

    private final CallLimits limits;
    private final RetailerClaim claim;
    private final Counter limited;

    CallLimitFilter(CallLimits limits, RetailerClaim claim, MeterRegistry meters) {
        this.limits = limits;
        this.claim = claim;
        this.limited = meters.counter("vigia.api.limited");
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, BEFORE_THE_BODY);
    }

    private void limit(RoutingContext routing) {
        Optional<String> retailer = caller(routing);
        Optional<Duration> wait = retailer.flatMap(limits::begin);
        if (wait.isPresent()) {
            limited.increment();
            routing.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait.get())));
            routing.fail(429);
            return;
        }
        retailer.ifPresent(code -> routing.addEndHandler(ended -> limits.end(code)));
        routing.next();
    }

    /** Whoever belongs to no retailer is refused elsewhere. */
    private Optional<String> caller(RoutingContext routing) {
        return Paths.isApi(routing.normalizedPath()) && routing.user() instanceof QuarkusHttpUser user
                ? claim.retailer(user.getSecurityIdentity())
                : Optional.empty();
    }

    /** Whole ones, and not too few. */
    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
