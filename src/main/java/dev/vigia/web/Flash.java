package dev.vigia.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One sentence carried over a redirect to the next full page, which shows it once. */
@RequestScoped
@Named("flash")
public class Flash {

    static final String COOKIE = "vigia-flash";
    private static final String SEPARATOR = "\n";

    private final CurrentVertxRequest request;
    private final Cookies cookies;

    Flash(CurrentVertxRequest request, Cookies cookies) {
        this.request = request;
        this.cookies = cookies;
    }

    /** What a sentence is about; only what was done looks like a success. */
    public enum Severity {

        SUCCESS("check"), INFO("alert"), WARNING("warn"), PROBLEM("stop");

        public final String icon;

        Severity(String icon) {
            this.icon = icon;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A sentence, and what it is about.
     *
     * @param entry of the history, whose change the person can take back at once; empty where nothing can be
     */
    public record Said(Severity kind, String sentence, Optional<Long> entry) {
    }

    /** Something to know that is neither done nor wrong. */
    public void say(String sentence) {
        say(Severity.INFO, sentence);
    }

    public void say(Severity kind, String sentence) {
        say(kind, sentence, OptionalLong.empty());
    }

    /** @param entry of the history, by which what was done can be taken back; empty where it cannot */
    public void say(Severity kind, String sentence, OptionalLong entry) {
        String way = entry.isPresent() ? Long.toString(entry.getAsLong()) : "";
        String value = Base64.getUrlEncoder().withoutPadding()
                .encodeToString((kind.name() + SEPARATOR + way + SEPARATOR + sentence).getBytes(UTF_8));
        // Nobody waits a minute for the page after a redirect; an older sentence would surprise.
        cookies.set(request.getCurrent(), COOKIE, value, Duration.ofMinutes(1));
    }

    /** The sentence, if one waits; it is gone afterwards. */
    public Optional<Said> take() {
        RoutingContext routing = request.getCurrent();
        Optional<String> value = cookies.find(routing, COOKIE);
        value.ifPresent(taken -> cookies.remove(routing, COOKIE));
        return value.flatMap(Flash::decode);
    }

    private static Optional<Said> decode(String value) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(value), UTF_8).split(SEPARATOR, 3);
            return parts.length == 3 && parts[1].matches("\\d{0,18}") ? Optional.of(new Said(Severity.valueOf(parts[0]),
                    parts[2], parts[1].isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(parts[1]))))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
