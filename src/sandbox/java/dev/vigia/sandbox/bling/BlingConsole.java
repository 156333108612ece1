package dev.vigia.sandbox.bling;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.bling.BlingProduct.BlingBalance;
import dev.vigia.sandbox.bling.BlingShop.BlingCategory;
import dev.vigia.sandbox.bling.BlingShop.BlingDeposit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What whoever tries uses to arrange a company: what it sells, how dirty it is, and whom it tells. */
final class BlingConsole {

    private static final long STANDARD = 1;

    private final BlingShops shops;
    private final BlingNotices notices;
    private final BlingTokens tokens;

    BlingConsole(BlingShops shops, BlingNotices notices, BlingTokens tokens) {
        this.shops = shops;
        this.notices = notices;
        this.tokens = tokens;
    }

    void serve(Routes routes) {
        routes.put("/_shop", this::arrange).get("/_shop", this::show).delete("/_shop", this::forget)
                .put("/_stock", this::stock).put("/_situation", this::situation).delete("/_product", this::remove)
                .delete("/_consent", this::revoke);
    }

    /** Whatever is left out stays as it is. */
    record BlingArrangement(String company, Optional<List<WantedProduct>> products,
            Optional<List<WantedDeposit>> deposits, Optional<List<BlingCategory>> categories,
            Optional<Set<String>> refused, Optional<Set<BlingSwitch>> switches, Optional<String> hook,
            Optional<Integer> callsPerSecond, Optional<Boolean> dayIsSpent, Optional<Integer> blockedSeconds) {
    }

    record WantedProduct(long id, Optional<String> code, Optional<String> name, Optional<String> format,
            Optional<String> ean, Optional<Long> category, Optional<Map<Long, BigDecimal>> parts,
            Optional<BigDecimal> quantity) {
    }

    record WantedDeposit(long id, Optional<String> name, Optional<Boolean> active, Optional<Boolean> disregarded) {
    }

    record BlingChanges(String company, List<BlingChange> items) {
    }

    /** @param virtual as physical where it is left out */
    record BlingChange(String id, Optional<Long> deposit, BigDecimal physical, Optional<BigDecimal> virtual) {
    }

    record SituationChange(String company, String id, String situation) {
    }

    private void arrange(Call call) {
        BlingArrangement wanted = call.json(BlingArrangement.class);
        BlingShop shop = shops.of(wanted.company);
        wanted.deposits.orElse(List.of()).forEach(deposit -> shop.put(new BlingDeposit(deposit.id, deposit.name.orElse(
                "Depósito " + deposit.id), deposit.active.orElse(true), deposit.id == STANDARD, deposit.disregarded
                        .orElse(false))));
        wanted.categories.orElse(List.of()).forEach(shop::put);
        wanted.refused.ifPresent(shop::refuse);
        wanted.switches.ifPresent(shop::switchOn);
        wanted.hook.ifPresent(address -> notices.configure(wanted.company, address));
        wanted.callsPerSecond.ifPresent(shop::limit);
        wanted.dayIsSpent.ifPresent(shop::spendDay);
        wanted.blockedSeconds.ifPresent(seconds -> shop.block(call.now().toEpochMilli() + seconds * 1_000L));
        wanted.products.orElse(List.of()).forEach(product -> add(shop, product));
        call.answer(204);
    }

    private static void add(BlingShop shop, WantedProduct wanted) {
        BlingProduct product = new BlingProduct(shop.company, wanted.id, wanted.code.orElse("C" + wanted.id),
                wanted.name
                        .orElse("Produto " + wanted.id), wanted.format.orElse("S"), wanted.ean.orElse(""),
                wanted.category
                        .orElse(0L), wanted.parts.orElse(Map.of()));
        wanted.quantity.ifPresent(units -> product.put(STANDARD, new BlingBalance(units, units)));
        shop.add(product);
    }

    private void show(Call call) {
        String company = company(call);
        call.answer(200, Map.of("products", shops.of(company).products().size(), "webhook", notices.shown(company),
                "refreshes", tokens.refreshes(company)));
    }

    private void forget(Call call) {
        shops.forget(company(call));
        call.answer(204);
    }

    private void stock(Call call) {
        BlingChanges changes = call.json(BlingChanges.class);
        BlingShop shop = shops.of(changes.company);
        List<BlingProduct> changed = new ArrayList<>();
        for (BlingChange change : changes.items) {
            BlingProduct product = find(shop, change.id);
            product.put(change.deposit.orElse(STANDARD), new BlingBalance(change.physical, change.virtual.orElse(
                    change.physical)));
            changed.add(product);
        }
        notices.changed(shop, changed, "stock.updated");
        call.answer(204);
    }

    private void situation(Call call) {
        SituationChange wanted = call.json(SituationChange.class);
        BlingShop shop = shops.of(wanted.company);
        BlingProduct product = find(shop, wanted.id);
        product.become(wanted.situation);
        notices.changed(shop, List.of(product), "product.updated");
        call.answer(204);
    }

    private void remove(Call call) {
        shops.of(company(call)).remove(call.query("id").orElse("0"));
        call.answer(204);
    }

    private void revoke(Call call) {
        tokens.revoke(BlingShops.client(company(call)), company(call));
        tokens.expireAll();
        call.answer(204);
    }

    private static BlingProduct find(BlingShop shop, String id) {
        return shop.find(id).orElseThrow(() -> new RefusedCall(404, "RESOURCE_NOT_FOUND", "There is no product " + id));
    }

    private static String company(Call call) {
        return call.query("company").orElseThrow(() -> RefusedCall.malformed(400, "VALIDATION_ERROR",
                "company is needed"));
    }
}
