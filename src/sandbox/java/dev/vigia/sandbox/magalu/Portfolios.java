package dev.vigia.sandbox.magalu;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a seller sells: who it is, its stock positions, and what became of changes. */
final class Portfolios {

    static final String CHANNEL = "5f62650a-0039-4d65-9b96-266d498c03bd";

    private static final String STOCKS = "/seller/v1/portfolios/stocks/";
    private static final int LONGEST_TRACE = 100;

    private final MagaluAuth auth;
    private final SellerListings sellerListings;

    Portfolios(MagaluAuth auth, SellerListings sellerListings) {
        this.auth = auth;
        this.sellerListings = sellerListings;
    }

    void serve(Routes routes) {
        routes.get("/seller/v1/portfolios/me", this::me).patch(STOCKS + "*", this::change)
                .post(STOCKS + "*", this::create).get(STOCKS + "*", this::show).get("/v0/traces", this::traces);
    }

    private void me(Call call) {
        String seller = auth.enter(call.allowing(), MagaluAuth.READ);
        call.answer(200, Map.of("tenant", Map.of("id", "tenant-" + seller), "channel",
                Map.of("id", CHANNEL, "name", "Magazine Luiza (sandbox)"), "seller",
                Map.of("id", seller, "name", "Loja " + seller)));
    }

    private void change(Call call) {
        MagaluListing listing = listing(call, auth.enter(call.allowing(), MagaluAuth.WRITE));
        int quantity = quantity(call);
        call.concerns(listing.sku(), quantity);
        if (!listing.hasStock()) {
            throw new RefusedCall(404, "NOT_FOUND", "There is no stock position");
        }
        take(call, listing, quantity);
    }

    private void create(Call call) {
        MagaluListing listing = listing(call, auth.enter(call.allowing(), MagaluAuth.WRITE));
        int quantity = quantity(call);
        call.concerns(listing.sku(), quantity);
        if (listing.hasStock()) {
            throw new RefusedCall(409, "ENTITY_WITH_SAME_KEY_ALREADY_EXISTS", "The stock position already exists");
        }
        take(call, listing, quantity);
    }

    private static void take(Call call, MagaluListing listing, int quantity) {
        String trace = call.isDishonest() ? MagaluListing.trace() : listing.take(quantity);
        call.answer(202, Map.of("trace_id", trace));
    }

    private void show(Call call) {
        MagaluListing listing = listing(call, auth.enter(call.allowing("_limit", "_offset"), MagaluAuth.READ));
        if (!listing.hasStock()) {
            throw new RefusedCall(404, "NOT_FOUND", "There is no stock position");
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", "AVAILABLE");
        entry.put("quantity", listing.quantity());
        entry.put("channel", Map.of("id", CHANNEL));
        call.answer(200, Map.of("results", List.of(entry), "meta", Map.of("page", Map.of("limit", 50, "offset", 0),
                "links", Map.of())));
    }

    private void traces(Call call) {
        String seller = auth.enter(call.allowing("code", "_limit"), MagaluAuth.READ);
        String sku = call.query("code").orElseThrow(() -> bad("code is needed"));
        int limit = call.query("_limit", LONGEST_TRACE, 1, LONGEST_TRACE);
        call.answer(200, Map.of("results", sellerListings.find(seller, sku).map(MagaluListing::traces).orElse(List.of())
                .stream().limit(limit).toList()));
    }

    private MagaluListing listing(Call call, String seller) {
        String sku = call.pathAfter(STOCKS);
        return sellerListings.find(seller, sku).orElseThrow(() -> new RefusedCall(404, "NOT_FOUND", "There is no SKU "
                + sku));
    }

    private static int quantity(Call call) {
        Stock stock = call.json(Stock.class);
        if (stock.channel == null || !CHANNEL.equals(stock.channel.id)) {
            throw bad("channel.id must be a channel of the seller");
        }
        if (!"AVAILABLE".equals(stock.type) || stock.quantity < 0) {
            throw RefusedCall.malformed(422, "UNPROCESSABLE_ENTITY", "type must be AVAILABLE, and quantity 0 or more");
        }
        return stock.quantity;
    }

    private static RefusedCall bad(String message) {
        return RefusedCall.malformed(400, "BAD_REQUEST", message);
    }

    record Stock(Channel channel, String type, int quantity) {
    }

    record Channel(String id) {
    }
}
