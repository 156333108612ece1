package dev.vigia.stock.product;

import dev.vigia.http.UrlEncoding;
import dev.vigia.listing.JudgedSql;
import dev.vigia.listing.ListingConfig;
import dev.vigia.stock.StockRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** What a product is made of, if it is a kit, and which kits need it. */
@ApplicationScoped
class ProductKits {

    // A page is for reading; whoever wants all of them exports them.
    private static final int MOST_KITS = 100;

    private final Session session;
    private final ListingConfig config;

    ProductKits(Session session, ListingConfig config) {
        this.session = session;
        this.config = config;
    }

    /**
     * A product that a kit needs.
     *
     * @param available in all warehouses that are in use; empty if it was never counted
     */
    public record KitComponent(String sku, String name, int quantity, Optional<Long> available, boolean unlimited,
            boolean retired) {

        public String path() {
            return "/stock/" + UrlEncoding.encoded(sku);
        }
    }

    /** A kit that needs a product. */
    public record NeedingKit(String sku, String name, int quantity) {

        public String path() {
            return "/stock/" + UrlEncoding.encoded(sku);
        }
    }

    /**
     * What the page of a product shows of kits.
     *
     * @param components empty: it is no kit
     * @param needing    the first {@value #MOST_KITS} kits that need it
     * @param closing    by integration the components that have reached their minimum there, by SKU
     */
    public record KitFacts(List<KitComponent> components, List<NeedingKit> needing, Map<Long, String> closing) {

        public boolean isKit() {
            return !components.isEmpty();
        }

        /** Which sentence explains a listing of it, by what its components are now. */
        public String reason(StockRow listing) {
            String reason = listing.reason();
            boolean closes = closing.containsKey(listing.key().integrationId());
            return closes && !listing.key().state().isWarning() && listing.isOffered()
                    || !closes && reason.equals(StockRow.COMPONENT) ? StockRow.CHANGING : reason;
        }

        /** Whether a component keeps it from being offered. */
        public boolean isClosed(StockRow listing) {
            return reason(listing).equals(StockRow.COMPONENT);
        }

        public String closing(StockRow listing) {
            return closing.get(listing.key().integrationId());
        }
    }

    @Transactional
    public KitFacts of(long retailerId, long productId) {
        List<KitComponent> components = components(retailerId, productId);
        return new KitFacts(components, needing(retailerId, productId),
                closing(retailerId, productId, !components.isEmpty()));
    }

    private List<KitComponent> components(long retailerId, long productId) {
        return read("""
                select component.sku, component.name, part.quantity, level.available, coalesce(level.unlimited, false),
                       component.retired_at is not null
                from kit_component part
                join product component on component.id = part.component_id
                left join lateral (
                  select cast(sum(case when warehouse.active then cast(on_hand as bigint) - reserved else 0 end) as bigint)
                           available,
                         bool_or(stock_level.unlimited and warehouse.active) unlimited
                  from stock_level join warehouse on warehouse.id = warehouse_id
                  where product_id = component.id
                  having count(*) > 0) level on true
                where part.retailer_id = :retailer and part.kit_id = :product
                order by component.sku
                """, retailerId, productId, ComponentRow.class).map(ComponentRow::component).toList();
    }

    private record ComponentRow(String sku, String name, int quantity, Long available, boolean unlimited,
            boolean retired) {

        KitComponent component() {
            return new KitComponent(sku, name, quantity, Optional.ofNullable(available), unlimited, retired);
        }
    }

    private List<NeedingKit> needing(long retailerId, long productId) {
        return read("""
                select kit.sku, kit.name, part.quantity
                from kit_component part join product kit on kit.id = part.kit_id
                where part.retailer_id = :retailer and part.component_id = :product and kit.retired_at is null
                order by kit.sku limit\s""" + MOST_KITS, retailerId, productId, NeedingKit.class).toList();
    }

    // By the rule as it is now, whether the component is offered there itself or not.
    private Map<Long, String> closing(long retailerId, long productId, boolean kit) {
        return !kit ? Map.of()
                : session.createNativeQuery("""
                select closing.integration_id, component.sku from (%s) closing
                join product component on component.id = closing.component_id
                order by component.sku
                """.formatted(JudgedSql.closing("= :product")), ClosingRow.class)
                        .setParameter("retailer", retailerId).setParameter("product", productId)
                        .setParameter("ceiling", config.ceiling()).getResultStream()
                        .collect(Collectors.groupingBy(ClosingRow::integrationId, TreeMap::new, Collectors.mapping(
                                ClosingRow::sku, Collectors.joining(", "))));
    }

    private record ClosingRow(long integrationId, String sku) {
    }

    private <T> Stream<T> read(String sql, long retailerId, long productId, Class<T> row) {
        return session.createNativeQuery(sql, row).setParameter("retailer", retailerId)
                .setParameter("product", productId).getResultList().stream();
    }
}
