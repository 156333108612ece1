package dev.vigia.sandbox.dafiti;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Version 2: products by number, answers at once. */
final class NewerApi {

    private static final int MOST = 100;

    private final DafitiAuth auth;
    private final Sellers sellers;

    NewerApi(DafitiAuth auth, Sellers sellers) {
        this.auth = auth;
        this.sellers = sellers;
    }

    void serve(Routes routes) {
        routes.get("/v2/product/seller-skus", this::find).put("/v2/stock/product", this::update)
                .get("/v2/stock/product/:id", this::show);
    }

    private void find(Call call) {
        String seller = auth.enter(call);
        List<String> skus = call.queries("sellerSkus[]");
        int limit = call.query("limit", 0, 1, MOST);
        int offset = call.query("offset", -1, 0, Integer.MAX_VALUE);
        if (skus.isEmpty() || skus.size() > MOST) {
            throw RefusedCall.malformed(400, "invalid", "sellerSkus[] must be 1 to " + MOST);
        }
        call.answer(200, skus.stream().distinct().flatMap(sku -> sellers.find(seller, sku).stream())
                .skip(offset).limit(limit).map(SellerProduct::found).toList());
    }

    /** Answers with what it has left as it was. */
    private void update(Call call) {
        String seller = auth.enter(call.allowing());
        Item[] items = call.json(Item[].class);
        if (items.length == 0 || items.length > MOST
                || Stream.of(items).anyMatch(item -> item == null || item.quantity < 0)) {
            throw RefusedCall.malformed(400, "invalid", "1 to " + MOST + " items with a quantity from 0 are needed");
        }
        if (items.length == 1) {
            sellers.find(seller, items[0].productId).ifPresent(product -> call.concerns(product.sku(),
                    items[0].quantity));
        }
        call.answer(200, Arrays.stream(items).filter(item -> !apply(call, seller, item)).toList());
    }

    private boolean apply(Call call, String seller, Item item) {
        Optional<SellerProduct> product = sellers.find(seller, item.productId);
        return product.isPresent() && (call.isDishonest() || product.get().take(item.quantity));
    }

    private void show(Call call) {
        String seller = auth.enter(call.allowing());
        String id = call.path("id");
        call.answer(200, Optional.of(id).filter(number -> number.matches("\\d{1,18}"))
                .flatMap(number -> sellers.find(seller, Long.parseLong(number)))
                .orElseThrow(() -> new RefusedCall(404, "not_found", "There is no product " + id)).stock());
    }

    record Item(long productId, int quantity) {
    }
}
