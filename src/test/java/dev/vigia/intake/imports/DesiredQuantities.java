package dev.vigia.intake.imports;

import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each listing of a shop should show at a moment, by the name of its integration and its product. */
record DesiredQuantities(Map<String, Long> byListing) {

    static DesiredQuantities of(Shop shop) {
        return new DesiredQuantities(Shop.rows(
                "select integration.name, product_id, coalesce(" + ListingRow.DESIRED + ", 0) from listing_now listing"
                        + " join integration on integration.id = integration_id where listing.retailer_id = "
                        + shop.retailerId)
                .stream().map(row -> row.split("\\|"))
                .collect(Collectors.toMap(row -> row[0] + "|" + row[1], row -> Long.valueOf(row[2]))));
    }

    /** Of each integration: how many went to zero, are offered again, and show another quantity; as a preview says it. */
    List<String> movesTo(DesiredQuantities later) {
        Map<String, int[]> counts = new TreeMap<>();
        later.byListing.forEach((listing, now) -> {
            long was = byListing.getOrDefault(listing, 0L);
            int kind = was > 0 && now == 0 ? 0 : was == 0 && now > 0 ? 1 : was != now ? 2 : -1;
            if (kind >= 0) {
                counts.computeIfAbsent(listing.split("\\|")[0], name -> new int[3])[kind]++;
            }
        });
        return counts.entrySet().stream().map(entry -> entry.getKey() + "|" + entry.getValue()[0] + "|"
                + entry.getValue()[1] + "|" + entry.getValue()[2]).toList();
    }
}
