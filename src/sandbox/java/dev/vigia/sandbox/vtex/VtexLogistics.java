package dev.vigia.sandbox.vtex;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.vtex.VtexUnit.VtexStock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Warehouses, docks, and what lies where. */
final class VtexLogistics {

    private static final int SHOWN_AS_UNLIMITED = 1_000_000;

    private final VtexShops shops;

    VtexLogistics(VtexShops shops) {
        this.shops = shops;
    }

    void serve(Routes routes) {
        routes.get("/:account/api/logistics/pvt/inventory/skus/:sku", this::inventory)
                .get("/:account/api/logistics/pvt/configuration/warehouses", this::warehouses)
                .get("/:account/api/logistics/pvt/configuration/docks", this::docks);
    }

    private void inventory(Call call) {
        VtexShop shop = shops.enter(call.allowing(), "inventory");
        String id = call.path("sku");
        VtexUnit unit = shop.find(id).orElseThrow(() -> new RefusedCall(404, "NOT_FOUND", "Sku not found"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(cased(shop, "skuId"), id);
        answer.put(cased(shop, "balance"), balance(shop, unit, call.now().toEpochMilli()));
        call.concerns(id, unit.units());
        call.answer(200, answer);
    }

    private static Object balance(VtexShop shop, VtexUnit unit, long now) {
        if (shop.is(VtexSwitch.NULL_BALANCE)) {
            return null;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        if (!shop.is(VtexSwitch.EMPTY_BALANCE)) {
            unit.shown(now).forEach((warehouse, lies) -> rows.add(row(shop, warehouse, lies)));
        }
        return rows;
    }

    private static Map<String, Object> row(VtexShop shop, String warehouse, VtexStock lies) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(cased(shop, "warehouseId"), warehouse);
        row.put(cased(shop, "warehouseName"), warehouse);
        row.put(cased(shop, "totalQuantity"), number(shop, lies.unlimited() ? SHOWN_AS_UNLIMITED + lies.reserved()
                : lies.total()));
        row.put(cased(shop, "reservedQuantity"), number(shop, shop.is(VtexSwitch.NEGATIVE_RESERVED) ? -4
                : lies.reserved()));
        row.put(cased(shop, "hasUnlimitedQuantity"), lies.unlimited());
        row.put("timeToRefill", null);
        row.put("dateOfSupplyUtc", shop.is(VtexSwitch.FIVE_DIGIT_YEAR) ? "20233-08-20T15:11:28.1978783Z" : null);
        row.put("leadTime", "1.00:00:00");
        return row;
    }

    static Object number(VtexShop shop, int units) {
        return shop.is(VtexSwitch.NUMBERS_AS_TEXT) ? String.valueOf(units) : units;
    }

    static String cased(VtexShop shop, String name) {
        return shop.is(VtexSwitch.ODD_CASING) ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
                .toLowerCase(Locale.ROOT) : name;
    }

    private void warehouses(Call call) {
        VtexShop shop = shops.enter(call.allowing(), "warehouses");
        call.answer(200, shop.places().stream().map(place -> Map.of("id", place.id(), "name", place.name(),
                "warehouseDocks", place.docks().stream().map(dock -> Map.of("dockId", dock, "time", "1.00:00:00",
                        "cost", 0)).toList(),
                "pickupPointIds", List.of(), "priority", 0, "isActive", place.active())).toList());
    }

    private void docks(Call call) {
        VtexShop shop = shops.enter(call.allowing(), "docks");
        call.answer(200, shop.docks().stream().map(dock -> Map.of("id", dock.id(), "name", dock.id(), "priority", 0,
                "salesChannels", dock.policies().stream().map(String::valueOf).toList(), "freightTableIds", List.of(),
                "isActive", dock.active(), "pickupInStoreInfo", Map.of("isActice", false))).toList());
    }
}
