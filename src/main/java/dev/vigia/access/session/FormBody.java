package dev.vigia.access.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.web.Paths;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the form of a request that nobody else will read, because it has to sign in first. */
final class FormBody {

    private static final String KEY = FormBody.class.getName();
    // A form of 20,000 ticked categories has half of it.
    private static final int LARGEST = 1 << 20;
    private static final int MOST_FIELDS = 50_000;

    private FormBody() {
    }

    /** Whether the request is a form that a person has sent. */
    static boolean isAwaited(RoutingContext routing) {
        return routing.request().method().name().equals("POST") && Paths.takesForms(routing.normalizedPath());
    }

    /** To its end in any case: a browser that is still sending does not listen to the answer. Keeps nothing of a file. */
    static Uni<Void> read(RoutingContext routing) {
        return isMultipart(routing) ? readParts(routing.request()) : readFields(routing);
    }

    private static Uni<Void> readParts(HttpServerRequest http) {
        http.setExpectMultipart(true);
        http.uploadHandler(file -> file.handler(dropped -> {
        }));
        return end(http);
    }

    private static Uni<Void> readFields(RoutingContext routing) {
        Buffer body = Buffer.buffer();
        routing.put(KEY, body);
        routing.request().handler(chunk -> {
            if (body.length() <= LARGEST) {
                body.appendBuffer(chunk);
            }
        });
        return end(routing.request());
    }

    private static Uni<Void> end(HttpServerRequest http) {
        return Uni.createFrom().emitter(emitter -> {
            // What cannot be read has no fields.
            http.exceptionHandler(broken -> emitter.complete(null));
            http.endHandler(end -> emitter.complete(null));
            http.resume();
        });
    }

    static boolean isMultipart(RoutingContext routing) {
        return Optional.ofNullable(routing.request().getHeader("Content-Type"))
                .filter(type -> type.toLowerCase().startsWith("multipart/")).isPresent();
    }

    /** The fields; none of a form that is too large, or that is no form. */
    static Map<String, List<String>> fields(RoutingContext routing) {
        if (isMultipart(routing)) {
            return routing.request().formAttributes().entries().stream()
                    .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue,
                            Collectors.toList())));
        }
        Buffer body = routing.get(KEY);
        if (body == null || body.length() > LARGEST) {
            return Map.of();
        }
        try {
            return new QueryStringDecoder(body.toString(UTF_8), UTF_8, false, MOST_FIELDS).parameters();
        } catch (IllegalArgumentException noForm) {
            return Map.of();
        }
    }
}
