package dev.vigia.sandbox;

import io.quarkus.arc.All;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Serves the simulated marketplaces below {@code /sandbox}. */
@Singleton
@UnlessBuildProfile("prod")
class Sandbox {

    private static final Logger LOG = Logger.getLogger(Sandbox.class);
    private static final String ROOT = "/sandbox/";
    private static final long LARGEST_BODY = 32L * 1024 * 1024;
    private static final String UPLOADS = Path.of(System.getProperty("java.io.tmpdir"), "vigia-sandbox").toString();
    /** Ahead of everything else: a marketplace knows nothing of the portal's sign-in, form tokens and body limits. */
    private static final int BEFORE_THE_PORTAL = 100_000;

    private final Vertx vertx;
    private final SandboxConfig config;
    private final List<SimulatedMarketplace> marketplaces;
    private final Clock clock = Clock.systemUTC();

    Sandbox(Vertx vertx, SandboxConfig config, @All List<SimulatedMarketplace> marketplaces) {
        this.vertx = vertx;
        this.config = config;
        this.marketplaces = marketplaces;
    }

    void open(@Observes Filters filters) {
        Router router = Router.router(vertx);
        marketplaces.forEach(marketplace -> mount(router, marketplace));
        filters.register(context -> {
            if (context.request().path().startsWith(ROOT)) {
                // With a context of its own, so that failures too are answered by the marketplace.
                router.handle(context.request());
            } else {
                context.next();
            }
        }, BEFORE_THE_PORTAL);
    }

    private void mount(Router router, SimulatedMarketplace marketplace) {
        String base = ROOT + marketplace.code();
        Calls calls = new Calls(config.maxCalls());
        Control control = new Control(marketplace, calls, new Late(vertx));
        Routes routes = new Routes(router, base);
        Calls looks = new Calls(0);
        router.route(base + "/*").handler(context -> {
            // Looking is not calling: it gets a log that nobody reads.
            boolean looking = context.request().path().startsWith(base + "/_");
            new Call(context, looking ? looks : calls, clock);
            context.next();
        }).failureHandler(context -> fail(context, marketplace));
        router.route(base + "/*").handler(BodyHandler.create(UPLOADS).setBodyLimit(LARGEST_BODY)
                .setDeleteUploadedFilesOnEnd(true));
        router.route(base + "/*").handler(context -> spoil(context, base, control));
        control.serve(routes);
        marketplace.serve(routes);
        router.route(base + "/*").last().handler(context -> {
            throw RefusedCall.malformed(404, "not_found", "There is nothing at " + context.request().path());
        });
    }

    private void spoil(RoutingContext context, String base, Control control) {
        Call call = Call.of(context);
        String path = context.request().path().substring(base.length());
        control.faults().stream().filter(fault -> !path.startsWith("/_") && fault.strikes(call.method(), path))
                .findFirst()
                .map(Fault::rule)
                .ifPresentOrElse(rule -> {
                    if (rule.kind() == Fault.Kind.LATE) {
                        workOffLate(context, call, rule, control.late());
                    } else {
                        strikeAfterDelay(context, call, rule);
                    }
                }, context::next);
    }

    /** Says nothing, or that it failed, and does in the end what was asked, whatever was asked since. */
    private void workOffLate(RoutingContext context, Call call, Fault.Rule rule, Late late) {
        call.keep();
        rule.status().ifPresent(call::answerAhead);
        late.hold(rule.delay(), context::next);
    }

    private void strikeAfterDelay(RoutingContext context, Call call, Fault.Rule rule) {
        int delay = rule.delay();
        if (delay > 0) {
            vertx.setTimer(delay, timer -> strike(context, call, rule));
        } else {
            strike(context, call, rule);
        }
    }

    private static void strike(RoutingContext context, Call call, Fault.Rule rule) {
        rule.retryAfter().ifPresent(seconds -> call.with("Retry-After", Integer.toString(seconds)));
        if (rule.letsTheCallThrough()) {
            call.spoil(rule);
            context.next();
            return;
        }
        switch (rule.kind()) {
            case STATUS -> context.fail(new RefusedCall(rule.status().orElse(500), "fault",
                    "The marketplace has a fault"));
            case LIMITED -> context.fail(new RefusedCall(429, "too_many_requests", "Too many requests"));
            default -> {
                call.spoil(rule);
                call.answer(200);
            }
        }
    }

    private static void fail(RoutingContext context, SimulatedMarketplace marketplace) {
        RefusedCall refusal = refusal(context.failure(), context.statusCode());
        Call.of(context).refuse(refusal, marketplace.problem(refusal));
    }

    private static RefusedCall refusal(Throwable failure, int status) {
        if (failure instanceof RefusedCall refusal) {
            return refusal;
        }
        if (failure instanceof HttpException || failure == null) {
            return RefusedCall.malformed(status, "refused", "The request was refused");
        }
        LOG.error("A simulated marketplace failed", failure);
        return new RefusedCall(500, "internal_error", "The simulated marketplace failed");
    }
}
