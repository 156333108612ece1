package dev.vigia.stock;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.catalog.Category;
import dev.vigia.integration.Integration;
import dev.vigia.web.Htmx;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/** The dashboard. A parameter that makes no sense is left out, and the page says so. */
@Path("/stock")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class StockResource {

    private static final Set<Long> SIZES = Set.of(25L, 50L, 100L);

    private final StockList list;
    private final StockTally tally;
    private final CurrentRetailer retailer;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "stock")
    static class Templates {

        static native TemplateInstance index(StockView view);

        static native TemplateInstance index$results(StockView view);
    }

    StockResource(StockList list, StockTally tally, CurrentRetailer retailer, Htmx htmx) {
        this.list = list;
        this.tally = tally;
        this.retailer = retailer;
        this.htmx = htmx;
    }

    @GET
    public TemplateInstance index(@RestQuery Optional<String> q, @RestQuery Optional<String> state,
            @RestQuery Optional<String> integration, @RestQuery Optional<String> category,
            @RestQuery Optional<String> sort, @RestQuery Optional<String> size, @RestQuery Optional<String> cursor) {
        List<Integration> integrations = Integration.of(retailer.id());
        List<Category> categories = Category.of(retailer.id());
        FilterReader reader = new FilterReader();
        boolean failing = state.filter(StockFilter.FAILING::equals).isPresent();
        StockFilter filter = new StockFilter(
                reader.read("state", state.filter(code -> !failing), ShownState::ofCode), failing,
                reader.id("integration", integration, integrations.stream().map(i -> i.id).collect(Collectors.toSet())),
                reader.id("category", category, categories.stream().map(c -> c.id).collect(Collectors.toSet())),
                reader.words(q), reader.read("sort", sort, StockOrder::ofCode).orElse(StockOrder.URGENCY),
                reader.oneOf("size", size, SIZES::contains, StockFilter.SMALLEST));
        Optional<Cursor> from = reader.read("cursor", cursor, text -> Cursor.decoded(text, filter.readingOrder()));
        StockView view = new StockView(filter, integrations, categories,
                tally.of(retailer.id(), filter.integration()), list.pageOrLast(retailer.id(), filter, from),
                reader.ignored());
        return htmx.wants("results") ? Templates.index$results(view) : Templates.index(view);
    }
}
