package dev.vigia.stock;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.Integration;
import dev.vigia.web.Language;
import dev.vigia.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;

/** What every listing shows, for programs. */
@Path("/api/v1/stock")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
public class StockApi {

    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private final StockList list;
    private final CurrentRetailer retailer;
    private final Language language;

    StockApi(StockList list, CurrentRetailer retailer, Language language) {
        this.list = list;
        this.retailer = retailer;
        this.language = language;
    }

    /**
     * @param desired empty while the product was never counted: nothing is sent then
     * @param since   when it got into its state; empty while that is ok
     */
    @Schema(name = "Listing")
    public record ListingItem(String sku, long integration, Optional<Long> available, int minimum,
            Optional<Integer> desired,
            Optional<Integer> sent, Optional<Integer> confirmed, String state, String delivery,
            Optional<Instant> since) {

        static ListingItem of(StockRow row) {
            return new ListingItem(row.sku(), row.key().integrationId(), row.available(), row.minimum(), row.desired(),
                    row.sent(), row.confirmed(), row.state().code(), row.delivery().code(), row.since());
        }
    }

    /** @param next the cursor of what follows; empty at the end */
    @Schema(name = "Listings")
    public record ListingPage(List<ListingItem> items, Optional<String> next) {
    }

    @GET
    public ListingPage list(@RestQuery Optional<String> state, @RestQuery Optional<String> integration,
            @RestQuery Optional<String> q, @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit) {
        QueryParameters reader = new QueryParameters();
        Set<Long> known = Integration.of(retailer.id()).stream().map(i -> i.id).collect(Collectors.toSet());
        StockFilter filter = new StockFilter(reader.read("state", state, ShownState::ofCode), false,
                reader.id("integration", integration, known), OptionalLong.empty(), reader.search(q),
                StockOrder.URGENCY,
                reader.oneOf("limit", limit, number -> number >= 1 && number <= MOST, USUAL));
        Optional<Cursor> from = reader.read("cursor", cursor, text -> Cursor.decoded(text, StockOrder.URGENCY))
                .filter(c -> !c.backward());
        if (!reader.ignored().isEmpty()) {
            StockMessages words = language.of(StockMessages.class);
            throw new WebApplicationException(Problem.of(400, words.wrongParameters(), words.notUnderstood(
                    String.join(", ", reader.ignored()))).response());
        }
        StockPage page = list.page(retailer.id(), filter, list.scope(retailer.id(), filter).exhaustive(), from);
        return new ListingPage(page.rows().stream().map(ListingItem::of).toList(),
                Optional.of(page.next()).filter(next -> !next.isEmpty()));
    }
}
