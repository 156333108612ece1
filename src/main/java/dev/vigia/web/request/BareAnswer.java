package dev.vigia.web.request;

import dev.vigia.web.Language;
import dev.vigia.web.Problem;
import dev.vigia.web.WebMessages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;

/** A refusal from before it is known who asks: a page without the frame, or a problem document. */
@Singleton
class BareAnswer {

    private final Language language;
    private final SecurityHeaders headers;

    @CheckedTemplate(basePath = "web")
    public static class Templates {

        static native TemplateInstance refused(String language, String title, String text);
    }

    BareAnswer(Language language, SecurityHeaders headers) {
        this.language = language;
        this.headers = headers;
    }

    Future<Void> give(int status, RoutingContext routing) {
        return give(status, routing.request(), language.of(routing), isOfProgram(routing.request()));
    }

    static boolean isOfProgram(HttpServerRequest request) {
        return String.valueOf(request.path()).startsWith("/api");
    }

    Future<Void> give(int status, HttpServerRequest request, Locale locale, boolean toProgram) {
        WebMessages words = Language.in(locale, WebMessages.class);
        HttpServerResponse response = request.response().setStatusCode(status);
        headers.addTo(request);
        if (toProgram) {
            return response.putHeader("Content-Type", Problem.TYPE.toString())
                    .end(Problem.of(status, words.problemTitle(status), words.problemText(status)).toJson());
        }
        return response.putHeader("Content-Type", "text/html;charset=UTF-8")
                .end(Templates.refused(locale.toLanguageTag(), words.failureTitle(status), words.failureText(status))
                        .setAttribute(MessageBundles.ATTRIBUTE_LOCALE, locale).render());
    }
}
