package dev.vigia.stock.start;

import dev.vigia.access.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The first steps as a page of their own, which every empty page leads to. */
@Path("/first-steps")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class FirstStepsResource {

    @CheckedTemplate(basePath = "stock")
    public static class Templates {

        static native TemplateInstance start();
    }

    @GET
    public TemplateInstance show() {
        return Templates.start();
    }
}
