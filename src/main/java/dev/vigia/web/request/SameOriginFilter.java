package dev.vigia.web.request;

import static jakarta.ws.rs.core.MediaType.APPLICATION_FORM_URLENCODED_TYPE;
import static jakarta.ws.rs.core.MediaType.MULTIPART_FORM_DATA_TYPE;

import dev.vigia.web.Paths;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * The second lock on writes beside the form token: the browser's own word on where a request comes from. It also holds
 * pages to forms, because {@code quarkus-rest-csrf} checks the token of forms only and lets the JSON of the API pass.
 */
@Singleton
public class SameOriginFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    public void refuse(ResteasyReactiveContainerRequestContext context, RoutingContext routing) {
        if (SAFE.contains(context.getMethod()) || Paths.isApi(routing.normalizedPath())) {
            return;
        }
        if (!isForm(context.getMediaType()) || isForeign(routing.request())) {
            throw new BadRequestException("the request does not come from a page of this portal");
        }
    }

    private static boolean isForm(MediaType type) {
        return type != null && !type.isWildcardType() && (APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)
                || MULTIPART_FORM_DATA_TYPE.isCompatible(type));
    }

    private static boolean isForeign(HttpServerRequest http) {
        String site = http.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin");
        }
        String origin = http.getHeader("Origin");
        return origin != null && !http.authority().toString().equals(authority(origin));
    }

    private static String authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority()).orElse("");
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
