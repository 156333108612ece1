package dev.vigia.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** The language of the person: the chosen one, else the browser's, else Spanish. */
@Singleton
@Named("language")
public class Language {

    public static final Locale DEFAULT = Locale.forLanguageTag("es");

    /** The languages every text exists in. */
    public static final List<Locale> ALL = List.of(DEFAULT, Locale.forLanguageTag("pt"), Locale.ENGLISH);

    static final String COOKIE = "vigia-language";

    /** Where a request keeps what was found out of its headers: each sentence of a page asks. */
    private static final String FOUND = Language.class.getName();

    private final CurrentVertxRequest request;
    private final Cookies cookies;

    Language(CurrentVertxRequest request, Cookies cookies) {
        this.request = request;
        this.cookies = cookies;
    }

    public Locale current() {
        return routing().map(this::of).orElse(DEFAULT);
    }

    /** For the {@code lang} attribute. */
    public String getTag() {
        return current().toLanguageTag();
    }

    public List<Locale> getAll() {
        return ALL;
    }

    /** The sentences of a bundle, in the person's language. */
    public <M> M of(Class<M> messages) {
        return in(current(), messages);
    }

    public static <M> M in(Locale locale, Class<M> messages) {
        return MessageBundles.get(messages, Localized.Literal.of(locale.toLanguageTag()));
    }

    static Optional<Locale> supported(String tag) {
        return ALL.stream().filter(locale -> locale.toLanguageTag().equals(tag)).findFirst();
    }

    /** Of what a browser or a program says it understands. */
    public static Locale accepted(String acceptLanguage) {
        try {
            return Optional.ofNullable(Locale.lookup(LanguageRange.parse(acceptLanguage), ALL)).orElse(DEFAULT);
        } catch (IllegalArgumentException malformedHeader) {
            return DEFAULT;
        }
    }

    void speakItInAllTemplates(@Observes EngineBuilder builder) {
        builder.addTemplateInstanceInitializer(
                template -> template.setAttribute(MessageBundles.ATTRIBUTE_LOCALE, current()));
    }

    /** For what is said before or after a request has a context. */
    public Locale of(RoutingContext routing) {
        Locale found = routing.get(FOUND);
        if (found == null) {
            found = cookies.find(routing, COOKIE).flatMap(Language::supported)
                    .orElseGet(() -> Optional.ofNullable(routing.request().getHeader("Accept-Language"))
                            .map(Language::accepted).orElse(DEFAULT));
            routing.put(FOUND, found);
        }
        return found;
    }

    private Optional<RoutingContext> routing() {
        return Arc.container().requestContext().isActive() ? Optional.ofNullable(request.getCurrent())
                : Optional.empty();
    }
}
