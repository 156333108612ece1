package dev.vigia.stock.product;

import dev.vigia.catalog.Product;
import dev.vigia.database.Spelling;
import dev.vigia.listing.ListingConfig;
import dev.vigia.stock.DeliveryState;
import dev.vigia.stock.ShownState;
import dev.vigia.stock.StockRow;
import dev.vigia.stock.product.ProductRules.ProductWinner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Session;

/** What is known of one product now: where its units lie, what each marketplace shows, and by which rule. */
@ApplicationScoped
class ProductHistory {

    private static final Set<ShownState> TROUBLED = EnumSet.of(ShownState.BELOW_MINIMUM, ShownState.OUT_OF_STOCK,
            ShownState.WAITING_TO_REOPEN, ShownState.UNKNOWN);
    private static final Set<DeliveryState> UNDELIVERED = EnumSet.of(DeliveryState.REJECTED, DeliveryState.FAILING,
            DeliveryState.IN_DOUBT);

    private final Session session;
    private final ProductRules rules;
    private final PublicPages pages;
    private final ListingConfig config;

    ProductHistory(Session session, ProductRules rules, PublicPages pages, ListingConfig config) {
        this.session = session;
        this.config = config;
        this.rules = rules;
        this.pages = pages;
    }

    /** Where units lie. */
    public record WarehouseLevel(long id, String warehouse, boolean active, int onHand, int reserved, boolean unlimited,
            Instant observedAt) {

        public long available() {
            return (long) onHand - reserved;
        }
    }

    public record History(Product product, List<WarehouseLevel> levels, List<StockRow> listings,
            Map<Long, ProductWinner> rules, Map<Long, URI> pages) {

        /** Those that need a look first, and else by name. */
        public List<StockRow> inOrder() {
            return listings.stream().sorted(Comparator.comparing(listing -> !isTroubled(listing))).toList();
        }

        /** Whether it is not sold against its will, or its marketplace did not take what it should show. */
        public boolean isTroubled(StockRow listing) {
            return TROUBLED.contains(listing.state()) || UNDELIVERED.contains(listing.delivery());
        }

        /** Which rule decides a listing, and which do not. */
        public ProductWinner rules(StockRow listing) {
            return rules.getOrDefault(listing.key().integrationId(), ProductWinner.NONE);
        }

        /** Where buyers see it. */
        public Optional<URI> page(StockRow listing) {
            return Optional.ofNullable(pages.get(listing.key().integrationId()));
        }
    }

    /** Empty when the retailer has no product of this SKU. */
    @Transactional
    public Optional<History> of(long retailerId, String sku) {
        if (sku.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return Product.find(retailerId, Spelling.of(sku)).map(product -> new History(product,
                levels(retailerId, product.id), listings(retailerId, product.id), rules.of(retailerId, product.id),
                pages.of(retailerId,
                        product.id)));
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

    private <T> Stream<T> read(String sql, long retailerId, long productId, Class<T> row) {
        return session.createNativeQuery(sql, row)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .getResultList().stream();
    }
}
