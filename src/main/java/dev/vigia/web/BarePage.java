package dev.vigia.web;

import dev.vigia.web.form.SubmittedForm;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Function;

/** Pages without the frame, for moments at which nobody is signed in. They need no request scope, only the request. */
@Singleton
public class BarePage {

    private final Language language;
    private final Cookies cookies;

    @CheckedTemplate(basePath = "web")
    public static class Templates {

        static native TemplateInstance bare(String language, String theme, String title, String text, String address,
                String link, boolean atOnce);

        static native TemplateInstance ended();

        static native TemplateInstance outdated();
    }

    BarePage(Language language, Cookies cookies) {
        this.language = language;
        this.cookies = cookies;
    }

    /**
     * Leads on by itself, as a page and not as a redirect: a form of ours may lead nowhere but to ourselves
     * (Content-Security-Policy), and a browser follows that through all redirects.
     *
     * @param text says why
     */
    public String leadTo(String address, Function<WebMessages, String> title, Function<WebMessages, String> text,
            RoutingContext routing) {
        return page(address, title, text, WebMessages::continueLink, true, routing);
    }

    public String signInUnreachable(RoutingContext routing) {
        String here = routing.request().method().name().equals("GET") ? routing.request().uri() : "/";
        return page(SubmittedForm.page(here), WebMessages::signInUnreachable, WebMessages::signInUnreachableText,
                WebMessages::tryAgain, false, routing);
    }

    /** What a page is told that asks for a piece of itself: whoever typed there must not lose it. */
    public String sessionEnded(RoutingContext routing) {
        return spoken(Templates.ended(), language.of(routing)).render();
    }

    /** What a page is told that asks for a piece of itself with a form token that no longer holds. */
    public String outdated(RoutingContext routing) {
        return spoken(Templates.outdated(), language.of(routing)).render();
    }

    private String page(String address, Function<WebMessages, String> title, Function<WebMessages, String> text,
            Function<WebMessages, String> link, boolean atOnce, RoutingContext routing) {
        Locale locale = language.of(routing);
        WebMessages words = Language.in(locale, WebMessages.class);
        String theme = cookies.find(routing, Theme.COOKIE).filter(Theme.ALL::contains).orElse("auto");
        return spoken(Templates.bare(locale.toLanguageTag(), theme, title.apply(words), text.apply(words), address,
                link.apply(words), atOnce), locale).render();
    }

    private static TemplateInstance spoken(TemplateInstance template, Locale locale) {
        return template.setLocale(locale);
    }
}
