package dev.vigia.access.session;

import dev.vigia.access.CurrentPerson;
import dev.vigia.web.BarePage;
import dev.vigia.web.Htmx;
import dev.vigia.web.Paths;
import dev.vigia.web.form.SecretFields;
import dev.vigia.web.form.SubmittedForm;
import dev.vigia.web.form.SubmittedFormPage;
import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Shows a form again as it was sent: after the sign-in, when its token is gone or too old, and when a person comes back to
 * it after it was found wrong. Nothing of it happens before the person sends it again.
 */
@Singleton
public class FormRestoration {

    private static final String FOUND = FormRestoration.class.getName();
    // What quarkus-rest-csrf notes when a form carries the right token.
    private static final String VERIFIED = "csrf_token_verified";
    private static final String WHOLE_PAGE = "<!DOCTYPE html>";
    // See RetailerFilter: in descending order.
    private static final int AFTER_THE_TOKEN = Priorities.USER - 100;
    // Responses go from high to low: before a refusal gets its page, and after a page has been written.
    private static final int BEFORE_REFUSALS = Priorities.USER + 100;
    private static final int AFTER_PAGES = Priorities.USER - 1000;

    private final SubmittedFormStore typedForms;
    private final SubmittedFormPage page;
    private final BarePage bare;
    private final FormOrigin origin;
    private final CurrentPerson person;
    private final List<SecretFields> secretFields;

    FormRestoration(SubmittedFormStore typedForms, SubmittedFormPage page, BarePage bare, FormOrigin origin,
            CurrentPerson person,
            @All List<SecretFields> secretFields) {
        this.typedForms = typedForms;
        this.page = page;
        this.bare = bare;
        this.origin = origin;
        this.person = person;
        this.secretFields = secretFields;
    }

    @WithFormRead
    @ServerRequestFilter(priority = AFTER_THE_TOKEN)
    public void look(ResteasyReactiveContainerRequestContext context, RoutingContext routing) {
        if (!person.isSignedIn() || Paths.isApi(routing.normalizedPath())) {
            return;
        }
        if (context.getMethod().equals("GET")) {
            SubmittedForm.shown(routing.request().uri()).ifPresent(
                    name -> routing.put(FOUND, typedForms.find(name, origin.getMark())));
        } else {
            first(fields(context), SubmittedForm.PAGE).ifPresent(from -> {
                routing.put(SubmittedForm.PAGE, from);
                SubmittedForm.shown(from).ifPresent(typedForms::remove);
            });
        }
    }

    /**
     * A form of this person's own page whose token does not hold is shown again, with one that does. Where what is typed
     * asks for a piece of the page, the page stays, and says so.
     */
    @ServerResponseFilter(priority = BEFORE_REFUSALS)
    public void insteadOfRefusing(ResteasyReactiveContainerRequestContext context, ContainerResponseContext answer,
            RoutingContext routing) {
        if (answer.getStatus() != 400 || !isForm(context, routing) || routing.get(VERIFIED) != null) {
            return;
        }
        if (Htmx.asks(routing) && !Htmx.followsLink(routing)) {
            answer.setEntity(bare.outdated(routing), new Annotation[0],
                    MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        } else {
            ownForm(context, routing).flatMap(this::keep).ifPresent(again -> {
                answer.setStatus(303);
                answer.getHeaders().putSingle("Location", again);
            });
        }
    }

    @ServerResponseFilter(priority = AFTER_PAGES)
    public void show(ResteasyReactiveContainerRequestContext context, ContainerResponseContext answer,
            RoutingContext routing) {
        Optional<Optional<SubmittedForm>> asked = Optional.ofNullable(routing.get(FOUND));
        boolean form = isForm(context, routing);
        if (asked.isEmpty() && !form || !(answer.getEntity() instanceof String html)
                || !html.stripLeading().startsWith(WHOLE_PAGE)) {
            return;
        }
        asked.ifPresent(typed -> answer.setEntity(page.show(html, typed)));
        if (form) {
            ownForm(context, routing).ifPresent(sent -> answer.setEntity(page.remember(html, sent, this::keep)));
        }
    }

    private Optional<String> keep(SubmittedForm form) {
        return typedForms.keep(form, origin.getMark()).map(name -> SubmittedForm.again(form.page(), name));
    }

    /** Empty for a form that was not on a page of this person. */
    private Optional<SubmittedForm> ownForm(ResteasyReactiveContainerRequestContext context, RoutingContext routing) {
        Map<String, List<String>> sent = fields(context);
        String mark = first(sent, SubmittedForm.MARK).orElse("");
        if (mark.isEmpty() || !mark.equals(origin.getMark())) {
            return Optional.empty();
        }
        return Optional.of(SubmittedForm.of(routing.normalizedPath(), SubmittedForm.page(first(sent, SubmittedForm.PAGE)
                .orElse("/")), sent, SecretFields.names(secretFields), FormBody.isMultipart(routing)));
    }

    private boolean isForm(ResteasyReactiveContainerRequestContext context, RoutingContext routing) {
        return context.getMethod().equals("POST") && person.isSignedIn()
                && Paths.takesForms(routing.normalizedPath());
    }

    private static Optional<String> first(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static Map<String, List<String>> fields(ResteasyReactiveContainerRequestContext context) {
        FormData data = ((ResteasyReactiveRequestContext) context.getServerRequestContext()).getFormData();
        Map<String, List<String>> fields = new HashMap<>();
        if (data != null) {
            data.forEach(name -> fields.put(name, data.get(name).stream().filter(value -> !value.isFileItem())
                    .map(FormValue::getValue).toList()));
        }
        return fields;
    }
}
