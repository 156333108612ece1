package dev.vigia.sync.queue;

import dev.vigia.audit.Audit;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import dev.vigia.listing.ListingsDue;
import dev.vigia.listing.NowSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Sends rejected listings again, once a person has mended what was wrong. */
@ApplicationScoped
public class RejectedListings {

    /** The most listings of one call, so that its transaction stays short; who has more calls again. */
    public static final int MOST = 50_000;

    private static final Logger LOG = Logger.getLogger(RejectedListings.class);

    private final Session session;
    private final Audit audit;
    private final Event<ListingsDue> listingsDue;

    RejectedListings(Session session, Audit audit, Event<ListingsDue> listingsDue) {
        this.session = session;
        this.audit = audit;
        this.listingsDue = listingsDue;
    }

    /**
     * Which listings.
     *
     * @param condition SQL on {@code listing}, of fixed pieces; what people typed is in the parameters
     */
    public record ListingSelection(String condition, Map<String, Object> parameters) {

        public static final ListingSelection NONE = new ListingSelection("false", Map.of());

        /** These listings, each by its product and its integration. */
        public static ListingSelection of(Long[] products, Long[] integrations) {
            return new ListingSelection("(listing.product_id, listing.integration_id) in (select * from "
                    + "unnest(cast(:products as bigint[]), cast(:integrations as bigint[])))",
                    Map.of("products", products, "integrations", integrations));
        }
    }

    /** How many of them are rejected; counts no further than {@code most}. */
    @Transactional
    public long waiting(long retailerId, ListingSelection selection, int most) {
        var query = OneColumn.query(session, "select count(*) from (select from " + NowSql.WITH_STATE
                + REJECTED + selection.condition() + " limit :most) rejected", Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("most", most);
        selection.parameters().forEach(query::setParameter);
        return query.getSingleResult();
    }

    /**
     * Makes those of them that are still rejected due again, at most {@value #MOST}, and wakes the sender.
     *
     * @param described what was chosen, for the history
     * @return how many
     */
    public int resend(long retailerId, ListingSelection selection, String actor, Map<String, ?> described) {
        int listings = DeadlockRetry.inTransaction(() -> {
            int due = makeDue(retailerId, selection);
            if (due > 0) {
                Map<String, Object> after = new HashMap<>(described);
                after.put("listings", due);
                audit.record(retailerId, actor, "reprocessed", Map.of(), after);
                listingsDue.fire(new ListingsDue(retailerId));
            }
            return due;
        });
        if (listings > 0) {
            LOG.infof("%d rejected listings of retailer %d are sent again", listings, retailerId);
        }
        return listings;
    }

    private int makeDue(long retailerId, ListingSelection selection) {
        var query = OneColumn.query(session, CHOSEN.formatted(REJECTED + selection.condition()) + AGAIN, Integer.class)
                .setParameter("retailer", retailerId)
                .setParameter("most", MOST);
        selection.parameters().forEach(query::setParameter);
        return query.getSingleResult();
    }

    private static final String REJECTED = " where listing.retailer_id = :retailer and listing.refused is not null and ";

    private static final String CHOSEN = """
            with chosen as materialized (
              select listing.product_id, listing.integration_id from """ + NowSql.WITH_STATE + """
              %s
              order by listing.integration_id, listing.product_id
              limit :most
            ),\s""";

    // Something else may have been told meanwhile: then nothing is rejected any more, and the update passes the listing by.
    private static final String AGAIN = Resend.where("""
            from chosen
            where listing.product_id = chosen.product_id and listing.integration_id = chosen.integration_id
              and listing.refused is not null
            """).setting("refused = null, attempts = 0, problem = null, problem_words = null, failing_since = null")
            .sql() + Resend.COUNT;
}
