package dev.vigia.sandbox.vtex;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalog: which SKUs there are, what each is, and what kits are made of. */
final class VtexPages {

    private static final int LARGEST_PAGE = 1_000;

    private final VtexShops shops;

    VtexPages(VtexShops shops) {
        this.shops = shops;
    }

    void serve(Routes routes) {
        routes.get("/:account/api/catalog_system/pvt/sku/stockkeepingunitids", this::ids)
                .get("/:account/api/catalog_system/pvt/sku/stockkeepingunitbyid/:sku", this::sku)
                .get("/:account/api/catalog/pvt/stockkeepingunitkit", this::kit);
    }

    private void ids(Call call) {
        VtexShop shop = shops.enter(call.allowing("page", "pagesize"), "skus");
        if (call.query("pagesize").isEmpty() || call.query("page").isEmpty()) {
            throw RefusedCall.malformed(400, "INVALID", "page and pagesize are needed");
        }
        int page = call.query("page", 1, 1, 100_000);
        int size = call.query("pagesize", 1, 1, LARGEST_PAGE);
        call.answer(200, shop.units().stream().map(VtexUnit::id).skip((long) (page - 1) * size).limit(size).toList());
    }

    private void sku(Call call) {
        VtexShop shop = shops.enter(call.allowing("sc"), "skus");
        VtexUnit unit = shop.find(call.path("sku")).orElseThrow(() -> new RefusedCall(404, "NOT_FOUND",
                "Sku not found"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Id", shop.is(VtexSwitch.NUMBERS_AS_TEXT) ? unit.sku() : unit.id());
        answer.put("ProductId", unit.product());
        answer.put(VtexLogistics.cased(shop, "NameComplete"), shop.is(VtexSwitch.NAMELESS) ? null : unit.name);
        answer.put("SkuName", shop.is(VtexSwitch.NAMELESS) ? null : unit.name);
        answer.put(VtexLogistics.cased(shop, "IsActive"), unit.isActive());
        answer.put("IsKit", !unit.parts.isEmpty());
        answer.put("KitItems", unit.parts.isEmpty() ? null
                : unit.parts.keySet().stream().map(String::valueOf)
                        .toList());
        answer.put("SalesChannels", unit.policies);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("Ean", unit.ean.isEmpty() ? null : unit.ean);
        other.put("RefId", unit.reference.isEmpty() ? null : unit.reference);
        answer.put("AlternateIds", other);
        answer.put("ProductCategories", Map.of("1", "Casa", "10", "Cocina"));
        answer.put("ProductCategoryIds", "/1/10/");
        call.answer(200, answer);
    }

    private void kit(Call call) {
        VtexShop shop = shops.enter(call.allowing("parentSkuId"), "kits");
        VtexUnit unit = shop.find(call.query("parentSkuId").orElse("")).orElseThrow(() -> new RefusedCall(404,
                "NOT_FOUND", "Sku not found"));
        List<Map<String, Object>> parts = unit.parts.entrySet().stream().map(part -> Map.<String, Object>of("Id", part
                .getKey(), "StockKeepingUnitParent", unit.id(), "StockKeepingUnitId", part.getKey(), "Quantity", part
                        .getValue(),
                "UnitPrice", 50.0)).toList();
        if (parts.size() == 1 && !shop.is(VtexSwitch.KIT_AS_LIST)) {
            call.answer(200, parts.get(0));
        } else {
            call.answer(200, parts);
        }
    }
}
