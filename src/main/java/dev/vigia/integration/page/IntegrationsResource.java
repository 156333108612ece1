package dev.vigia.integration.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.audit.SecondPersonNeeded;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.integration.Integrations.Saved;
import dev.vigia.integration.MassZero;
import dev.vigia.integration.TypedAccounts.Trial;
import dev.vigia.listing.rollout.Rollouts;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The form that connects and edits an integration. */
@Path("/integrations")
@Produces(MediaType.TEXT_HTML)
public class IntegrationsResource {

    private static final String ACTION = "action";
    private static final String PREVIEW = "preview";
    private static final String UNTRIED = "untried";

    private final Marketplaces marketplaces;
    private final Integrations integrations;
    private final IntegrationPages pages;
    private final MinimumPreviews effects;
    private final Questions questions;
    private final Rollouts rollouts;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "integration")
    public static class Templates {

        static native TemplateInstance choose(List<Marketplace> marketplaces, Locale language);

        public static native TemplateInstance form(IntegrationPage page);
    }

    IntegrationsResource(Marketplaces marketplaces, Integrations integrations, IntegrationPages pages,
            MinimumPreviews effects, Questions questions, Rollouts rollouts, CurrentRetailer retailer,
            CurrentPerson person, Language language, Flash flash) {
        this.marketplaces = marketplaces;
        this.integrations = integrations;
        this.pages = pages;
        this.effects = effects;
        this.questions = questions;
        this.rollouts = rollouts;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    @GET
    @Path("new")
    @RolesAllowed(Role.ADMIN)
    public TemplateInstance connect(@RestQuery @DefaultValue("") String marketplace,
            @RestQuery @DefaultValue("") String country) {
        if (marketplace.isEmpty()) {
            return Templates.choose(marketplaces.all().stream().filter(Marketplace::isAvailable)
                    .map(pages::named).toList(),
                    language.current());
        }
        Marketplace chosen = available(marketplace);
        String where = chosen.countries().contains(country) ? country : chosen.countries().get(0);
        return Templates.form(pages.show(chosen, Optional.empty(), IntegrationForm.fresh(pages.named(chosen).name(),
                where),
                Errors.none()));
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> fields) {
        Marketplace chosen = available(Optional.ofNullable(fields.getFirst("marketplace")).orElse(""));
        IntegrationForm form = IntegrationForm.typed(fields, IntegrationPages.settings(chosen));
        Errors errors = pages.check(chosen, Optional.empty(), form);
        String action = fields.getFirst(ACTION);
        if (PREVIEW.equals(action)) {
            return Response.ok(Templates.form(pages.show(chosen, Optional.empty(), form, Errors.none())
                    .with(effects.ofNew(retailer.id(), chosen, form)))).build();
        }
        Optional<Trial> trial = errors.any() || UNTRIED.equals(action) ? Optional.empty()
                : pages.tried(chosen, form, errors);
        if (errors.any()) {
            Optional<Integration> twin = pages.connected(chosen, form);
            if (twin.isPresent()) {
                return alreadySaved(twin.get());
            }
            IntegrationPage page = pages.show(chosen, Optional.empty(), form, errors);
            return wrong(trial.map(found -> page.with(found.probe())).orElse(page));
        }
        return unlessNameIsTaken(chosen, Optional.empty(), form, () -> answer(chosen, form,
                integrations.connect(retailer.id(), chosen.code(), form.terms(), person.name()), trial));
    }

    @GET
    @Path("{id}/edit")
    @RolesAllowed(Role.OPERATOR)
    public Response edit(@RestPath long id) {
        Integration integration = find(id);
        if (integration.isDisconnecting()) {
            return disconnecting(integration);
        }
        return Response.ok(Templates.form(pages.show(marketplaces.get(integration.marketplace),
                Optional.of(integration), pages.stored(integration), Errors.none()))).build();
    }

    /** Nothing can be edited any more; whoever may looks at how far it is. */
    private Response disconnecting(Integration integration) {
        flash.say(language.of(DisconnectionMessages.class).disconnectingBusy());
        return Response.seeOther(URI.create(person.may(Role.ADMIN) ? DisconnectionResource.path(integration.id)
                : "/integrations/" + integration.id)).build();
    }

    @POST
    @Path("{id}")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response update(@RestPath long id, MultivaluedMap<String, String> fields) {
        Integration integration = find(id);
        if (integration.isDisconnecting()) {
            return disconnecting(integration);
        }
        Marketplace marketplace = marketplaces.get(integration.marketplace);
        IntegrationForm form = IntegrationForm.typed(fields, IntegrationPages.settings(marketplace));
        if (form.typesSecrets(IntegrationPages.settings(marketplace)) && !pages.mayTypeSecrets()) {
            throw new ForbiddenException("only an admin changes secrets");
        }
        Errors errors = pages.check(marketplace, Optional.of(integration), form);
        IntegrationPage page = pages.show(marketplace, Optional.of(integration), form, errors);
        if (errors.any()) {
            return wrong(page);
        }
        if (PREVIEW.equals(fields.getFirst(ACTION))) {
            return Response.ok(Templates.form(page.with(effects.of(integration, form)))).build();
        }
        IntegrationTerms terms = form.terms();
        String agreement = Optional.ofNullable(fields.getFirst("agreement")).orElse("");
        boolean isUntried = UNTRIED.equals(fields.getFirst(ACTION)) || Question.isUntried(agreement);
        // Whoever saves after somebody else is told so first: nothing is tried or asked of what does not hold any more.
        boolean isUpToDate = form.version() == integration.version;
        Optional<Trial> trial = isUntried || !isUpToDate ? Optional.empty()
                : pages.tried(marketplace, integration, form, errors);
        if (errors.any()) {
            return wrong(page.with(trial.orElseThrow().probe()));
        }
        long agreed = Question.agreed(agreement, terms);
        Optional<Question> question = isUpToDate ? questions.about(integration, terms, agreed) : Optional.empty();
        if (question.isPresent()) {
            return conflict(page.with(question.get().insisting(isUntried)));
        }
        try {
            return unlessNameIsTaken(marketplace, Optional.of(integration), form,
                    () -> integrations.change(retailer.id(), id, form.version(), terms, person.name(), agreed)
                            .map(saved -> answer(marketplace, form, saved, trial)).orElseThrow(NotFoundException::new));
        } catch (MassZero grown) {
            return conflict(page.with(questions.anew(find(id), terms).insisting(isUntried)));
        } catch (SecondPersonNeeded needed) {
            return wrong(pages.separately(needed, marketplace, integration, form));
        }
    }

    private static Response conflict(IntegrationPage page) {
        return Response.status(Response.Status.CONFLICT).entity(Templates.form(page)).build();
    }

    /** Two people may take the same name at the same moment; only the database sees both. */
    private Response unlessNameIsTaken(Marketplace marketplace, Optional<Integration> integration, IntegrationForm form,
            Supplier<Response> saving) {
        try {
            return saving.get();
        } catch (ConstraintViolationException violation) {
            if (!Integration.ONE_NAME_ONCE.equals(violation.getConstraintName())) {
                throw violation;
            }
            Optional<Integration> twin = integration.isPresent() ? Optional.empty()
                    : pages.connected(marketplace, form);
            if (twin.isPresent()) {
                return alreadySaved(twin.get());
            }
            Errors errors = Errors.none().add("name", pages.words().nameTaken(form.name()));
            return wrong(pages.show(marketplace, integration, form, errors));
        }
    }

    private Response answer(Marketplace marketplace, IntegrationForm form, Saved saved, Optional<Trial> trial) {
        if (saved instanceof Saved.Done done) {
            flash.say(pages.kind(done, trial), pages.sentence(done, trial), done.entry());
            return Response.seeOther(URI.create(IntegrationPages.next(done.integration(), done.rollout()))).build();
        }
        if (pages.holds(marketplace, saved.integration(), form)) {
            return alreadySaved(saved.integration());
        }
        return conflict(pages.conflict(marketplace, saved.integration(), form));
    }

    /** The second answer to a form that was sent twice. */
    private Response alreadySaved(Integration integration) {
        flash.say(pages.words().alreadySaved(integration.name));
        return Response.seeOther(URI.create(IntegrationPages.next(integration, rollouts.running(retailer.id())
                .containsKey(integration.id)))).build();
    }

    private static Response wrong(IntegrationPage page) {
        return Response.status(422).entity(Templates.form(page)).build();
    }

    private Marketplace available(String code) {
        return marketplaces.find(code).filter(Marketplace::isAvailable).orElseThrow(NotFoundException::new);
    }

    private Integration find(long id) {
        return Integration.find(retailer.id(), id)
                .filter(found -> marketplaces.find(found.marketplace).isPresent())
                .orElseThrow(NotFoundException::new);
    }
}
