package dev.vigia.integration.list;

import dev.vigia.access.Role;
import dev.vigia.web.Htmx;
import dev.vigia.web.Language;
import dev.vigia.web.ShortAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;

/** The list of marketplaces and integrations. */
@Path("/integrations")
@Produces(MediaType.TEXT_HTML)
public class IntegrationListResource {

    private final ConnectionList list;
    private final Language language;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "integration")
    public static class Templates {

        static native TemplateInstance index(List<ConnectionRow> rows, String q, Locale language);

        static native TemplateInstance index$table(List<ConnectionRow> rows, String q, Locale language);
    }

    IntegrationListResource(ConnectionList list, Language language, Htmx htmx) {
        this.list = list;
        this.language = language;
        this.htmx = htmx;
    }

    @GET
    @ShortAddress
    @RolesAllowed(Role.VIEWER)
    public TemplateInstance index(@RestQuery @DefaultValue("") String q) {
        List<ConnectionRow> rows = list.matching(q);
        Locale locale = language.current();
        return htmx.wants("integrations") ? Templates.index$table(rows, q, locale) : Templates.index(rows, q, locale);
    }
}
