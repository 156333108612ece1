package dev.vigia.sandbox.mercadolivre;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The seller itself: who it is, which items it has, where its units lie. */
final class Users {

    private static final int LAST_OFFSET = 1_000;

    private final MercadoLivreAuth auth;
    private final SellerListings sellerListings;

    Users(MercadoLivreAuth auth, SellerListings sellerListings) {
        this.auth = auth;
        this.sellerListings = sellerListings;
    }

    void serve(Routes routes) {
        routes.get("/users/me", this::me).get("/users/:id", this::user).get("/users/:id/items/search", this::items)
                .get("/users/:id/stores/search", this::stores);
    }

    /** The one store of a seller with a warehouse, told apart from other sellers' stores. */
    static Store storeOf(String seller) {
        int hash = seller.hashCode();
        return new Store(Integer.toString(10_000_000 + Math.floorMod(hash, 9_999_999)),
                Integer.toString(100_000 + Math.floorMod(hash, 899_999)));
    }

    private void me(Call call) {
        show(call, auth.enter(call.allowing()));
    }

    private void user(Call call) {
        show(call, owner(call.allowing()));
    }

    private void show(Call call, Grant grant) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", Answers.number(grant.seller()));
        answer.put("nickname", "SANDBOX" + grant.seller());
        answer.put("site_id", "MLB");
        answer.put("tags", sellerListings.hasWarehouse(grant.seller()) ? List.of("normal", "warehouse_management")
                : List.of("normal"));
        call.answer(200, answer);
    }

    private void items(Call call) {
        Grant grant = owner(call.allowing("seller_sku", "sku", "status", "offset", "limit"));
        int offset = call.query("offset", 0, 0, LAST_OFFSET);
        int limit = call.query("limit", 50, 1, 100);
        List<String> ids = matching(call, grant.seller()).map(Item::id).distinct().limit(LAST_OFFSET + 100L).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("seller_id", grant.seller());
        answer.put("query", Optional.empty());
        answer.put("paging", Map.of("limit", limit, "offset", offset, "total", ids.size()));
        answer.put("results", ids.stream().skip(offset).limit(limit).toList());
        call.answer(200, answer);
    }

    private Stream<Item> matching(Call call, String seller) {
        Optional<String> sku = call.query("seller_sku");
        Stream<Listing> listings = sku.isPresent() || call.query("sku").isPresent()
                ? sku.flatMap(wanted -> sellerListings.listing(seller, wanted)).stream()
                : sellerListings.listings().after(seller, "", LAST_OFFSET + 100).stream().map(Listing.class::cast);
        Optional<String> status = call.query("status");
        return listings.flatMap(listing -> listing.ads().stream()).filter(ad -> !ad.isDeleted()).map(Listing.Ad::item)
                .filter(item -> status.map(item.status()::equals).orElse(true));
    }

    private void stores(Call call) {
        Grant grant = owner(call.allowing("tags"));
        if (!call.query("tags").map("stock_location"::equals).orElse(true)) {
            throw RefusedCall.malformed(400, "bad_request", "tags must be stock_location");
        }
        Store store = storeOf(grant.seller());
        List<Object> stores = sellerListings.hasWarehouse(grant.seller())
                ? List.of(Map.of("id", store.storeId(), "user_id", Answers.number(grant.seller()), "network_node_id",
                        store.networkNodeId(), "tags", List.of("stock_location")))
                : List.of();
        call.answer(200, Map.of("paging", Map.of("limit", 50, "offset", 0, "total", stores.size()), "results", stores));
    }

    private Grant owner(Call call) {
        Grant grant = auth.enter(call);
        MercadoLivreAuth.requireOwner(grant, call.path("id"));
        return grant;
    }

    record Store(String storeId, String networkNodeId) {
    }
}
