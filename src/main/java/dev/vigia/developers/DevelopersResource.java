package dev.vigia.developers;

import dev.vigia.access.Role;
import dev.vigia.intake.Intake;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** How a program sends products and stock, and reads them, with examples to copy. */
@Path("/developers")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class DevelopersResource {

    private static final String PRODUCTS = """
            curl -X PUT %sapi/v1/products \\
              -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
              -d '{"items":[{"sku":"MAT-0001","name":"Mate de calabaza","category":"Mate > Mates"}]}'""";
    private static final String STOCK = """
            curl -X PUT %sapi/v1/stock \\
              -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
              -d '{"items":[{"sku":"MAT-0001","warehouse":"main","onHand":12,"reserved":2,
                             "observedAt":"2026-01-31T15:04:05Z"}]}'""";
    private static final String READING = """
            curl %sapi/v1/stock -H "Authorization: Bearer $TOKEN\"""";

    @CheckedTemplate(basePath = "developers")
    public static class Templates {

        static native TemplateInstance index(String products, String stock, String reading, int most);
    }

    @GET
    public TemplateInstance index(UriInfo uri) {
        URI base = uri.getBaseUri();
        return Templates.index(PRODUCTS.formatted(base), STOCK.formatted(base), READING.formatted(base),
                Intake.mostAtOnce());
    }
}
