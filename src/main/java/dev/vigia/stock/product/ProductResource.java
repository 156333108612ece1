package dev.vigia.stock.product;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.http.UrlEncoding;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One product: where its units lie, what each marketplace shows, and why. A SKU may hold slashes. */
@Path("/stock/{sku: .+}")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class ProductResource {

    // Longer than any filter of ours.
    private static final int LONGEST_LIST = 4_000;

    private final ProductHistory history;
    private final CurrentRetailer retailer;

    @CheckedTemplate(basePath = "stock")
    public static class Templates {

        static native TemplateInstance product(ProductHistory.History history, String updatesPath, String list);

        static native TemplateInstance missing(String sku, String searchPath);
    }

    ProductResource(ProductHistory history, CurrentRetailer retailer) {
        this.history = history;
        this.retailer = retailer;
    }

    @GET
    public Response show(@RestPath String sku, @RestQuery @DefaultValue("") String list) {
        return history.of(retailer.id(), sku)
                .map(found -> Response.ok(Templates.product(found, "/updates?sku=" + UrlEncoding.encoded(sku),
                        list.length() > LONGEST_LIST ? "" : list)))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .entity(Templates.missing(sku, "/stock?q=" + UrlEncoding.encoded(sku))))
                .build();
    }
}
