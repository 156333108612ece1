package dev.vigia.sandbox.vtex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cart that is simulated for a trade policy. What it says of availability is not to be believed, as in VTEX. */
final class VtexCart {

    private static final int MOST_ITEMS = 50;
    private static final int UNLIMITED = 1_000_000;

    private final VtexShops shops;

    VtexCart(VtexShops shops) {
        this.shops = shops;
    }

    void serve(Routes routes) {
        routes.post("/:account/api/fulfillment/pvt/orderForms/simulation", this::simulate);
    }

    private void simulate(Call call) {
        VtexShop shop = shops.enter(call.allowing("sc", "affiliateId"), "simulation");
        int policy = call.query("sc", 1, 1, 9_999);
        JsonNode cart = call.json(JsonNode.class);
        if (cart.hasNonNull("postalCode") && !cart.hasNonNull("country")) {
            throw RefusedCall.malformed(400, "INVALID", "country is needed with a postal code");
        }
        if (!cart.path("items").isArray() || cart.path("items").isEmpty() || cart.path("items").size() > MOST_ITEMS) {
            throw RefusedCall.malformed(400, "INVALID", "items are needed, at most " + MOST_ITEMS);
        }
        List<Map<String, Object>> items = new ArrayList<>();
        List<Map<String, Object>> logistics = new ArrayList<>();
        int asked = 0;
        for (JsonNode item : cart.path("items")) {
            if (!item.path("id").isTextual() || !item.path("seller").isTextual()) {
                throw RefusedCall.malformed(400, "INVALID", "An item needs an id and a seller, both as texts");
            }
            Optional<VtexUnit> unit = shop.find(item.path("id").textValue()).filter(found -> found.isActive()
                    && found.policies.contains(policy));
            if (unit.isPresent()) {
                add(unit.get(), asked, items, logistics, shop);
            }
            asked++;
        }
        call.answer(200, Map.of("items", items, "logisticsInfo", logistics));
    }

    private static void add(VtexUnit unit, int asked, List<Map<String, Object>> items,
            List<Map<String, Object>> logistics, VtexShop shop) {
        int units = unit.isUnlimited() ? UNLIMITED : Math.max(0, kitOrUnits(unit, shop));
        Map<String, Object> item = new LinkedHashMap<>(Map.of("id", unit.sku(), "requestIndex", asked, "quantity", 1,
                "seller", "1", "availability", units == 0 ? "available" : "cannotBeDelivered"));
        logistics.add(Map.of("itemIndex", items.size(), "quantity", 1, "stockBalance", units + 20, "shipsTo", List.of(
                "BRA"), "deliveryChannels", List.of(Map.of("id", "delivery", "stockBalance", units), Map.of("id",
                        "pickup-in-point", "stockBalance", 20))));
        items.add(item);
    }

    private static int kitOrUnits(VtexUnit unit, VtexShop shop) {
        return unit.parts.isEmpty() ? unit.units()
                : unit.parts.entrySet().stream().mapToInt(part -> shop.find(String.valueOf(part.getKey())).map(
                        VtexUnit::units).orElse(0) / part.getValue()).min().orElse(0);
    }
}
