package dev.vigia.listing;

import dev.vigia.catalog.KitPart;
import dev.vigia.catalog.ProductItem;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.intake.Intake;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop that sells products alone and in kits. What it counts is newer each time. */
final class KitShop extends Shop {

    private final Intake intake = Arc.container().instance(Intake.class).get();
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    static ProductItem item(String sku) {
        return new ProductItem(sku, "Name of " + sku, "Casa", Optional.empty());
    }

    /** So many units of each: what comes first. */
    static List<KitPart> parts(Map<String, Integer> units) {
        return units.entrySet().stream().map(part -> new KitPart(part.getKey(), part.getValue())).toList();
    }

    void plain(String... skus) {
        put(List.of(skus).stream().map(KitShop::item).toList());
    }

    /** @return what is wrong with it */
    List<UnfitKit> kit(String sku, Map<String, Integer> units) {
        return put(List.of(item(sku).of(parts(units))));
    }

    List<UnfitKit> put(List<ProductItem> items) {
        List<UnfitKit> unfit = new ArrayList<>();
        intake.putProducts(retailerId, items, "test", unfit);
        return unfit;
    }

    void retire(String sku) {
        put(List.of(ProductItem.retired(sku)));
    }

    void count(String sku, int onHand) {
        count(sku, "main", onHand);
    }

    List<RejectedItem> count(String sku, String warehouse, int onHand) {
        return send(new StockItem(0, sku, warehouse, onHand, 0, false, Optional.of(tick())));
    }

    void unlimited(String sku, String warehouse) {
        send(new StockItem(0, sku, warehouse, 0, 0, true, Optional.of(tick())));
    }

    List<RejectedItem> send(StockItem... items) {
        List<RejectedItem> refused = new ArrayList<>();
        intake.putStock(retailerId, List.of(items), Instant.now(), "test", refused);
        return refused;
    }

    synchronized Instant tick() {
        clock = clock.plusSeconds(1);
        return clock;
    }

    /** What a SKU shows on an integration: its state, and the quantity. */
    String shows(String sku, long integration) {
        return row(
                "select state, coalesce((" + ListingRow.DESIRED
                        + ")::text, '') from listing_now listing join product on product.id = product_id"
                        + " where sku = '" + sku + "' and integration_id = " + integration
                        + " and listing.retailer_id = "
                        + retailerId);
    }

    long id(String sku) {
        return number("select id from product where sku = '" + sku + "' and retailer_id = " + retailerId);
    }

    /** The units of an integration lie in this warehouse only. */
    void chooses(long integration, String warehouse) {
        execute("update integration set every_warehouse = false where id = " + integration);
        execute("insert into integration_warehouse (integration_id, warehouse_id, retailer_id) select " + integration
                + ", id, retailer_id from warehouse where code = '" + warehouse + "' and retailer_id = " + retailerId);
    }
}
