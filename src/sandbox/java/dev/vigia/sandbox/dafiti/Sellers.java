package dev.vigia.sandbox.dafiti;

import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Every seller's products, by SKU and by number. */
final class Sellers {

    private final Listings listings;
    private final Map<Long, SellerProduct> byId = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(5_000_000);

    Sellers(int limit) {
        this.listings = new Listings(limit);
    }

    Listings listings() {
        return listings;
    }

    Optional<SellerProduct> find(String seller, String sku) {
        return listings.find(seller, sku).map(SellerProduct.class::cast);
    }

    Optional<SellerProduct> find(String seller, long id) {
        return Optional.ofNullable(byId.get(id)).filter(product -> product.seller().equals(seller));
    }

    /** A product of another kind takes the place of the one the SKU had, under a new number. */
    synchronized void create(String seller, NewListing wanted) {
        if (wanted.adsOrOne() != 1) {
            throw RefusedCall.malformed(400, "invalid", "A seller has a SKU once");
        }
        SellerProduct.Kind kind = switch (wanted.kindOrItem()) {
            case "item" -> SellerProduct.Kind.ITEM;
            case "closed" -> SellerProduct.Kind.CLOSED;
            case "fulfillment" -> SellerProduct.Kind.FULFILLMENT;
            default -> throw RefusedCall.malformed(400, "invalid", "There is no kind " + wanted.kindOrItem());
        };
        Optional<SellerProduct> known = find(seller, wanted.sku());
        if (known.isPresent() && known.get().kind() == kind) {
            known.get().setByHand(wanted.quantity());
            return;
        }
        known.ifPresent(replaced -> byId.remove(replaced.id()));
        SellerProduct product = new SellerProduct(ids.incrementAndGet(), seller, wanted.sku(), kind,
                wanted.quantity());
        listings.put(seller, product);
        byId.put(product.id(), product);
    }
}
