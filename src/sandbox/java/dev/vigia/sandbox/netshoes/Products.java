package dev.vigia.sandbox.netshoes;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products, their status and their stock, one SKU per call. */
final class Products {

    private static final int PAGE = 100;

    private final NetshoesAuth auth;
    private final Listings listings;

    Products(NetshoesAuth auth, Listings listings) {
        this.auth = auth;
        this.listings = listings;
    }

    void serve(Routes routes) {
        routes.get("/api/v2/products", this::list).get("/api/v2/products/:sku/status", this::status)
                .get("/api/v2/products/:sku/stocks", this::stock).put("/api/v2/products/:sku/stocks", this::change)
                .post("/api/v2/products/:sku/stocks", this::begin);
    }

    private void list(Call call) {
        String seller = auth.enter(call.allowing("page", "size", "expands"));
        int size = call.query("size", 20, 1, PAGE);
        int page = call.query("page", 0, 0, 100_000);
        List<Map<String, String>> items = listings.after(seller, "", (page + 1) * size).stream()
                .skip((long) page * size).map(listing -> Map.of("sku", listing.sku())).toList();
        call.answer(200, Map.of("items", items));
    }

    private void status(Call call) {
        call.answer(200, listing(call).status());
    }

    private void stock(Call call) {
        NetshoesListing listing = listing(call);
        int available = listing.available().orElseThrow(() -> missing("stock", listing.sku()));
        call.answer(200, Map.of("available", available));
    }

    private void change(Call call) {
        NetshoesListing listing = listing(call);
        int quantity = quantity(call, listing);
        listing.available().orElseThrow(() -> missing("stock", listing.sku()));
        set(call, listing, quantity);
        call.answer(200, Map.of("available", quantity));
    }

    private void begin(Call call) {
        NetshoesListing listing = listing(call);
        int quantity = quantity(call, listing);
        if (listing.available().isPresent()) {
            throw new RefusedCall(409, "Business_Logic_Error", "The stock of " + listing.sku() + " already exists");
        }
        set(call, listing, quantity);
        call.answer(201, Map.of("available", quantity));
    }

    private static void set(Call call, NetshoesListing listing, int quantity) {
        if (!call.isDishonest()) {
            listing.set(quantity);
        }
    }

    private static int quantity(Call call, NetshoesListing listing) {
        int quantity = call.json(Body.class).available.filter(units -> units >= 0).orElseThrow(
                () -> RefusedCall.malformed(400, "Parameter_Error", "available must be a whole number from 0"));
        call.concerns(listing.sku(), quantity);
        if (listing.kind() == NetshoesListing.Kind.REVIEW) {
            throw new RefusedCall(422, "Business_Logic_Error", "The product is waiting for approval");
        }
        return quantity;
    }

    private NetshoesListing listing(Call call) {
        String seller = auth.enter(call.allowing());
        String sku = call.path("sku");
        return listings.find(seller, sku).map(NetshoesListing.class::cast).orElseThrow(() -> missing("product", sku));
    }

    private static RefusedCall missing(String what, String sku) {
        return new RefusedCall(404, "Resource_Not_Found", "There is no " + what + " with the SKU " + sku);
    }

    record Body(Optional<Integer> available) {
    }
}
