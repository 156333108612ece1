package dev.vigia.today;

import dev.vigia.access.Role;
import dev.vigia.web.Htmx;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;

/** The first page of the day. Shown anew every few seconds, unless the person wants it to stand still. */
@Path("/")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class TodayResource {

    private static final String STILL = "still";

    private final Today today;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "today")
    public static class Templates {

        static native TemplateInstance index(TodayView view, boolean still);

        static native TemplateInstance index$today(TodayView view, boolean still);
    }

    TodayResource(Today today, Htmx htmx) {
        this.today = today;
        this.htmx = htmx;
    }

    @GET
    public TemplateInstance index(@RestQuery @DefaultValue("") String view) {
        boolean still = STILL.equals(view);
        return htmx.wants("today") ? Templates.index$today(today.view(), still) : Templates.index(today.view(), still);
    }
}
