package dev.vigia.intake.product;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.intake.ProductRetirement;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** Asks before a product is retired, says what that does, and does it. */
@Path("/products/{id}/retirement")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class RetirementResource {

    private final ProductRetirement retirement;
    private final StoredProducts products;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "intake")
    public static class Templates {

        static native TemplateInstance retirement(StoredProduct product, List<String> selling, String back);
    }

    RetirementResource(ProductRetirement retirement, StoredProducts products, CurrentRetailer retailer,
            CurrentPerson person, Language language, Flash flash) {
        this.retirement = retirement;
        this.products = products;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    @GET
    public TemplateInstance ask(@RestPath long id) {
        StoredProduct product = find(id);
        return Templates.retirement(product, products.selling(retailer.id(), id), ProductPage.path(product.sku()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response retire(@RestPath long id) {
        StoredProduct product = find(id);
        retirement.byPerson(retailer.id(), product.sku(), person.name());
        flash.say(Flash.Severity.SUCCESS, language.of(ProductFormMessages.class).retired(product.sku()));
        return Response.seeOther(URI.create(ProductPage.path(product.sku()))).build();
    }

    private StoredProduct find(long id) {
        return products.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }
}
