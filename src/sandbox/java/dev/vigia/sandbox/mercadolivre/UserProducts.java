package dev.vigia.sandbox.mercadolivre;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units of user products, which every item of the product shares, changed under a version. */
final class UserProducts {

    private static final String VERSION = "x-version";

    private final MercadoLivreAuth auth;
    private final SellerListings sellerListings;

    UserProducts(MercadoLivreAuth auth, SellerListings sellerListings) {
        this.auth = auth;
        this.sellerListings = sellerListings;
    }

    void serve(Routes routes) {
        routes.get("/user-products/:id/stock", this::show).put("/user-products/:id/stock/type/seller_warehouse",
                this::update);
    }

    private void show(Call call) {
        Grant grant = auth.enterUserProductStock(call.allowing());
        Family family = family(grant, call.path("id"));
        answer(call, family, false, () -> {
        });
    }

    private void update(Call call) {
        Grant grant = auth.enter(call.allowing());
        Locations wanted = call.json(Locations.class);
        String version = call.header(VERSION)
                .orElseThrow(() -> RefusedCall.malformed(400, "bad_request", "The header x-version is needed"));
        Family family = family(grant, call.path("id"));
        int quantity = check(grant.seller(), family, wanted);
        answer(call, family, call.isDishonest(), () -> {
            Stock stock = stock(call, family);
            if (!version.equals(Long.toString(stock.version()))) {
                throw new RefusedCall(409, "conflict", "The version of the stock is " + stock.version() + ", not "
                        + version);
            }
            call.concerns(stock.sku(), quantity);
            stock.update(quantity);
            family.items().forEach(Item::followStock);
        });
    }

    private int check(String seller, Family family, Locations wanted) {
        if (!sellerListings.hasWarehouse(seller)) {
            throw new RefusedCall(400, "bad_request", "The seller has no warehouse");
        }
        if (family.kind() == Kind.FULFILLMENT) {
            throw new RefusedCall(400, "bad_request", "The units lie in a facility of the marketplace");
        }
        if (wanted.locations == null || wanted.locations.size() != 1) {
            throw RefusedCall.malformed(400, "bad_request", "A seller with one warehouse gives one location");
        }
        Location location = wanted.locations.get(0);
        Users.Store store = Users.storeOf(seller);
        if (!store.storeId().equals(location.storeId) || !store.networkNodeId().equals(location.networkNodeId)) {
            throw new RefusedCall(400, "bad_request", "The store is not one of the seller's, or not configured");
        }
        return location.quantity.filter(quantity -> quantity >= 0)
                .orElseThrow(() -> RefusedCall.malformed(400, "bad_request", "quantity must be a whole number from 0"));
    }

    private void answer(Call call, Family family, boolean dishonest, Runnable change) {
        Map<String, Object> body = family.change(dishonest, () -> {
            change.run();
            Stock stock = stock(call, family);
            call.with(VERSION, Long.toString(stock.version()));
            return body(family, stock);
        });
        call.answer(200, body);
    }

    private Map<String, Object> body(Family family, Stock stock) {
        Map<String, Object> location = new LinkedHashMap<>();
        if (family.kind() == Kind.FULFILLMENT) {
            location.put("type", "meli_facility");
        } else if (sellerListings.hasWarehouse(family.seller())) {
            Users.Store store = Users.storeOf(family.seller());
            location.put("type", "seller_warehouse");
            location.put("store_id", store.storeId());
            location.put("network_node_id", store.networkNodeId());
        } else {
            location.put("type", "selling_address");
        }
        location.put("quantity", stock.quantity());
        return Map.of("id", stock.userProductId(), "user_id", Answers.number(family.seller()), "locations", List.of(
                location));
    }

    private Family family(Grant grant, String userProductId) {
        Family family = sellerListings.familyOfUserProduct(userProductId).orElseThrow(UserProducts::notFound);
        MercadoLivreAuth.requireOwner(grant, family.seller());
        return family;
    }

    private static Stock stock(Call call, Family family) {
        return family.stock(call.path("id")).orElseThrow(UserProducts::notFound);
    }

    private static RefusedCall notFound() {
        return new RefusedCall(404, "not_found", "stock-locations not found");
    }

    record Locations(List<Location> locations) {
    }

    record Location(@JsonProperty("store_id") String storeId, @JsonProperty("network_node_id") String networkNodeId,
            Optional<Integer> quantity) {
    }
}
