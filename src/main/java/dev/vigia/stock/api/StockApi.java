package dev.vigia.stock.api;

import dev.vigia.access.Role;
import dev.vigia.stock.StockMessages;
import dev.vigia.stock.StockReading;
import dev.vigia.stock.StockReading.ReadListings;
import dev.vigia.stock.StockRow;
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
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;

/** What every listing shows, for programs. */
@Path("/api/v1/stock")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
public class StockApi {

    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private final StockReading reading;
    private final Language language;

    StockApi(StockReading reading, Language language) {
        this.reading = reading;
        this.language = language;
    }

    /**
     * @param desired empty while the product was never counted: nothing is sent then
     * @param rule    which decides; empty: none, which counts as a minimum of 0
     * @param since   when it got into its state; empty while that is ok
     */
    @Schema(name = "Listing")
    public record ListingItem(String sku, long integration, Optional<Long> available, int minimum,
            Optional<DecidingRule> rule, Optional<Integer> desired,
            Optional<Integer> sent, Optional<Integer> confirmed, String state, String delivery,
            Optional<Instant> since) {

        static ListingItem of(StockRow row) {
            return new ListingItem(row.sku(), row.key().integrationId(), row.available(), row.minimum(),
                    row.winner().map(rule -> new DecidingRule(rule.id(), rule.version())), row.desired(),
                    row.sent(), row.confirmed(), row.state().code(), row.delivery().code(), row.since());
        }
    }

    /** A version of a rule. */
    @Schema(name = "DecidingRule")
    public record DecidingRule(long id, long version) {
    }

    /** @param next the cursor of what follows; empty at the end */
    @Schema(name = "Listings")
    public record ListingPage(List<ListingItem> items, Optional<String> next) {
    }

    @GET
    public ListingPage list(@RestQuery Optional<String> state, @RestQuery Optional<String> integration,
            @RestQuery Optional<String> q, @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit) {
        Map<String, Optional<String>> parameters = Map.of("state", state, "integration", integration, "q", q, "cursor",
                cursor, "limit", limit);
        ReadListings found = reading.page(parameters::get, USUAL, MOST);
        if (!found.ignored().isEmpty()) {
            StockMessages words = language.of(StockMessages.class);
            throw new WebApplicationException(Problem.of(400, words.wrongParameters(), words.notUnderstood(
                    String.join(", ", found.ignored()))).response());
        }
        return new ListingPage(found.rows().stream().map(ListingItem::of).toList(),
                Optional.of(found.next()).filter(next -> !next.isEmpty()));
    }
}
