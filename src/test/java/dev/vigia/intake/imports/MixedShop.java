package dev.vigia.intake.imports;

import dev.vigia.intake.StockItem;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Forty products in two warehouses, sold by four integrations with minimums, one of them of some categories. */
final class MixedShop {

    private MixedShop() {
    }

    static void stock(Feed feed, Random random) {
        feed.shop.integration("amazon", 0);
        feed.shop.integration("netshoes", random.nextInt(6));
        feed.shop.integration("magalu", random.nextInt(12));
        long category = feed.shop.integration("dafiti", random.nextInt(6));
        feed.describe(0, 20, "Casa");
        feed.describe(20, 40, "Moda");
        Shop.execute("update integration set every_category = false where id = " + category);
        Shop.execute("insert into integration_category (integration_id, category_id, retailer_id) select " + category
                + ", id, retailer_id from category where path = 'Casa' and retailer_id = " + feed.shop.retailerId);
        List<StockItem> known = new ArrayList<>();
        for (int product = 0; product < 40; product++) {
            for (String warehouse : List.of("Norte", "Sur")) {
                if (random.nextInt(4) > 0) {
                    known.add(new StockItem(0, Feed.sku(product), warehouse, random.nextInt(10) - 1, 0, false,
                            Optional.empty()));
                }
            }
        }
        feed.send(known);
        Shop.tell("listing.retailer_id = " + feed.shop.retailerId);
    }
}
