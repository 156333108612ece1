package dev.vigia.stock.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.catalog.Category;
import dev.vigia.database.DatabaseClock;
import dev.vigia.integration.Integration;
import dev.vigia.stock.ListingQuery;
import dev.vigia.stock.QueryParameters;
import dev.vigia.stock.StockFilter;
import dev.vigia.stock.StockOrder;
import dev.vigia.stock.page.FreshChanges.SeenPage;
import dev.vigia.stock.page.ProductCounts.Counts;
import dev.vigia.sync.queue.RejectedListings;
import dev.vigia.web.Htmx;
import dev.vigia.web.ShortAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The dashboard. A parameter that makes no sense is left out, and the page says so. */
@Path("/stock")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class StockResource {

    private final ProductList list;
    private final ProductCounts counts;
    private final SavedViews views;
    private final FailureCauses causes;
    private final RejectedListings rejected;
    private final DatabaseClock clock;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "stock")
    public static class Templates {

        static native TemplateInstance index(StockView view);

        static native TemplateInstance index$swapped(StockView view);
    }

    StockResource(ProductList list, ProductCounts counts, SavedViews views, FailureCauses causes,
            RejectedListings rejected,
            DatabaseClock clock, CurrentRetailer retailer,
            CurrentPerson person, Htmx htmx) {
        this.list = list;
        this.counts = counts;
        this.views = views;
        this.causes = causes;
        this.rejected = rejected;
        this.clock = clock;
        this.retailer = retailer;
        this.person = person;
        this.htmx = htmx;
    }

    @GET
    @ShortAddress
    public TemplateInstance index(@RestQuery Optional<String> cursor, UriInfo address) {
        // Before anything is read, so that what changes meanwhile counts as new.
        Instant asOf = clock.now();
        List<Integration> integrations = Integration.of(retailer.id());
        List<Category> categories = Category.of(retailer.id());
        QueryParameters reader = new QueryParameters();
        Optional<String> typed = parameter(address, "q");
        StockFilter asked = StockFilter.read(reader, name -> name.equals("q") ? typed.map(QueryParameters::shortened)
                : parameter(address, name), integrations, categories);
        ListingQuery scope = list.scope(retailer.id(), asked);
        boolean unsorted = list.isTooLong(retailer.id(), asked, scope);
        StockFilter filter = unsorted ? asked.withOrder(StockOrder.URGENCY) : asked;
        Optional<ProductCursor> from = reader.read("cursor", cursor, text -> ProductCursor.decoded(text, filter).or(
                () -> list.earlier(text, filter)));
        Counts found = counts.of(retailer.id(), filter);
        ProductsPage page = list.page(retailer.id(), filter, scope, from, found.total(filter));
        StockView view = new StockView(filter, integrations, categories, found, page, views.all(), causes.of(retailer
                .id(), filter), rejected(filter, scope),
                SeenPage.of(asOf, filter, page.rows(), from.isPresent() ? cursor.orElse("") : "").address(), reader
                        .ignored(), unsorted,
                typed.filter(words -> words.strip().length() > QueryParameters.LONGEST_SEARCH).isPresent());
        return htmx.wants("results") ? Templates.index$swapped(view) : Templates.index(view);
    }

    private static Optional<String> parameter(UriInfo address, String name) {
        return Optional.ofNullable(address.getQueryParameters().getFirst(name));
    }

    /** How many could be reprocessed; counted only for who may, where they are shown. */
    private long rejected(StockFilter filter, ListingQuery scope) {
        return filter.failing() && person.may(Role.OPERATOR) ? rejected.waiting(retailer.id(), scope.rejected(),
                StockView.MOST_REJECTED) : 0;
    }
}
