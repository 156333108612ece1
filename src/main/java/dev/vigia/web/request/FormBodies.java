package dev.vigia.web.request;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Reads forms in place of Quarkus REST, which takes 1,000 fields and no more, whatever is configured: a shop with 5,000
 * categories sends one for each tick. What a form may weigh is bounded by {@link BodyLimit} all the same.
 */
@Singleton
public class FormBodies {

    /** More than the categories of any shop; fewer than a body of the largest size could hold of the shortest fields. */
    static final int MOST_FIELDS = 100_000;

    // After the limit of the body's length.
    private static final int AFTER_THE_LIMIT = 0;
    private static final String BODY = FormBodies.class.getName();

    void register(@Observes Filters filters) {
        filters.register(this::read, AFTER_THE_LIMIT);
    }

    private void read(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!isForm(request)) {
            routing.next();
            return;
        }
        request.body().onSuccess(body -> {
            routing.put(BODY, body);
            routing.next();
        }).onFailure(brokenOff -> routing.fail(400, brokenOff));
        request.resume();
    }

    /** Only with a length, which has been found to be small enough. */
    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(HttpHeaders.APPLICATION_X_WWW_FORM_URLENCODED.toString())
                && request.getHeader(HttpHeaders.CONTENT_LENGTH) != null && !request.isEnded();
    }

    @ServerRequestFilter(preMatching = true)
    public void take(ResteasyReactiveContainerRequestContext context, RoutingContext routing) {
        Buffer body = routing.get(BODY);
        if (body != null) {
            ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context.getServerRequestContext();
            request.setFormData(parsed(body.toString(StandardCharsets.UTF_8)));
            request.setInputStream(new ByteArrayInputStream(body.getBytes()));
        }
    }

    private static FormData parsed(String body) {
        FormData form = new FormData(MOST_FIELDS);
        int fields = 0;
        for (Map.Entry<String, List<String>> field : fields(body).entrySet()) {
            fields += field.getValue().size();
            if (fields > MOST_FIELDS) {
                throw new WebApplicationException(413);
            }
            if (hasNul(field.getKey()) || field.getValue().stream().anyMatch(FormBodies::hasNul)) {
                throw new BadRequestException("no person types a NUL, and no database keeps one");
            }
            field.getValue().forEach(value -> form.add(field.getKey(), value));
        }
        return form;
    }

    private static boolean hasNul(String text) {
        return text.indexOf(0) >= 0;
    }

    private static Map<String, List<String>> fields(String body) {
        try {
            return new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MOST_FIELDS + 1, true).parameters();
        } catch (IllegalArgumentException malformed) {
            throw new BadRequestException("the form is not encoded as forms are", malformed);
        }
    }
}
