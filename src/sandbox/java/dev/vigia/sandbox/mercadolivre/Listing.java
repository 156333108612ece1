package dev.vigia.sandbox.mercadolivre;

import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.SimulatedListing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The ads of a SKU. */
record Listing(String sku, Family family, List<Ad> ads) implements SimulatedListing {

    /** An item, or one variation of it; the units are those of the SKU. */
    record Ad(Item item, Stock stock, Optional<Long> variationId) {

        boolean isDeleted() {
            return variationId.isPresent() && variationId.flatMap(item::variation).isEmpty();
        }

        private boolean canBeBought() {
            return !isDeleted() && item.status().equals("active");
        }

        private BuyerView.Ad view() {
            OptionalInt variations = variationId.isPresent() ? OptionalInt.of(item.variations().size())
                    : OptionalInt.empty();
            return new BuyerView.Ad(item.id(), isDeleted() ? 0 : stock.quantity(), isDeleted() ? "deleted"
                    : item.status(),
                    item.subStatus(), variations, variationId.map(String::valueOf).orElse(""));
        }
    }

    @Override
    public BuyerView view() {
        return family.read(() -> new BuyerView(sku, family.seller(), ads.stream().map(Ad::view).toList(),
                ads.stream().filter(Ad::canBeBought).mapToInt(ad -> ad.stock.quantity()).max().orElse(0),
                ads.stream().map(Ad::stock).distinct().mapToLong(Stock::version).sum(),
                ads.stream().map(Ad::stock).distinct().mapToLong(Stock::updates).sum()));
    }
}
