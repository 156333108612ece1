package dev.vigia.stock.product;

import dev.vigia.catalog.Product;
import dev.vigia.database.Spelling;
import dev.vigia.listing.ListingConfig;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.stock.StockRow;
import dev.vigia.stock.product.ProductRules.ProductWinner;
import dev.vigia.sync.queue.UpdateOutcome;
import dev.vigia.sync.readback.DriftAction;
import dev.vigia.sync.readback.ReadBackFinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Everything known of one product: where its units lie, what each marketplace shows, and what happened lately. */
@ApplicationScoped
class ProductHistory {

    private static final int LATEST = 20;

    private final Session session;
    private final ProductRules rules;
    private final ListingConfig config;

    ProductHistory(Session session, ProductRules rules, ListingConfig config) {
        this.session = session;
        this.config = config;
        this.rules = rules;
    }

    /** Where units lie. */
    public record WarehouseLevel(long id, String warehouse, boolean active, int onHand, int reserved, boolean unlimited,
            Instant observedAt) {

        public long available() {
            return (long) onHand - reserved;
        }
    }

    /**
     * A quantity sent, and what became of it.
     *
     * @param available what it was computed from; empty where the log does not say so, or stock was unlimited
     * @param minimum   likewise, of unlimited stock, too
     * @param rule      by which it was computed; empty where none held, or the log does not say so
     */
    public record Sent(Instant happenedAt, String integration, int quantity, UpdateOutcome outcome,
            Optional<String> problem,
            String message, Optional<Long> available, Optional<Integer> minimum, Optional<SentRule> rule) {

        public boolean isUnlimited() {
            return minimum.isPresent() && available.isEmpty();
        }

        public Optional<Cause> cause() {
            return problem.map(Cause::valueOf);
        }
    }

    /**
     * A rule that a quantity was computed by.
     *
     * @param kind what it was for: {@code everything}, {@code category} or {@code product}
     * @param path of the category
     */
    public record SentRule(String kind, String path, boolean everywhere) {
    }

    /**
     * A marketplace that did not show what had been sent.
     *
     * @param shown       empty when it showed nothing that could be read
     * @param correctedAt when it confirmed the quantity that was sent again
     */
    public record Drifted(Instant foundAt, String integration, int expected, Optional<Integer> shown,
            ReadBackFinding cause,
            DriftAction action, Optional<Instant> correctedAt) {
    }

    /** An episode: from reaching the minimum until recovery. */
    public record Episode(String integration, long available, int minimum, Instant openedAt,
            Optional<Instant> closedAt) {
    }

    public record History(Product product, List<WarehouseLevel> levels, List<StockRow> listings, List<Sent> sent,
            List<Drifted> drifts, List<Episode> episodes, Map<Long, ProductWinner> rules) {

        /** Which rule decides a listing, and which do not. */
        public ProductWinner rules(StockRow listing) {
            return rules.getOrDefault(listing.key().integrationId(), ProductWinner.NONE);
        }
    }

    /** Empty when the retailer has no product of this SKU. */
    @Transactional
    public Optional<History> of(long retailerId, String sku) {
        if (sku.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return Product.find(retailerId, Spelling.of(sku)).map(product -> new History(product,
                levels(retailerId, product.id), listings(retailerId, product.id), sent(retailerId, product.id),
                drifts(retailerId, product.id), episodes(retailerId, product.id), rules.of(retailerId, product.id)));
    }

    private List<WarehouseLevel> levels(long retailerId, long productId) {
        return read("""
                select warehouse.id, warehouse.name, warehouse.active, on_hand, reserved, unlimited, observed_at
                from stock_level join warehouse on warehouse.id = warehouse_id
                where stock_level.retailer_id = :retailer and product_id = :product
                order by warehouse.name, warehouse.id
                """, retailerId, productId, WarehouseLevel.class).toList();
    }

    private List<StockRow> listings(long retailerId, long productId) {
        return session.createNativeQuery("select " + StockRow.COLUMNS + """
                from listing_now listing
                join product on product.id = listing.product_id
                join category on category.id = product.category_id
                join integration on integration.id = listing.integration_id
                where listing.retailer_id = :retailer and listing.product_id = :product
                order by integration.name, integration.id
                """, StockRow.ListingRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .setParameter("ceiling", config.ceiling())
                .getResultStream().map(StockRow.ListingRow::read).toList();
    }

    private List<Sent> sent(long retailerId, long productId) {
        return read("""
                select happened_at, integration.name, quantity, outcome, cause, words, available, latest.minimum,
                       case when latest.rule_id is null then null when rule.product_id is not null then 'product'
                            when rule.category_id is not null then 'category' else 'everything' end kind,
                       coalesce((select path from category where id = rule.category_id), '') path,
                       rule.id is not null and rule.integration_id is null everywhere
                from (select * from stock_update
                      where retailer_id = :retailer and product_id = :product
                      order by id desc limit\s""" + LATEST + """
                ) latest
                join integration on integration.id = latest.integration_id
                left join minimum_rule rule on rule.id = latest.rule_id and rule.version = rule_version
                order by latest.id desc
                """, retailerId, productId, SentRow.class).map(SentRow::sent).toList();
    }

    private record SentRow(Instant happenedAt, String integration, int quantity, String outcome, String cause,
            String message, Long available, Integer minimum, String kind, String path, boolean everywhere) {

        Sent sent() {
            return new Sent(happenedAt, integration, quantity, UpdateOutcome.ofCode(outcome).orElseThrow(),
                    Optional.ofNullable(cause), Optional.ofNullable(message).orElse(""), Optional.ofNullable(available),
                    Optional.ofNullable(minimum), Optional.ofNullable(kind).map(known -> new SentRule(known, path,
                            everywhere)));
        }
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
                order by drift.id desc limit\s""" + LATEST, retailerId, productId, DriftRow.class)
                .map(DriftRow::drifted).toList();
    }

    private record DriftRow(Instant foundAt, String integration, int expected, Integer shown, String cause,
            boolean repaired, Instant correctedAt) {

        Drifted drifted() {
            ReadBackFinding finding = ReadBackFinding.ofCause(cause).orElseThrow();
            return new Drifted(foundAt, integration, expected, Optional.ofNullable(shown), finding,
                    DriftAction.of(finding, repaired), Optional.ofNullable(correctedAt));
        }
    }

    private List<Episode> episodes(long retailerId, long productId) {
        return read("""
                select integration.name, available, minimum, opened_at, closed_at
                from warning join integration on integration.id = integration_id
                where warning.retailer_id = :retailer and product_id = :product
                order by opened_at desc, warning.id desc limit\s""" + LATEST, retailerId, productId, EpisodeRow.class)
                .map(EpisodeRow::episode).toList();
    }

    private record EpisodeRow(String integration, long available, int minimum, Instant openedAt, Instant closedAt) {

        Episode episode() {
            return new Episode(integration, available, minimum, openedAt, Optional.ofNullable(closedAt));
        }
    }

    private <T> Stream<T> read(String sql, long retailerId, long productId, Class<T> row) {
        return session.createNativeQuery(sql, row)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .getResultList().stream();
    }
}
