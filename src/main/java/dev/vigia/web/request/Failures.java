package dev.vigia.web.request;

import dev.vigia.web.Language;
import dev.vigia.web.Paths;
import dev.vigia.web.Problem;
import dev.vigia.web.WebMessages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says what went wrong in plain words: a page for people, a problem document (RFC 9457) for programs. */
@Singleton
public class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 408, 409, 412, 413, 429, 500);
    private static final Set<Integer> OF_PROGRAMS = Set.of(400, 401, 403, 404, 405, 406, 408, 409, 411, 412, 413, 414,
            415,
            422,
            428, 429, 431, 503);

    private final Language language;
    private final AllowedMethods methods;

    @CheckedTemplate(basePath = "web")
    public static class Templates {

        static native TemplateInstance failure(int status, String title, String text, String reference);
    }

    Failures(Language language, AllowedMethods methods) {
        this.language = language;
        this.methods = methods;
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException refusal, RoutingContext routing) {
        Response answer = refusal.getResponse();
        if (answer.getStatus() < 400 || answer.hasEntity()) {
            return answer;
        }
        return Response.fromResponse(answer).entity(body(answer.getStatus(), "", routing)).type(type(routing)).build();
    }

    /** What nobody foresaw: the log has all of it, the person gets a reference to it and nothing else. */
    @ServerExceptionMapper
    public Response unforeseen(Throwable failure, RoutingContext routing) {
        if (routing.response().ended()) {
            // Who was too slow has been told so already (see IdleConnections).
            LOG.debugf("%s %s ended before it was read", routing.request().method(), routing.normalizedPath());
            return Response.status(408).build();
        }
        String reference = logged(failure, routing);
        return Response.serverError().entity(body(500, reference, routing)).type(type(routing)).build();
    }

    /** What the log has, with a reference to it. */
    static String logged(Throwable failure, RoutingContext routing) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(failure, "%s %s failed, reference %s", routing.request().method(), routing.normalizedPath(),
                reference);
        return reference;
    }

    /** An answer that says no and nothing more gets its words here. */
    @ServerResponseFilter
    public void explain(ContainerResponseContext answer, RoutingContext routing) {
        if (answer.getStatus() == 405 && !wantsPage(routing)) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, methods.at(routing.normalizedPath()));
        }
        if (answer.getStatus() >= 400 && !answer.hasEntity()) {
            answer.setEntity(body(answer.getStatus(), "", routing), new Annotation[0],
                    type(routing));
        }
    }

    private Object body(int status, String reference, RoutingContext routing) {
        if (!wantsPage(routing)) {
            return problem(status, reference, routing);
        }
        WebMessages words = words(routing);
        int explained = explained(status);
        return Templates.failure(status, words.failureTitle(explained), words.failureText(explained), reference)
                .render();
    }

    /**
     * The document of RFC 9457 about a refusal, in the language of the caller.
     *
     * @param reference to what the log says about it; empty if there is nothing to be looked up
     */
    String problem(int status, String reference, RoutingContext routing) {
        WebMessages words = words(routing);
        int explained = OF_PROGRAMS.contains(status) ? status : explained(status);
        String text = words.problemText(explained);
        return Problem.of(status, words.problemTitle(explained), reference.isEmpty() ? text
                : text + " " + words.reference(reference)).toJson();
    }

    /** A refusal of a page for somebody who is shown nothing but text. */
    String sentence(int status, RoutingContext routing) {
        WebMessages words = words(routing);
        return words.failureTitle(explained(status)) + ". " + words.failureText(explained(status));
    }

    private WebMessages words(RoutingContext routing) {
        return Language.in(language.of(routing), WebMessages.class);
    }

    private static int explained(int status) {
        return EXPLAINED.contains(status) ? status : status < 500 ? 400 : 500;
    }

    private static MediaType type(RoutingContext routing) {
        return wantsPage(routing) ? MediaType.TEXT_HTML_TYPE.withCharset("UTF-8") : Problem.TYPE;
    }

    private static boolean wantsPage(RoutingContext routing) {
        return !Paths.isApi(routing.normalizedPath());
    }
}
