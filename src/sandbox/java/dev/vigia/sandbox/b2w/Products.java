package dev.vigia.sandbox.b2w;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Products and variations. Of all their fields a change takes the quantity only: who has no business with names and
 * prices must not send them.
 */
final class Products {

    private static final Rate READ = B2wAuth.nine("GET products");
    private static final Rate WRITE = B2wAuth.nine("PUT products");
    private static final Rate OTHERS = B2wAuth.one("others");
    private static final Rate WRITE_VARIATION = B2wAuth.nine("PUT variations");

    private static final int ERRORS = 50;

    private final B2wAuth auth;
    private final SellerListings sellerListings;

    Products(B2wAuth auth, SellerListings sellerListings) {
        this.auth = auth;
        this.sellerListings = sellerListings;
    }

    void serve(Routes routes) {
        routes.get("/products", this::list).get("/products/:sku", this::product)
                .put("/products/:sku", this::changeProduct)
                .get("/sync_errors/products", this::syncErrors).get("/variations/:sku", this::variation).put(
                        "/variations/:sku", this::changeVariation);
    }

    private void list(Call call) {
        String seller = auth.enter(call, READ);
        call.allowing("page", "per_page");
        int size = call.query("per_page", 25, 1, 100);
        int page = call.query("page", 1, 1, 100_000);
        List<Map<String, Object>> products = sellerListings.after(seller, page * size).stream()
                .skip((page - 1L) * size).map(SkyHubListing::asProduct).toList();
        call.answer(200, Map.of("products", products, "total", products.size()));
    }

    private void syncErrors(Call call) {
        String seller = auth.enter(call, OTHERS);
        int offset = call.allowing("offset").query("offset", 0, 0, 100_000);
        List<Map<String, Object>> failed = sellerListings.after(seller, Integer.MAX_VALUE).stream()
                .flatMap(listing -> listing.syncErrors().stream()).skip(offset).limit(ERRORS).toList();
        call.answer(200, Map.of("errors_qty", failed.size(), "data", failed));
    }

    private void product(Call call) {
        String seller = auth.enter(call.allowing(), READ);
        String sku = call.path("sku");
        List<SkyHubListing> variations = sellerListings.variationsOf(seller, sku);
        if (variations.isEmpty()) {
            call.answer(200, found(sellerListings.find(seller, sku).filter(SkyHubListing::isProduct), sku).asProduct());
            return;
        }
        Map<String, Object> parent = new LinkedHashMap<>();
        parent.put("sku", sku);
        parent.put("qty", 0);
        parent.put("variations", variations.stream().map(SkyHubListing::asVariation).toList());
        call.answer(200, parent);
    }

    /** Since March 2025 the variations of a product do not follow it. */
    private void changeProduct(Call call) {
        String seller = auth.enter(call.allowing(), WRITE);
        String sku = call.path("sku");
        int quantity = quantity(call.json(ProductUpdate.class).product);
        call.concerns(sku, quantity);
        if (sellerListings.variationsOf(seller, sku).isEmpty()) {
            SkyHubListing listing = found(sellerListings.find(seller, sku).filter(SkyHubListing::isProduct), sku);
            if (listing.isRemoved()) {
                throw new RefusedCall(422, "removed", "Produto removido");
            }
            store(call, listing, quantity);
        }
        call.answer(204);
    }

    private void variation(Call call) {
        String seller = auth.enter(call.allowing(), OTHERS);
        String sku = call.path("sku");
        SkyHubListing listing = found(sellerListings.find(seller, sku).filter(one -> !one.isProduct()), sku);
        call.answer(200, Map.of("variation", listing.asVariation(), "product", Map.of("sku", listing.parent())));
    }

    private void changeVariation(Call call) {
        String seller = auth.enter(call.allowing(), WRITE_VARIATION);
        String sku = call.path("sku");
        int quantity = quantity(call.json(VariationUpdate.class).variation);
        call.concerns(sku, quantity);
        store(call, found(sellerListings.find(seller, sku).filter(one -> !one.isProduct()), sku), quantity);
        call.answer(204);
    }

    private static void store(Call call, SkyHubListing listing, int quantity) {
        if (!call.isDishonest()) {
            listing.store(quantity);
        }
    }

    private static int quantity(Update update) {
        int quantity = Optional.ofNullable(update).flatMap(Update::qty)
                .orElseThrow(() -> RefusedCall.malformed(400, "empty", "Nenhum atributo informado"));
        if (quantity < 0) {
            throw RefusedCall.malformed(422, "negative", "qty deve ser maior ou igual a zero");
        }
        return quantity;
    }

    private static SkyHubListing found(Optional<SkyHubListing> listing, String sku) {
        return listing.orElseThrow(() -> new RefusedCall(404, "not_found", "SKU " + sku + " não encontrado"));
    }

    record ProductUpdate(Update product) {
    }

    record VariationUpdate(Update variation) {
    }

    record Update(Optional<Integer> qty) {
    }
}
