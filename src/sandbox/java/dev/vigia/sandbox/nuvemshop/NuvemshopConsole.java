package dev.vigia.sandbox.nuvemshop;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What whoever tries uses to arrange a store: what it sells, how dirty it is, and whom it tells. */
final class NuvemshopConsole {

    private final NuvemshopStores stores;
    private final NuvemshopNotices notices;

    NuvemshopConsole(NuvemshopStores stores, NuvemshopNotices notices) {
        this.stores = stores;
        this.notices = notices;
    }

    void serve(Routes routes) {
        routes.put("/_shop", this::arrange).get("/_shop", this::show).delete("/_shop", this::forget)
                .put("/_stock", this::stock).put("/_published", this::publish).delete("/_product", this::remove);
    }

    /** Whatever is left out stays as it is. */
    record Arrangement(String store, Optional<List<WantedVariant>> variants, Optional<Map<String, String>> locations,
            Optional<List<String>> closed, Optional<Set<String>> refused, Optional<Set<NuvemshopSwitch>> switches,
            Optional<String> hook, Optional<Integer> bucket, Optional<Double> leaksPerSecond) {
    }

    /** @param sku none, where it is empty; its number as text, where it is left out */
    record WantedVariant(long id, Optional<Long> product, Optional<String> sku, Optional<String> name,
            Optional<String> barcode, Optional<Integer> quantity) {
    }

    record StockChanges(String store, List<StockChange> items) {
    }

    /** @param quantity without a limit, where it is left out */
    record StockChange(String sku, Optional<String> location, Optional<Integer> quantity) {
    }

    record Publication(String store, long product, boolean published) {
    }

    private void arrange(Call call) {
        Arrangement wanted = call.json(Arrangement.class);
        NuvemshopStore store = stores.of(wanted.store);
        wanted.locations.orElse(Map.of()).forEach(store::put);
        wanted.closed.orElse(List.of()).forEach(store::close);
        wanted.refused.ifPresent(store::refuse);
        wanted.switches.ifPresent(store::switchOn);
        wanted.hook.ifPresent(store::tell);
        wanted.bucket.ifPresent(size -> store.limit(size, wanted.leaksPerSecond.orElse(2.0)));
        Set<Long> made = new LinkedHashSet<>();
        for (WantedVariant variant : wanted.variants.orElse(List.of())) {
            long product = variant.product.orElse(variant.id);
            NuvemshopVariant added = new NuvemshopVariant(store.id, variant.id, product, variant.name.orElse(""),
                    variant.sku.orElse(Long.toString(variant.id)), variant.barcode.orElse(""));
            variant.quantity.ifPresent(units -> added.put(NuvemshopStore.MAIN, units));
            store.add(added);
            made.add(product);
        }
        notices.changed(store, "product/created", made);
        call.answer(204);
    }

    private void show(Call call) {
        NuvemshopStore store = stores.of(store(call));
        call.answer(200, Map.of("products", store.products().size(), "locations", store.locations(), "hook", store
                .hook()));
    }

    private void forget(Call call) {
        stores.forget(store(call));
        call.answer(204);
    }

    private void stock(Call call) {
        StockChanges changes = call.json(StockChanges.class);
        NuvemshopStore store = stores.of(changes.store);
        Set<Long> changed = new LinkedHashSet<>();
        for (StockChange change : changes.items) {
            NuvemshopVariant variant = store.find(change.sku).orElseThrow(() -> new RefusedCall(404, "Not Found",
                    "There is no SKU " + change.sku));
            variant.put(change.location.orElse(NuvemshopStore.MAIN), change.quantity.orElse(null));
            changed.add(variant.product);
        }
        notices.changed(store, "product/updated", changed);
        call.answer(204);
    }

    private void publish(Call call) {
        Publication wanted = call.json(Publication.class);
        NuvemshopStore store = stores.of(wanted.store);
        store.product(wanted.product).orElse(List.of()).forEach(variant -> variant.publish(wanted.published));
        notices.changed(store, "product/updated", List.of(wanted.product));
        call.answer(204);
    }

    private void remove(Call call) {
        NuvemshopStore store = stores.of(store(call));
        long product = Long.parseLong(call.query("product").orElse("0"));
        store.removeProduct(product);
        notices.changed(store, "product/deleted", List.of(product));
        call.answer(204);
    }

    private static String store(Call call) {
        return call.query("store").orElseThrow(() -> RefusedCall.malformed(400, "Bad Request", "store is needed"));
    }
}
