package dev.vigia.access;

import dev.vigia.web.Language;
import dev.vigia.web.Paths;
import dev.vigia.web.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;

/** Settles the retailer of a request, and turns away a person who belongs to none or holds no role. */
@Singleton
public class RetailerFilter {

    // Filters that wait for the form run in descending order of priority (RuntimeResourceDeployment of Quarkus REST 3.33).
    private static final int AFTER_THE_TOKEN = Priorities.USER - 50;
    // Language, theme and the way out.
    /** Where a person signs out; whoever has no retailer may, too. */
    public static final String SIGN_OUT = "/sign-out";
    private static final Set<String> FOR_EVERYBODY = Set.of("/preferences", SIGN_OUT);

    private final CurrentPerson person;
    private final CurrentRetailer retailer;
    private final Language language;

    @CheckedTemplate(basePath = "access")
    public static class Templates {

        static native TemplateInstance refusal(String title, String text);
    }

    RetailerFilter(CurrentPerson person, CurrentRetailer retailer, Language language) {
        this.person = person;
        this.retailer = retailer;
        this.language = language;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void settle() {
        if (person.isSignedIn()) {
            person.retailerCode().ifPresent(code -> retailer.is(RowLevelSecurity.asSystem(
                    () -> QuarkusTransaction.requiringNew().call(() -> Retailer.welcome(code)))));
        }
    }

    /** After the form token, so that the way out on the page of a refusal carries one. */
    @WithFormRead
    @ServerRequestFilter(priority = AFTER_THE_TOKEN)
    public Optional<Response> letIn(RoutingContext routing) {
        String path = routing.normalizedPath();
        // Whoever may come without signing in was told so by the HTTP permissions.
        if (!person.isSignedIn() || FOR_EVERYBODY.contains(path)) {
            return Optional.empty();
        }
        AccessMessages words = language.of(AccessMessages.class);
        if (retailer.find().isEmpty()) {
            return Optional.of(refuse(path, words.noRetailer(), words.noRetailerText(person.name())));
        }
        return person.roles().isEmpty()
                ? Optional.of(refuse(path, words.noRole(), words.noRoleText(person.name(), retailer.name())))
                : Optional.empty();
    }

    private static Response refuse(String path, String title, String text) {
        if (Paths.isApi(path)) {
            return Problem.of(403, title, text).response();
        }
        return Response.status(403).type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.refusal(title, text).render()).build();
    }
}
