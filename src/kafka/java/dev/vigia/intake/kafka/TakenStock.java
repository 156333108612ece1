package dev.vigia.intake.kafka;

import dev.vigia.testing.Shop;
import java.time.Instant;
import java.util.List;

/** What the database says of what was sent. */
final class TakenStock {

    private TakenStock() {
    }

    /** Each level as {@code sku|warehouse|on hand|reserved|unlimited|seconds}. */
    static List<String> levels(Shop shop) {
        return Shop.rows(
                "select sku, warehouse.code, on_hand, reserved, unlimited, extract(epoch from observed_at) from"
                        + " stock_level level join product on product.id = product_id join warehouse on warehouse.id = warehouse_id"
                        + " where level.retailer_id = " + shop.retailerId + " order by sku, warehouse.code");
    }

    static String micros(String moment) {
        return Instant.parse(moment).getEpochSecond() + ".000000";
    }

    static long changes(Shop shop) {
        return Shop.number("select count(*) from stock_change where retailer_id = " + shop.retailerId);
    }
}
