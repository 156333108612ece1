package dev.vigia.web;

import static jakarta.ws.rs.core.MediaType.APPLICATION_FORM_URLENCODED_TYPE;
import static jakarta.ws.rs.core.MediaType.MULTIPART_FORM_DATA_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Lets a write through only if it comes from a page of ours: the token of the cookie comes back in a field or a header.
 * Our own and not the framework's, because that one cannot leave out the paths whose callers are programs.
 */
@RequestScoped
@Named("csrf")
public class Csrf {

    static final String FIELD = "csrf-token";
    static final String HEADER = "X-CSRF-Token";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Duration A_WORKING_DAY = Duration.ofHours(12);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CurrentVertxRequest request;
    private final Cookies cookies;
    private final WebConfig config;
    private Optional<String> token = Optional.empty();

    Csrf(CurrentVertxRequest request, Cookies cookies, WebConfig config) {
        this.request = request;
        this.cookies = cookies;
        this.config = config;
    }

    /** The token to put into this page; a browser that has none gets one. */
    public String getToken() {
        if (token.isEmpty()) {
            RoutingContext routing = request.getCurrent();
            String value = cookies.find(routing, cookie()).orElseGet(Csrf::random);
            cookies.set(routing, cookie(), value, A_WORKING_DAY);
            token = Optional.of(value);
        }
        return token.get();
    }

    public String getField() {
        return FIELD;
    }

    public String getHeader() {
        return HEADER;
    }

    @ServerRequestFilter
    @WithFormRead
    public void refuseForeignWrites(ResteasyReactiveContainerRequestContext context, RoutingContext routing) {
        if (SAFE.contains(context.getMethod()) || Paths.servesPrograms(routing.normalizedPath())) {
            return;
        }
        boolean proven = cookies.find(routing, cookie()).filter(expected -> same(expected, sent(context))).isPresent();
        if (!proven || isForeign(routing.request())) {
            throw new BadRequestException("the request does not come from a page of this portal");
        }
    }

    private static String sent(ResteasyReactiveContainerRequestContext context) {
        return Optional.ofNullable(context.getHeaderString(HEADER)).or(() -> field(context)).orElse("");
    }

    private static Optional<String> field(ResteasyReactiveContainerRequestContext context) {
        MediaType type = context.getMediaType();
        if (type == null || !(APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)
                || MULTIPART_FORM_DATA_TYPE.isCompatible(type))) {
            return Optional.empty();
        }
        var server = (ResteasyReactiveRequestContext) context.getServerRequestContext();
        return Optional.ofNullable((String) server.getFormParameter(FIELD, true, false));
    }

    /** The browser's own word on where the request comes from, where it gives one. */
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

    private static boolean same(String expected, String sent) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), sent.getBytes(UTF_8));
    }

    private static String random() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    // The prefix makes browsers refuse a cookie that a neighbouring host has set; it needs HTTPS.
    private String cookie() {
        return config.secureCookies() ? "__Host-vigia-csrf" : "vigia-csrf";
    }
}
