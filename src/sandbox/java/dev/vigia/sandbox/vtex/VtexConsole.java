package dev.vigia.sandbox.vtex;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.vtex.VtexShop.VtexDock;
import dev.vigia.sandbox.vtex.VtexShop.VtexPlace;
import dev.vigia.sandbox.vtex.VtexUnit.VtexStock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What whoever tries uses to arrange an account: what it sells, how dirty it is, and whom it tells. */
final class VtexConsole {

    private final VtexShops shops;
    private final VtexNotices notices;

    VtexConsole(VtexShops shops, VtexNotices notices) {
        this.shops = shops;
        this.notices = notices;
    }

    void serve(Routes routes) {
        routes.put("/_shop", this::arrange).get("/_shop", this::show).delete("/_shop", this::forget)
                .put("/_stock", this::stock).put("/_active", this::activate).delete("/_sku", this::remove);
    }

    /** Whatever is left out stays as it is. */
    record Arrangement(String account, Optional<List<WantedSku>> skus, Optional<List<WantedPlace>> warehouses,
            Optional<List<WantedDock>> docks, Optional<List<String>> deleted, Optional<Set<String>> refused,
            Optional<Set<VtexSwitch>> switches, Optional<String> hook, Optional<Integer> callsPerSecond,
            Optional<Integer> retryAfter, Optional<Integer> staleMillis) {
    }

    record WantedSku(long id, Optional<Long> product, Optional<String> name, Optional<String> reference,
            Optional<String> ean, Optional<Map<Long, Integer>> parts, Optional<List<Integer>> policies,
            Optional<Integer> quantity) {
    }

    record WantedPlace(String id, Optional<String> name, Optional<List<String>> docks, Optional<Boolean> active) {
    }

    record WantedDock(String id, Optional<Boolean> active) {
    }

    record StockChanges(String account, List<StockChange> items) {
    }

    record StockChange(String sku, Optional<String> warehouse, int quantity, Optional<Integer> reserved,
            Optional<Boolean> unlimited) {
    }

    record Activation(String account, String sku, boolean active) {
    }

    private void arrange(Call call) {
        Arrangement wanted = call.json(Arrangement.class);
        VtexShop shop = shops.of(wanted.account);
        wanted.docks.orElse(List.of()).forEach(dock -> shop.put(new VtexDock(dock.id, dock.active.orElse(true), List.of(
                1))));
        wanted.warehouses.orElse(List.of()).forEach(place -> shop.put(new VtexPlace(place.id, place.name.orElse(
                place.id), place.docks.orElse(List.of("dock")), place.active.orElse(true))));
        wanted.deleted.orElse(List.of()).forEach(shop::delete);
        wanted.refused.ifPresent(shop::refuse);
        wanted.switches.ifPresent(shop::switchOn);
        wanted.hook.ifPresent(shop::tell);
        wanted.callsPerSecond.ifPresent(most -> shop.limit(most, wanted.retryAfter));
        wanted.staleMillis.ifPresent(millis -> shop.stale(Duration.ofMillis(millis)));
        wanted.skus.orElse(List.of()).forEach(sku -> add(shop, sku));
        call.answer(204);
    }

    private static void add(VtexShop shop, WantedSku sku) {
        VtexUnit unit = new VtexUnit(shop.account, sku.id, sku.product.orElse(sku.id), sku.name.orElse("SKU " + sku.id),
                sku.reference.orElse(""), sku.ean.orElse(""), sku.parts.orElse(Map.of()), sku.policies.orElse(List.of(
                        1)));
        sku.quantity.ifPresent(units -> unit.put("main", new VtexStock(units, 0, false), 0));
        shop.add(unit);
    }

    private void show(Call call) {
        VtexShop shop = shops.of(account(call));
        call.answer(200, Map.of("skus", shop.units().size(), "warehouses", shop.places().size(), "hook", shop.hook()));
    }

    private void forget(Call call) {
        shops.forget(account(call));
        call.answer(204);
    }

    private void stock(Call call) {
        StockChanges changes = call.json(StockChanges.class);
        VtexShop shop = shops.of(changes.account);
        for (StockChange change : changes.items) {
            VtexUnit unit = find(shop, change.sku);
            int before = unit.units();
            unit.put(change.warehouse.orElse("main"), new VtexStock(change.quantity, change.reserved.orElse(0),
                    change.unlimited.orElse(false)), shop.staleUntil(call.now().toEpochMilli()));
            notices.changed(shop, unit, before);
        }
        call.answer(204);
    }

    private void activate(Call call) {
        Activation wanted = call.json(Activation.class);
        VtexShop shop = shops.of(wanted.account);
        VtexUnit unit = find(shop, wanted.sku);
        unit.activate(wanted.active);
        notices.changed(shop, unit, 0);
        call.answer(204);
    }

    private void remove(Call call) {
        shops.of(account(call)).remove(call.query("sku").orElse("0"));
        call.answer(204);
    }

    private static VtexUnit find(VtexShop shop, String sku) {
        return shop.find(sku).orElseThrow(() -> new RefusedCall(404, "NOT_FOUND", "There is no SKU " + sku));
    }

    private static String account(Call call) {
        return call.query("account").orElseThrow(() -> RefusedCall.malformed(400, "INVALID", "account is needed"));
    }
}
