package dev.vigia.integration.list;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.integration.Integrations.Saved;
import dev.vigia.integration.MassZero;
import dev.vigia.integration.TypedMinimum.Mistake;
import dev.vigia.integration.page.DisconnectionMessages;
import dev.vigia.integration.page.IntegrationForm;
import dev.vigia.integration.page.IntegrationFormMessages;
import dev.vigia.integration.page.IntegrationPage;
import dev.vigia.integration.page.IntegrationPages;
import dev.vigia.integration.page.IntegrationsResource;
import dev.vigia.integration.page.MinimumPreviews;
import dev.vigia.integration.page.Question;
import dev.vigia.integration.page.Questions;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.web.Flash;
import dev.vigia.web.Htmx;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import dev.vigia.web.form.SubmittedForm;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Changes the minimum and the switch of an integration in its line of the list, by the rules of its form. */
@Path("/integrations/{id}/row")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class RowResource {

    private final ConnectionList list;
    private final Marketplaces marketplaces;
    private final Integrations integrations;
    private final IntegrationPages pages;
    private final MinimumPreviews effects;
    private final Questions questions;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Htmx htmx;
    private final Flash flash;

    RowResource(ConnectionList list, Marketplaces marketplaces, Integrations integrations, IntegrationPages pages,
            MinimumPreviews effects, Questions questions, CurrentRetailer retailer, CurrentPerson person,
            Language language, Htmx htmx, Flash flash) {
        this.list = list;
        this.marketplaces = marketplaces;
        this.integrations = integrations;
        this.pages = pages;
        this.effects = effects;
        this.questions = questions;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.htmx = htmx;
        this.flash = flash;
    }

    /**
     * @param version of the integration that the person saw
     * @param q       what the list was searched for
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath long id, @RestForm @DefaultValue("") String minimumStock,
            @RestForm Optional<String> enabled, @RestForm @DefaultValue("-1") String version,
            @RestForm @DefaultValue("") String q, @Context RoutingContext routing) {
        Integration integration = Integration.find(retailer.id(), id)
                .filter(found -> marketplaces.find(found.marketplace).isPresent()).orElseThrow(NotFoundException::new);
        if (integration.isDisconnecting()) {
            flash.say(language.of(DisconnectionMessages.class).disconnectingBusy());
            return backToList(q);
        }
        IntegrationForm form = pages.stored(integration).with(minimumStock.strip(), enabled.isPresent(), version
                .matches(
                        "[0-9]{1,18}") ? Long.parseLong(version) : -1);
        Marketplace marketplace = marketplaces.get(integration.marketplace);
        Optional<Mistake> mistake = form.minimum(marketplace.minimumRequired()).mistake();
        if (mistake.isPresent()) {
            return inList(422, integration, q, TypedRow.wrong(form.minimumStock(), form.enabled(), words().mistake(
                    mistake.get())));
        }
        if (form.version() != integration.version) {
            return overtaken(integration, form, q);
        }
        // What needs a closer look is seen in the form, with all that it would do.
        IntegrationTerms terms = form.terms();
        Optional<Question> question = questions.about(integration, terms, 0);
        if (question.isPresent()) {
            return inForm(integration, shown(integration, form).with(question.get()), routing);
        }
        if (integration.contradicted(terms.minimum()).isPresent()) {
            return inForm(integration, shown(integration, form).with(effects.of(integration, form)), routing);
        }
        try {
            Optional<Saved> saved = integrations.change(retailer.id(), id, integration.version, Optional.of(terms
                    .minimum()), Optional.of(terms.enabled()), Optional.empty(), person.name(), 0);
            return answer(saved.orElseThrow(NotFoundException::new), form, q);
        } catch (MassZero grown) {
            return inForm(integration, shown(integration, form).with(questions.anew(integration, terms)), routing);
        }
    }

    private Response answer(Saved saved, IntegrationForm form, String q) {
        if (saved instanceof Saved.Done done) {
            flash.say(pages.kind(done, Optional.empty()), pages.sentence(done, Optional.empty()), done.entry());
            return done.rollout() ? toProgress(done.integration()) : backToList(q);
        }
        return overtaken(saved.integration(), form, q);
    }

    private Response overtaken(Integration now, IntegrationForm form, String q) {
        if (pages.holds(marketplaces.get(now.marketplace), now, form)) {
            flash.say(words().alreadySaved(now.name));
            return backToList(q);
        }
        String minimum = now.minimumStock == null ? words().nothing() : Integer.toString(now.minimumStock);
        return inList(409, now, q, new TypedRow(form.minimumStock(), form.enabled(), "", Optional.of(minimum).filter(
                other -> !Objects.equals(now.minimum(), form.minimum(false).units())), Optional.of(now.enabled ? words()
                        .on() : words().off()).filter(other -> now.enabled != form.enabled())));
    }

    private Response inList(int status, Integration integration, String q, TypedRow typed) {
        return Response.status(status).entity(IntegrationListResource.Templates.index(list.matching(q).stream().map(
                row -> row.with(integration.id, typed)).toList(), q, language.current())).build();
    }

    private IntegrationPage shown(Integration integration, IntegrationForm form) {
        return pages.show(marketplaces.get(integration.marketplace), Optional.of(integration), form, Errors.none());
    }

    /** The form instead of the list, in place of it where only the line was to be replaced. */
    private Response inForm(Integration integration, IntegrationPage page, RoutingContext routing) {
        String form = "/integrations/" + integration.id + "/edit";
        routing.put(SubmittedForm.PAGE, form);
        htmx.showInstead("#content", form);
        return Response.status(Response.Status.CONFLICT).entity(IntegrationsResource.Templates.form(page)).build();
    }

    /** Where a person sees how far the change is: another page, not another line. */
    private Response toProgress(Integration integration) {
        String path = "/integrations/" + integration.id;
        return htmx.asks() ? Response.noContent().header(Htmx.REDIRECT, path).build()
                : Response.seeOther(URI.create(path)).build();
    }

    private static Response backToList(String q) {
        UriBuilder address = UriBuilder.fromPath("/integrations");
        return Response.seeOther(q.isEmpty() ? address.build() : address.queryParam("q", "{q}").build(q)).build();
    }

    private IntegrationFormMessages words() {
        return pages.words();
    }
}
