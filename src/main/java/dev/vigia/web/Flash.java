package dev.vigia.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** One sentence carried over a redirect to the next full page, which shows it once. */
@RequestScoped
@Named("flash")
public class Flash {

    static final String COOKIE = "vigia-flash";

    private final CurrentVertxRequest request;
    private final Cookies cookies;

    Flash(CurrentVertxRequest request, Cookies cookies) {
        this.request = request;
        this.cookies = cookies;
    }

    public void say(String sentence) {
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(sentence.getBytes(UTF_8));
        // Nobody waits a minute for the page after a redirect; an older sentence would surprise.
        cookies.set(request.getCurrent(), COOKIE, value, Duration.ofMinutes(1));
    }

    /** The sentence, if one waits; it is gone afterwards. */
    public Optional<String> take() {
        RoutingContext routing = request.getCurrent();
        Optional<String> value = cookies.find(routing, COOKIE);
        value.ifPresent(taken -> cookies.remove(routing, COOKIE));
        return value.flatMap(Flash::decode);
    }

    private static Optional<String> decode(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
