package dev.vigia.alert.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.alert.AlertConfig;
import dev.vigia.alert.delivery.WebhookAnswer;
import dev.vigia.alert.delivery.Webhooks;
import dev.vigia.http.TypedAddress;
import dev.vigia.http.TypedAddress.AddressProblem;
import dev.vigia.web.Flash;
import dev.vigia.web.Flash.Severity;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;

/** Sets the retailer's webhook, tries it, and takes it away. A new secret is on the page that answers, and on no other. */
@Path("/alerts/webhook")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.ADMIN)
public class WebhookResource {

    private final Webhooks webhooks;
    private final AlertConfig config;
    private final AlertsResource page;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    WebhookResource(Webhooks webhooks, AlertConfig config, AlertsResource page, CurrentRetailer retailer,
            CurrentPerson person, Language language, Flash flash) {
        this.webhooks = webhooks;
        this.config = config;
        this.page = page;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    @POST
    public Response set(@RestForm @DefaultValue("") String address) {
        String typed = address.strip();
        Optional<AddressProblem> problem = TypedAddress.problem(typed, config.privateHosts().orElse(Set.of()));
        if (problem.isPresent()) {
            return Response.status(422).entity(page.page(typed, Optional.empty(), Errors.none().add("address", words()
                    .addressProblem(problem.get())))).build();
        }
        Optional<String> secret = webhooks.set(retailer.id(), typed, person.name());
        return secret.isPresent() ? once(typed, secret.get()) : said(Severity.INFO, words().webhookSame());
    }

    @POST
    @Path("secret")
    public Response renewSecret() {
        String secret = webhooks.renewSecret(retailer.id(), person.name()).orElseThrow(NotFoundException::new);
        return once(webhooks.find(retailer.id()).orElseThrow(NotFoundException::new).address, secret);
    }

    @POST
    @Path("test")
    public Response test() {
        WebhookAnswer answer = webhooks.test(retailer.id()).orElseThrow(NotFoundException::new);
        return answer.isTaken() ? said(Severity.SUCCESS, words().webhookTaken())
                : said(Severity.PROBLEM, answer.status().map(status -> words().answered(status))
                        .orElseGet(() -> words().noAnswer(answer.problem())));
    }

    @POST
    @Path("activation")
    public Response activate() {
        return done(webhooks.switchOn(retailer.id(), person.name()), words().webhookResumed());
    }

    @POST
    @Path("removal")
    public Response remove() {
        return done(webhooks.remove(retailer.id(), person.name()), words().webhookRemoved());
    }

    /** Not after a redirect: it is written down nowhere from where a second page could read it. */
    private Response once(String address, String secret) {
        return Response.ok(page.page(address, Optional.of(secret), Errors.none())).header("Cache-Control", "no-store")
                .build();
    }

    private Response done(boolean found, String sentence) {
        if (!found) {
            throw new NotFoundException();
        }
        return said(Severity.SUCCESS, sentence);
    }

    private Response said(Severity kind, String sentence) {
        flash.say(kind, sentence);
        return AlertsResource.back();
    }

    private AlertPageMessages words() {
        return language.of(AlertPageMessages.class);
    }
}
