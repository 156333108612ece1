package dev.vigia.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/** Remembers the language and the theme in the browser, then goes back to the page the person was on. */
@Path("/preferences")
public class PreferencesResource {

    /** Whether single keys do something: "off" where they do not. */
    public static final String KEYS = "vigia-keys";

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Cookies cookies;

    PreferencesResource(Cookies cookies) {
        this.cookies = cookies;
    }

    @POST
    public Response remember(@RestForm Optional<String> language, @RestForm Optional<String> theme,
            @RestForm Optional<String> keys,
            @HeaderParam("Referer") Optional<String> referer, RoutingContext routing) {
        language.filter(tag -> Language.supported(tag).isPresent())
                .ifPresent(tag -> cookies.set(routing, Language.COOKIE, tag, A_YEAR));
        theme.filter(Theme.ALL::contains).ifPresent(name -> cookies.set(routing, Theme.COOKIE, name, A_YEAR));
        keys.filter(List.of("on", "off")::contains).ifPresent(chosen -> cookies.set(routing, KEYS, chosen, A_YEAR));
        return Response.seeOther(back(referer.orElse("/"))).build();
    }

    /** Only path and query of where the person came from, so that it cannot lead to another site. */
    static URI back(String referer) {
        try {
            URI from = new URI(referer);
            String path = Optional.ofNullable(from.getRawPath()).orElse("/").replaceFirst("^[/\\\\]*", "/");
            return URI.create(from.getRawQuery() == null ? path : path + "?" + from.getRawQuery());
        } catch (URISyntaxException notAPage) {
            return URI.create("/");
        }
    }
}
