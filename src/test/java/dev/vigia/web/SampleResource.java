package dev.vigia.web;

import dev.vigia.web.form.Errors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** A page like those of the features: shows a form, checks it, redirects, answers a piece of itself. */
@Path("/sample")
public class SampleResource {

    private static final Instant A_DAY_IN_MAY = Instant.parse("2026-05-04T12:30:00Z");

    private final Flash flash;
    private final Htmx htmx;
    private final Language language;

    @CheckedTemplate(basePath = "sample")
    public static class Templates {

        static native TemplateInstance sample(String name, Errors errors, Instant moment, String none,
                int quantity);

        static native TemplateInstance sample$row(String name);
    }

    SampleResource(Flash flash, Htmx htmx, Language language) {
        this.flash = flash;
        this.htmx = htmx;
        this.language = language;
    }

    @GET
    public TemplateInstance show(@RestQuery String name) {
        String shown = name == null ? "mate" : name;
        return htmx.wants("row") ? Templates.sample$row(shown)
                : Templates.sample(shown, Errors.none(), A_DAY_IN_MAY, "", 1_234_567);
    }

    @POST
    public Response save(@RestForm String name) {
        if (name == null || name.isBlank()) {
            Errors errors = Errors.none().add("name", "it has no name");
            return Response.status(422).entity(Templates.sample("", errors, A_DAY_IN_MAY, "", 1_234_567)).build();
        }
        flash.say(language.of(WebMessages.class).stock() + " <b>" + name);
        return Response.seeOther(URI.create("/sample")).build();
    }

    @GET
    @Path("broken")
    @Produces(MediaType.TEXT_HTML)
    public String broken() {
        throw new IllegalStateException("a secret of the inside");
    }

    @GET
    @Path("conflict")
    public Response conflict() {
        return Response.status(409).build();
    }
}
