package dev.vigia.sandbox.b2w;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stock by warehouse. Every account has the default one, which this does not concern, and here two of its own. */
final class Stores {

    private static final Rate WRITE = B2wAuth.nine("PUT stores");
    private static final Rate ADD = B2wAuth.nine("POST stores");
    private static final String DEFAULT = "98";
    private static final Set<String> CODES = Set.of("cd1", "cd2");
    private static final int BATCH = 500;

    private final B2wAuth auth;
    private final SellerListings sellerListings;

    Stores(B2wAuth auth, SellerListings sellerListings) {
        this.auth = auth;
        this.sellerListings = sellerListings;
    }

    void serve(Routes routes) {
        routes.post("/stores/:store/skus", this::add).put("/stores/:store/skus/:sku", this::change)
                .post("/stores/:store/batch", this::batch);
    }

    private void add(Call call) {
        String seller = auth.enter(call.allowing(), ADD);
        StoreSku sku = body(call);
        put(call, seller, store(call), sku.code.orElseThrow(() -> empty("code")), sku);
        call.answer(204);
    }

    private void change(Call call) {
        String seller = auth.enter(call.allowing(), WRITE);
        StoreSku wanted = body(call);
        String store = store(call);
        String sku = call.path("sku");
        sellerListings.find(seller, sku).filter(listing -> listing.isIn(store))
                .orElseThrow(() -> new RefusedCall(404, "not_found", "SKU " + sku + " não encontrado no CD " + store));
        put(call, seller, store, sku, wanted);
        call.answer(204);
    }

    /** All or nothing. */
    private void batch(Call call) {
        String seller = auth.enter(call.allowing(), ADD);
        List<StoreSku> skus = Optional.ofNullable(call.json(Batch.class).skus).orElseThrow(() -> empty("skus"));
        if (skus.isEmpty() || skus.size() > BATCH) {
            throw RefusedCall.malformed(422, "size", "Informe de 1 a " + BATCH + " SKUs");
        }
        String store = store(call);
        skus.forEach(sku -> listing(seller, sku.code.orElseThrow(() -> empty("code"))));
        skus.forEach(sku -> put(call, seller, store, sku.code.orElseThrow(), sku));
        call.answer(204);
    }

    private static StoreSku body(Call call) {
        return Optional.ofNullable(call.json(Body.class).sku).orElseThrow(() -> empty("sku"));
    }

    private void put(Call call, String seller, String store, String code, StoreSku wanted) {
        int quantity = wanted.qty.filter(units -> units >= 0)
                .orElseThrow(() -> RefusedCall.malformed(422, "qty", "qty deve ser maior ou igual a zero"));
        SkyHubListing listing = listing(seller, code);
        call.concerns(code, quantity);
        if (!call.isDishonest()) {
            listing.storeIn(store, quantity, wanted.crossDocking);
        }
    }

    private SkyHubListing listing(String seller, String sku) {
        return sellerListings.find(seller, sku)
                .orElseThrow(() -> new RefusedCall(404, "not_found", "SKU " + sku + " não encontrado"));
    }

    private static String store(Call call) {
        String code = call.path("store");
        if (code.equals(DEFAULT)) {
            throw RefusedCall.malformed(422, "default_store", "O CD 98 é atualizado por /products ou /variations");
        }
        if (!CODES.contains(code)) {
            throw new RefusedCall(404, "not_found", "CD " + code + " não encontrado");
        }
        return code;
    }

    private static RefusedCall empty(String field) {
        return RefusedCall.malformed(400, "empty", field + " é obrigatório");
    }

    record Body(StoreSku sku) {
    }

    record Batch(List<StoreSku> skus) {
    }

    record StoreSku(Optional<String> code, Optional<Integer> qty,
            @JsonProperty("cross_docking") Optional<Integer> crossDocking) {
    }
}
