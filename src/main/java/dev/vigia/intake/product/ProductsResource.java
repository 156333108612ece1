package dev.vigia.intake.product;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.catalog.Category;
import dev.vigia.catalog.ProductItem;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.database.DatabaseClock;
import dev.vigia.intake.Intake;
import dev.vigia.intake.IntakeMessages;
import dev.vigia.intake.IntakeResult;
import dev.vigia.intake.StockItem;
import dev.vigia.inventory.Warehouse;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import dev.vigia.web.request.RequestStart;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The form for one product and its stock in each warehouse. */
@Path("/products")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class ProductsResource {

    private final Intake intake;
    private final StoredProducts products;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;
    private final DatabaseClock clock;
    private final RequestStart start;

    @CheckedTemplate(basePath = "intake")
    public static class Templates {

        static native TemplateInstance product(ProductPage page);
    }

    ProductsResource(Intake intake, StoredProducts products, CurrentRetailer retailer, CurrentPerson person,
            Language language, Flash flash, DatabaseClock clock, RequestStart start) {
        this.intake = intake;
        this.products = products;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
        this.clock = clock;
        this.start = start;
    }

    @GET
    @Path("new")
    public TemplateInstance fresh(@RestQuery @DefaultValue("") String sku) {
        return page(ProductForm.fresh(sku, Warehouse.of(retailer.id())), Optional.empty(), Errors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> fields) {
        return save(ProductForm.typed(fields), Optional.empty());
    }

    @GET
    @Path("{id}/edit")
    public TemplateInstance edit(@RestPath long id) {
        StoredProduct stored = find(id);
        return page(ProductForm.of(stored), Optional.of(stored), Errors.none());
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response update(@RestPath long id, MultivaluedMap<String, String> fields) {
        StoredProduct stored = find(id);
        return save(ProductForm.typed(fields).of(stored.sku()), Optional.of(stored));
    }

    private StoredProduct find(long id) {
        return products.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }

    /** Somebody else saved first; undoes the transaction. */
    private static final class ChangedMeanwhile extends RuntimeException {

        private final transient StoredProduct now;

        private ChangedMeanwhile(StoredProduct now) {
            super(now.sku());
            this.now = now;
        }
    }

    /** It cannot be made of what was typed; undoes the transaction. */
    private static final class UnfitKitException extends RuntimeException {

        private final transient UnfitKit kit;

        private UnfitKitException(UnfitKit kit) {
            super(kit.toString());
            this.kit = kit;
        }
    }

    private Response save(ProductForm form, Optional<StoredProduct> stored) {
        ProductCheck check = new ProductCheck(language.of(IntakeMessages.class), words());
        ProductItem item = check.product(form);
        Instant arrived = clock.at(start.nanoTime());
        List<StockItem> stock = check.stock(form, item.sku(), Warehouse.of(retailer.id()), arrived);
        if (!item.parts().isEmpty()) {
            check.refuseStock(stock);
        }
        if (check.errors.any() && stored.isEmpty() && products.find(retailer.id(), item.sku()).filter(now -> now.says(
                item,
                form)).isPresent()) {
            // A warehouse that was new is known by now.
            return again(item.sku());
        }
        if (check.errors.any()) {
            return Response.status(422).entity(page(form, stored, check.errors)).build();
        }
        try {
            return saved(item.sku(), intake.putProduct(retailer.id(), item, stock, arrived, "person:" + person.name(),
                    () -> refuseOvertaken(form, item.sku(), stored), UnfitKitException::new));
        } catch (UnfitKitException wrong) {
            check.kit().refuse(form.kit(), wrong.kit);
            return Response.status(422).entity(page(form, stored, check.errors)).build();
        } catch (ChangedMeanwhile conflict) {
            return stored.isPresent() ? conflict(form, conflict.now)
                    : conflict.now.says(item, form) ? again(item.sku()) : taken(form, conflict.now);
        }
    }

    private void refuseOvertaken(ProductForm form, String sku, Optional<StoredProduct> stored) {
        products.lock(retailer.id(), sku);
        Optional<StoredProduct> now = products.find(retailer.id(), sku);
        if (now.isPresent() && (stored.isEmpty() ? !now.get().retired() : now.get().overtakes(form))) {
            throw new ChangedMeanwhile(now.get());
        }
    }

    private Response saved(String sku, IntakeResult result) {
        if (result.held() > 0) {
            flash.say(Flash.Severity.WARNING, words().held(sku));
        } else if (result.accepted() > 0) {
            flash.say(Flash.Severity.SUCCESS, words().saved(sku));
        } else {
            flash.say(words().unchanged(sku));
        }
        return Response.seeOther(URI.create(ProductPage.path(sku))).build();
    }

    /** The form of a new product was sent twice. */
    private Response again(String sku) {
        flash.say(words().unchanged(sku));
        return Response.seeOther(URI.create(ProductPage.path(sku))).build();
    }

    private Response conflict(ProductForm form, StoredProduct now) {
        return Response.status(Response.Status.CONFLICT).entity(Templates.product(new ProductPage(form.seeing(now),
                Optional.of(now), Category.of(retailer.id()), Errors.none(), "", true))).build();
    }

    private Response taken(ProductForm form, StoredProduct now) {
        Errors errors = Errors.none().add("sku", words().skuTaken(now.sku()));
        return Response.status(422).entity(Templates.product(new ProductPage(form, Optional.empty(),
                Category.of(retailer.id()), errors, "/products/" + now.id() + "/edit", false))).build();
    }

    private TemplateInstance page(ProductForm form, Optional<StoredProduct> stored, Errors errors) {
        return Templates.product(new ProductPage(form, stored, Category.of(retailer.id()), errors, "", false));
    }

    private ProductFormMessages words() {
        return language.of(ProductFormMessages.class);
    }
}
