package dev.vigia.intake;

import dev.vigia.access.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Tells how products and stock come in. */
@Path("/intake")
@RolesAllowed(Role.VIEWER)
public class IntakeResource {

    private static final String PRODUCTS = """
            curl -X PUT %sapi/v1/products \\
              -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
              -d '{"items":[{"sku":"MAT-0001","name":"Mate de calabaza","category":"Mate > Mates"}]}'""";
    private static final String STOCK = """
            curl -X PUT %sapi/v1/stock \\
              -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
              -d '{"items":[{"sku":"MAT-0001","warehouse":"main","onHand":12,"reserved":2,
                             "observedAt":"2026-01-31T15:04:05Z"}]}'""";

    @CheckedTemplate(basePath = "intake")
    static class Templates {

        static native TemplateInstance index(String products, String stock, int most);
    }

    @GET
    public TemplateInstance index(@Context UriInfo uri) {
        URI base = uri.getBaseUri();
        return Templates.index(PRODUCTS.formatted(base), STOCK.formatted(base), Batch.MOST);
    }
}
