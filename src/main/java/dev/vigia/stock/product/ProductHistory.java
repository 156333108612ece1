package dev.vigia.stock.product;

import dev.vigia.catalog.Product;
import dev.vigia.database.Spelling;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.stock.RowReader;
import dev.vigia.stock.StockRow;
import dev.vigia.sync.queue.UpdateOutcome;
import dev.vigia.sync.readback.DriftAction;
import dev.vigia.sync.readback.ReadBackFinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.Session;

/** Everything known of one product: where its units lie, what each marketplace shows, and what happened lately. */
@ApplicationScoped
class ProductHistory {

    private static final int LATEST = 20;

    private final Session session;

    ProductHistory(Session session) {
        this.session = session;
    }

    /** Where units lie. */
    public record Level(String warehouse, boolean active, int onHand, int reserved, boolean unlimited,
            Instant observedAt) {

        public long available() {
            return (long) onHand - reserved;
        }
    }

    /** A quantity sent, and what became of it. */
    public record Sent(Instant happenedAt, String integration, int quantity, UpdateOutcome outcome,
            Optional<String> problem,
            String words) {

        public Optional<Cause> cause() {
            return problem.map(Cause::valueOf);
        }
    }

    /**
     * A marketplace that did not show what had been sent.
     *
     * @param shown       empty when it showed nothing that could be read
     * @param correctedAt when it confirmed the quantity that was sent again
     */
    public record Drifted(Instant foundAt, String integration, int expected, Optional<Integer> shown,
            ReadBackFinding cause,
            DriftAction remedy, Optional<Instant> correctedAt) {
    }

    /** An episode: from reaching the minimum until recovery. */
    public record Episode(String integration, long available, int minimum, Instant openedAt,
            Optional<Instant> closedAt) {
    }

    /** A row of the ledger. */
    public record Change(Instant recordedAt, Instant observedAt, String warehouse, Optional<Integer> onHandBefore,
            int onHand, Optional<Integer> reservedBefore, int reserved, boolean unlimited, String source) {
    }

    public record History(Product product, List<Level> levels, List<StockRow> listings, List<Sent> sent,
            List<Drifted> drifts, List<Episode> episodes, List<Change> changes) {
    }

    /** Empty when the retailer has no product of this SKU. */
    @Transactional
    public Optional<History> of(long retailerId, String sku) {
        if (sku.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return Product.find(retailerId, Spelling.of(sku)).map(product -> new History(product,
                levels(retailerId, product.id), listings(retailerId, product.id), sent(retailerId, product.id),
                drifts(retailerId, product.id), episodes(retailerId, product.id), changes(retailerId, product.id)));
    }

    private List<Level> levels(long retailerId, long productId) {
        return read("""
                select warehouse.name, warehouse.active, on_hand, reserved, unlimited, observed_at
                from stock_level join warehouse on warehouse.id = warehouse_id
                where stock_level.retailer_id = :retailer and product_id = :product
                order by warehouse.name, warehouse.id
                """, retailerId, productId, next -> new Level(next.text(), next.yes(), (int) next.number(),
                (int) next.number(), next.yes(), next.instant().orElseThrow()));
    }

    private List<StockRow> listings(long retailerId, long productId) {
        return session.createNativeQuery("select " + StockRow.COLUMNS + """
                from listing_seen listing
                join product on product.id = listing.product_id
                join category on category.id = product.category_id
                join integration on integration.id = listing.integration_id
                where listing.retailer_id = :retailer and listing.product_id = :product
                order by integration.name, integration.id
                """, Object[].class)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .getResultList().stream().map(StockRow::of).toList();
    }

    private List<Sent> sent(long retailerId, long productId) {
        return read("""
                select happened_at, integration.name, quantity, outcome, cause, words
                from stock_update join integration on integration.id = integration_id
                where stock_update.retailer_id = :retailer and product_id = :product
                order by stock_update.id desc limit\s""" + LATEST, retailerId, productId,
                next -> new Sent(next.instant().orElseThrow(), next.text(), (int) next.number(),
                        UpdateOutcome.ofCode(next.text()).orElseThrow(), next.maybeText(), next.maybeText().orElse(
                                "")));
    }

    private List<Drifted> drifts(long retailerId, long productId) {
        return read("""
                select found_at, integration.name, expected, shown, cause, repaired,
                       (select min(happened_at) from stock_update
                        where stock_update.product_id = drift.product_id and repaired and outcome = 'applied'
                          and stock_update.integration_id = drift.integration_id and happened_at >= found_at
                          and quantity = expected)
                from drift join integration on integration.id = integration_id
                where drift.retailer_id = :retailer and product_id = :product
                order by drift.id desc limit\s""" + LATEST, retailerId, productId, next -> {
            Instant foundAt = next.instant().orElseThrow();
            String integration = next.text();
            int expected = (int) next.number();
            Optional<Integer> shown = next.maybeInteger();
            ReadBackFinding cause = ReadBackFinding.ofCause(next.text()).orElseThrow();
            return new Drifted(foundAt, integration, expected, shown, cause, DriftAction.of(cause, next.yes()),
                    next.instant());
        });
    }

    private List<Episode> episodes(long retailerId, long productId) {
        return read("""
                select integration.name, available, minimum, opened_at, closed_at
                from warning join integration on integration.id = integration_id
                where warning.retailer_id = :retailer and product_id = :product
                order by opened_at desc, warning.id desc limit\s""" + LATEST, retailerId, productId,
                next -> new Episode(next.text(), next.number(), (int) next.number(), next.instant().orElseThrow(),
                        next.instant()));
    }

    private List<Change> changes(long retailerId, long productId) {
        return read("""
                select recorded_at, observed_at, warehouse.name, on_hand_before, on_hand, reserved_before, reserved,
                       unlimited, source
                from stock_change join warehouse on warehouse.id = warehouse_id
                where stock_change.retailer_id = :retailer and product_id = :product
                order by recorded_at desc limit\s""" + LATEST, retailerId, productId,
                next -> new Change(next.instant().orElseThrow(), next.instant().orElseThrow(), next.text(),
                        next.maybeInteger(), (int) next.number(), next.maybeInteger(), (int) next.number(), next.yes(),
                        next.text()));
    }

    private <T> List<T> read(String sql, long retailerId, long productId, Function<RowReader, T> reading) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .getResultList().stream().map(RowReader::new).map(reading).toList();
    }
}
