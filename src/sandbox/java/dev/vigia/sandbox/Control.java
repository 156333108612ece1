package dev.vigia.sandbox;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** What tests use to arrange a marketplace and to look at it; no part of the marketplace's own API. */
final class Control {

    private static final int MOST_FAULTS = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final SimulatedMarketplace marketplace;
    private final Calls calls;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Late late;

    Control(SimulatedMarketplace marketplace, Calls calls, Late late) {
        this.marketplace = marketplace;
        this.calls = calls;
        this.late = late;
    }

    void serve(Routes routes) {
        routes.put("/_listings", this::create).get("/_listings", this::list).get("/_listings/*", this::show)
                .get("/_calls", this::log).delete("/_calls", this::forget).get("/_account", this::account)
                .put("/_faults", this::fault)
                .delete("/_faults", this::heal).get("/_late", this::late).put("/_late", this::workOff).delete(
                        "/_tokens", this::expire);
    }

    /** The faults in force, the first that strikes wins. */
    List<Fault> faults() {
        return faults;
    }

    /** Calls that are worked off when their caller has given up. */
    Late late() {
        return late;
    }

    private void late(Call call) {
        call.answer(200, late.count());
    }

    private void workOff(Call call) {
        late.workOffNow();
        call.answer(204);
    }

    private void create(Call call) {
        Creation creation = call.json(Creation.class);
        if (creation.seller == null || creation.items == null) {
            throw RefusedCall.malformed(400, "incomplete", "seller and items are needed");
        }
        for (NewListing item : creation.items) {
            if (item.sku() == null || item.sku().isBlank() || item.quantity() < 0 || item.adsOrOne() < 1) {
                throw RefusedCall.malformed(400, "incomplete", "An item needs a sku, a quantity from 0 and ads from 1");
            }
            marketplace.create(creation.seller, item);
        }
        call.answer(200, Map.of("items", creation.items.size()));
    }

    private void show(Call call) {
        String sku = call.pathAfter("/_listings/");
        call.answer(200, marketplace.listings().find(seller(call), sku).map(SimulatedListing::view)
                .orElseThrow(() -> new RefusedCall(404, "not_found", "No listing of this seller has the SKU " + sku)));
    }

    private void list(Call call) {
        int limit = call.query("limit", 1_000, 1, 10_000);
        List<BuyerView> items = marketplace.listings().after(seller(call), call.query("after").orElse(""), limit)
                .stream()
                .map(SimulatedListing::view).toList();
        String next = items.size() < limit ? "" : items.get(items.size() - 1).sku();
        call.answer(200, Map.of("items", items, "next", next));
    }

    private void account(Call call) {
        call.answer(200, marketplace.account(seller(call)));
    }

    private void log(Call call) {
        String since = call.query("since").orElse("0");
        call.answer(200, NUMBER.matcher(since).matches() ? calls.since(Long.parseLong(since))
                : calls.since(moment(since)));
    }

    private void forget(Call call) {
        calls.reset();
        call.answer(204);
    }

    private void fault(Call call) {
        Rules rules = call.json(Rules.class);
        if (rules.rules == null || rules.rules.size() > MOST_FAULTS) {
            throw RefusedCall.malformed(400, "incomplete", "rules are needed, at most " + MOST_FAULTS);
        }
        List<Fault> wanted = rules.rules.stream().map(Fault::new).toList();
        faults.clear();
        faults.addAll(wanted);
        call.answer(204);
    }

    private void heal(Call call) {
        faults.clear();
        call.answer(204);
    }

    private void expire(Call call) {
        marketplace.expireTokens();
        call.answer(204);
    }

    private static String seller(Call call) {
        return call.query("seller").orElseThrow(() -> RefusedCall.malformed(400, "incomplete", "seller is needed"));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw RefusedCall.malformed(400, "invalid_parameter",
                    "since is a call's number or a moment such as 2026-01-31T12:00:00Z");
        }
    }

    record Creation(String seller, List<NewListing> items) {
    }

    record Rules(List<Fault.Rule> rules) {
    }
}
