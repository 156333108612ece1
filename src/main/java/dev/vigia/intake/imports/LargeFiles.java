package dev.vigia.intake.imports;

import dev.vigia.intake.ImportConfig;
import dev.vigia.web.Paths;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tells whoever sends too large a file so on the page that it came from. The server by itself hangs up, and a browser that is
 * still sending shows nothing of the answer. The file is read for what the form says below it, and kept nowhere.
 */
@Singleton
class LargeFiles {

    // After authentication, and before the server's own look at the length.
    private static final int BEFORE_THE_SERVERS = 3;
    /** So many times the largest file are read in vain; who sends more is hung up on. */
    private static final int PATIENCE = 32;

    private final long largest;

    LargeFiles(ImportConfig config) {
        largest = config.largestFile().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, BEFORE_THE_SERVERS);
    }

    private void look(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        long length = length(request);
        if (!Paths.takesFiles(routing.normalizedPath()) || length <= largest || length / PATIENCE > largest
                || !isOfSeveralParts(request)) {
            routing.next();
            return;
        }
        request.setExpectMultipart(true);
        request.uploadHandler(file -> file.handler(bytes -> {
        }));
        request.exceptionHandler(brokenOff -> routing.fail(400, brokenOff));
        request.endHandler(end -> lead(routing, IntakeResource.tooLarge(request.getFormAttribute(
                IntakeResource.REST))));
        request.resume();
    }

    private static void lead(RoutingContext routing, String page) {
        if (!routing.response().ended()) {
            routing.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, page).end();
        }
    }

    private static boolean isOfSeveralParts(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("multipart/form-data");
    }

    private static long length(HttpServerRequest request) {
        try {
            return Long.parseLong(request.getHeader(HttpHeaders.CONTENT_LENGTH));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
