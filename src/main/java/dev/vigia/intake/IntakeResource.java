package dev.vigia.intake;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;

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

    private static final int HELD = 10;

    private final CurrentRetailer retailer;
    private final IntakeConfig config;

    @CheckedTemplate(basePath = "intake")
    static class Templates {

        static native TemplateInstance index(View view);
    }

    IntakeResource(CurrentRetailer retailer, IntakeConfig config) {
        this.retailer = retailer;
        this.config = config;
    }

    /**
     * What the page shows.
     *
     * @param products an example of a call
     * @param stock    another
     * @param brake    when the brake is on
     */
    public record View(String products, String stock, BrakeRule brake, long minutes, List<HeldChange> held) {

        public int most() {
            return Batch.MOST;
        }

        public long percent() {
            return brake.share().movePointRight(2).longValue();
        }
    }

    @GET
    public TemplateInstance index(@Context UriInfo uri) {
        URI base = uri.getBaseUri();
        return Templates.index(new View(PRODUCTS.formatted(base), STOCK.formatted(base),
                new BrakeRule(config.brakeShare(), config.brakeLeast()), config.brakeWindow().toMinutes(),
                HeldChange.last(retailer.id(), HELD)));
    }
}
