package dev.vigia.sandbox.tiny;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.tiny.TinyCompany.TinyDeposit;
import dev.vigia.sandbox.tiny.TinyProduct.TinyBalance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What whoever tries uses to arrange a company: what it sells, how dirty it is, and whom it tells. */
final class TinyConsole {

    private final TinyCompanies companies;
    private final TinyNotices notices;

    TinyConsole(TinyCompanies companies, TinyNotices notices) {
        this.companies = companies;
        this.notices = notices;
    }

    void serve(Routes routes) {
        routes.put("/_shop", this::arrange).get("/_shop", this::show).delete("/_shop", this::forget)
                .put("/_stock", this::stock).put("/_situation", this::situate).delete("/_product", this::remove);
    }

    /** Whatever is left out stays as it is. */
    record Arrangement(String company, Optional<List<WantedProduct>> products, Optional<List<WantedDeposit>> deposits,
            Optional<List<Long>> removedDeposits, Optional<Set<String>> refused, Optional<Set<TinySwitch>> switches,
            Optional<String> hook, Optional<Integer> callsPerMinute) {
    }

    record WantedProduct(long id, Optional<String> sku, Optional<String> type, Optional<String> gtin,
            Optional<Map<Long, Integer>> kit, Optional<Integer> quantity) {
    }

    record WantedDeposit(long id, Optional<String> name, Optional<Boolean> disregarded) {
    }

    record StockChanges(String company, List<StockChange> items) {
    }

    record StockChange(String product, Optional<Long> deposit, double quantity, Optional<Double> reserved) {
    }

    record Situation(String company, String product, String situation) {
    }

    private void arrange(Call call) {
        Arrangement wanted = call.json(Arrangement.class);
        TinyCompany company = companies.of(wanted.company);
        wanted.deposits.orElse(List.of()).forEach(deposit -> company.put(new TinyDeposit(deposit.id, deposit.name
                .orElse(
                        "Depósito " + deposit.id), deposit.disregarded.orElse(false))));
        wanted.removedDeposits.orElse(List.of()).forEach(company::removeDeposit);
        wanted.refused.ifPresent(company::refuse);
        wanted.switches.ifPresent(company::switchOn);
        wanted.hook.ifPresent(company::tell);
        wanted.callsPerMinute.ifPresent(company::limit);
        wanted.products.orElse(List.of()).forEach(product -> add(company, product));
        call.answer(204);
    }

    private static void add(TinyCompany company, WantedProduct wanted) {
        TinyProduct product = new TinyProduct(company.id, wanted.id, wanted.sku.orElse(Long.toString(wanted.id)),
                wanted.type.orElse(wanted.kit.isPresent() ? "K" : "S"), wanted.gtin.orElse(""), wanted.kit.orElse(Map
                        .of()));
        wanted.quantity.ifPresent(units -> product.put(TinyCompany.MAIN, new TinyBalance(units, 0)));
        company.add(product);
    }

    private void show(Call call) {
        TinyCompany company = companies.of(company(call));
        call.answer(200, Map.of("products", company.products().size(), "deposits", company.deposits().size(), "hook",
                company.hook()));
    }

    private void forget(Call call) {
        companies.forget(company(call));
        call.answer(204);
    }

    private void stock(Call call) {
        StockChanges changes = call.json(StockChanges.class);
        TinyCompany company = companies.of(changes.company);
        List<TinyProduct> changed = new ArrayList<>();
        for (StockChange change : changes.items) {
            TinyProduct product = find(company, change.product);
            product.put(change.deposit.orElse(TinyCompany.MAIN), new TinyBalance(change.quantity, change.reserved
                    .orElse(0.0)));
            changed.add(product);
        }
        notices.changed(company, changed);
        call.answer(204);
    }

    private void situate(Call call) {
        Situation wanted = call.json(Situation.class);
        find(companies.of(wanted.company), wanted.product).become(wanted.situation);
        call.answer(204);
    }

    private void remove(Call call) {
        companies.of(company(call)).remove(Long.parseLong(call.query("product").orElse("0")));
        call.answer(204);
    }

    private static TinyProduct find(TinyCompany company, String id) {
        return company.find(id).orElseThrow(() -> new RefusedCall(404, "", "There is no product " + id));
    }

    private static String company(Call call) {
        return call.query("company").orElseThrow(() -> RefusedCall.malformed(400, "", "company is needed"));
    }
}
