package dev.vigia.sandbox.nuvemshop;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Products, page by page or one by one, and where they lie. */
final class NuvemshopProducts {

    private static final int LARGEST_PAGE = 200;
    private static final int USUAL_PAGE = 30;

    private final NuvemshopStores stores;

    NuvemshopProducts(NuvemshopStores stores) {
        this.stores = stores;
    }

    void serve(Routes routes) {
        routes.get("/:store/products", this::list).get("/:store/products/:product", this::product)
                .get("/:store/locations", this::locations);
    }

    private void list(Call call) {
        NuvemshopStore store = stores.enter(call.allowing("page", "per_page", "fields", "since_id", "published"),
                "read_products");
        int page = call.query("page", 1, 1, 100_000);
        int size = call.query("per_page", USUAL_PAGE, 1, LARGEST_PAGE);
        List<List<NuvemshopVariant>> all = store.products();
        int last = (all.size() + size - 1) / size;
        if (page > last) {
            throw new RefusedCall(404, "Not Found", "Last page is " + last);
        }
        call.with("x-total-count", Integer.toString(all.size()));
        if (!store.is(NuvemshopSwitch.NO_LINKS)) {
            String address = call.server() + "/sandbox/nuvemshop/" + store.id + "/products?per_page=" + size + "&page=";
            call.with("Link", (page < last ? "<" + address + (page + 1) + ">; rel=\"next\", " : "") + "<" + address
                    + last + ">; rel=\"last\"");
        }
        call.answer(200, all.stream().skip((long) (page - 1) * size).limit(size).map(variants -> shown(store, variants,
                call)).toList());
    }

    private void product(Call call) {
        NuvemshopStore store = stores.enter(call.allowing("fields"), "read_products");
        if (!call.path("product").matches("[0-9]{1,18}")) {
            throw new RefusedCall(404, "Not Found", "Product with such id does not exist");
        }
        List<NuvemshopVariant> variants = store.product(Long.parseLong(call.path("product"))).orElseThrow(
                () -> new RefusedCall(404, "Not Found", "Product with such id does not exist"));
        call.concerns(call.path("product"), variants.stream().mapToInt(NuvemshopVariant::units).sum());
        call.with("X-Main-Language", "es");
        call.answer(200, shown(store, variants, call));
    }

    private static Map<String, Object> shown(NuvemshopStore store, List<NuvemshopVariant> variants, Call call) {
        NuvemshopVariant first = variants.get(0);
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("id", number(store, first.product));
        product.put("name", store.is(NuvemshopSwitch.NAME_AS_TEXT) ? "Taza " + first.product
                : Map.of("es", "Taza " + first.product, "pt", "Caneca " + first.product));
        product.put("categories", store.is(NuvemshopSwitch.CATEGORY_IDS) ? List.of(10, 11) : categories());
        product.put("published", first.isPublished());
        product.put("variants", variants.stream().map(variant -> shown(store, variant)).toList());
        call.query("fields").ifPresent(fields -> product.keySet().retainAll(Arrays.asList(fields.split(","))));
        if (store.is(NuvemshopSwitch.UNKNOWN_FIELDS)) {
            product.put("of_tomorrow", List.of(Map.of("stock", 0)));
        }
        return product;
    }

    private static List<Map<String, Object>> categories() {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("id", 10);
        top.put("name", Map.of("es", "Casa", "pt", "Casa"));
        top.put("parent", null);
        return List.of(Map.of("id", 11, "name", Map.of("es", "Cocina", "pt", "Cozinha"), "parent", 10), top);
    }

    private static Map<String, Object> shown(NuvemshopStore store, NuvemshopVariant variant) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", number(store, variant.id));
        shown.put("product_id", number(store, variant.product));
        shown.put("sku", variant.sku().isEmpty() ? null : variant.sku());
        shown.put("barcode", variant.barcode.isEmpty() ? null : variant.barcode);
        shown.put("values", variant.name.isEmpty() ? List.of() : List.of(Map.of("es", variant.name)));
        shown.put("stock_management", variant.isCounted());
        shown.put("stock", variant.isCounted() ? number(store, variant.units()) : null);
        if (!store.is(NuvemshopSwitch.NO_LEVELS)) {
            shown.put("inventory_levels", store.is(NuvemshopSwitch.NULL_LEVELS) ? null : levels(store, variant));
        }
        return shown;
    }

    private static List<Map<String, Object>> levels(NuvemshopStore store, NuvemshopVariant variant) {
        List<Map<String, Object>> levels = new ArrayList<>();
        variant.stock().forEach((location, units) -> {
            Map<String, Object> level = new LinkedHashMap<>();
            level.put("id", variant.id + levels.size());
            level.put("variant_id", variant.id);
            level.put("location_id", location);
            level.put("stock", units == null ? null : number(store, units));
            levels.add(level);
        });
        return levels;
    }

    private static Object number(NuvemshopStore store, long number) {
        return store.is(NuvemshopSwitch.NUMBERS_AS_TEXT) ? Long.toString(number) : number;
    }

    private void locations(Call call) {
        NuvemshopStore store = stores.enter(call.allowing(), "read_locations");
        List<Map<String, Object>> shown = new ArrayList<>();
        store.locations().forEach((id, name) -> shown.add(Map.of("id", id, "name", Map.of("es_AR", name, "pt_BR", name),
                "store_id", store.id, "priority", shown.size(), "is_default", shown.isEmpty(), "allows_pickup",
                false)));
        call.answer(200, shown);
    }
}
