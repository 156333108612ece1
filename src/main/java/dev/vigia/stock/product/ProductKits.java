package dev.vigia.stock.product;

import dev.vigia.http.UrlEncoding;
import dev.vigia.stock.StockRow;
import dev.vigia.stock.why.KitPartNow;
import dev.vigia.stock.why.KitParts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** What a product is made of, if it is a kit, and which kits need it. */
@ApplicationScoped
class ProductKits {

    // A page is for reading; whoever wants all of them exports them.
    private static final int MOST_KITS = 100;

    private final Session session;
    private final KitParts parts;

    ProductKits(Session session, KitParts parts) {
        this.session = session;
        this.parts = parts;
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
     * @param parts      by integration what the components are there
     */
    public record KitFacts(List<KitComponent> components, List<NeedingKit> needing,
            Map<Long, List<KitPartNow>> parts) {

        public boolean isKit() {
            return !components.isEmpty();
        }

        /** Which sentence explains a listing of it, by what its components are now. */
        public String reason(StockRow listing) {
            String reason = listing.reason();
            boolean closes = closing(listing).findAny().isPresent();
            return closes && !listing.key().state().isWarning() && listing.isOffered()
                    || !closes && reason.equals(StockRow.COMPONENT) ? StockRow.CHANGING : reason;
        }

        /** Whether a component keeps it from being offered. */
        public boolean isClosed(StockRow listing) {
            return reason(listing).equals(StockRow.COMPONENT);
        }

        /** Components that have reached their minimum there. */
        public String closers(StockRow listing) {
            return closing(listing).map(KitPartNow::sku).collect(Collectors.joining(", "));
        }

        private Stream<KitPartNow> closing(StockRow listing) {
            return parts.getOrDefault(listing.key().integrationId(), List.of()).stream().filter(KitPartNow::isClosing);
        }
    }

    @Transactional
    public KitFacts of(long retailerId, long productId) {
        List<KitComponent> components = components(retailerId, productId);
        return new KitFacts(components, needing(retailerId, productId), components.isEmpty() ? Map.of()
                : parts.of(retailerId, productId));
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

    private <T> Stream<T> read(String sql, long retailerId, long productId, Class<T> row) {
        return session.createNativeQuery(sql, row).setParameter("retailer", retailerId)
                .setParameter("product", productId).getResultList().stream();
    }
}
