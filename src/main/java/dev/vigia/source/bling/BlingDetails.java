package dev.vigia.source.bling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only a product's own address tells: its code in bars, its category, what it is made of. A call each, of 120,000 a day,
 * so what was told is remembered for a day, or until the product is called otherwise.
 */
class BlingDetails {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_PRODUCTS = 50_000;
    private static final int MOST_ACCOUNTS = 1_000;
    private static final int PAGE = 100;
    /** Of what a product tells; descriptions and pictures would be far more. */
    private static final List<String> KEPT = List.of("id", "codigo", "nome", "situacao", "formato", "gtin",
            "estrutura");
    /** Of categories above one another. */
    private static final int DEEPEST = 20;

    private final BlingCalls calls;
    private final Clock clock;
    private final Map<String, Remembered<ProductDetails>> products = remembering(MOST_PRODUCTS);
    private final Map<String, Remembered<Map<String, JsonNode>>> categories = remembering(MOST_ACCOUNTS);

    BlingDetails(BlingCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** @param category its path */
    record ProductDetails(JsonNode row, String category) {
    }

    /** @param called what the list called it then */
    private record Remembered<T>(T value, String called, Instant until) {
    }

    private static <T> Map<String, T> remembering(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        });
    }

    /**
     * @param listed as the list has it; empty where it names it not
     * @return empty where Bling knows no such product
     */
    Optional<ProductDetails> find(SourceAccount account, String id, Optional<JsonNode> listed) {
        String key = owner(account) + "/" + id;
        String called = listed.map(row -> BlingJson.text(row.path("codigo")) + "/" + BlingJson.text(row.path("nome"))
                + "/" + BlingJson.text(row.path("formato"))).orElse("");
        Remembered<ProductDetails> known = products.get(key);
        if (known != null && known.called.equals(called) && listed.isPresent() && known.until.isAfter(clock
                .instant())) {
            return Optional.of(known.value);
        }
        Optional<ProductDetails> told = ask(account, id);
        told.ifPresent(details -> products.put(key, new Remembered<>(details, called, clock.instant().plus(DAY))));
        return told;
    }

    private static String owner(SourceAccount account) {
        return account.setting("client-id") + "/" + account.setting(BlingConsent.COMPANY);
    }

    private Optional<ProductDetails> ask(SourceAccount account, String id) {
        TimedReply answer = calls.call(account, BlingPermission.PRODUCTS, (api, bearer) -> api.product(bearer, id));
        if (BlingCalls.isMissing(answer)) {
            return Optional.empty();
        }
        if (!(BlingCalls.data(answer) instanceof ObjectNode row) || !BlingJson.text(row.path("id")).equals(id)) {
            // Of another, or of none: whatever it is, it says nothing of this one.
            throw answer.reply().unreadable();
        }
        String category = BlingJson.text(row.path("categoria").path("id"));
        return Optional.of(new ProductDetails(row.retain(KEPT), category.isEmpty() || category.equals("0") ? ""
                : path(account, category)));
    }

    private String path(SourceAccount account, String id) {
        Map<String, JsonNode> known = categories(account, id);
        List<String> path = new ArrayList<>();
        String at = id;
        while (known.containsKey(at) && path.size() < DEEPEST) {
            path.add(0, BlingJson.text(known.get(at).path("descricao")).replace('>', '/'));
            at = BlingJson.text(known.get(at).path("categoriaPai").path("id"));
        }
        return String.join(" > ", path);
    }

    /** All of the account, for there are few; asked again when one is not among them. */
    private Map<String, JsonNode> categories(SourceAccount account, String wanted) {
        Remembered<Map<String, JsonNode>> known = categories.get(owner(account));
        if (known != null && known.until.isAfter(clock.instant()) && (known.value.containsKey(wanted)
                || known.called.contains("/" + wanted + "/"))) {
            return known.value;
        }
        Map<String, JsonNode> all = new HashMap<>();
        for (int page = 1; readCategories(account, page, all); page++) {
            // Until a page is not full.
        }
        // One that is in no list is asked for once an hour.
        categories.put(owner(account), new Remembered<>(all, (known == null ? "/" : known.called) + wanted + "/", clock
                .instant().plus(HOUR)));
        return all;
    }

    private boolean readCategories(SourceAccount account, int page, Map<String, JsonNode> all) {
        List<JsonNode> rows = BlingCalls.rows(calls.call(account, BlingPermission.CATEGORIES, (api, bearer) -> api
                .categories(bearer, page, PAGE)));
        rows.forEach(row -> all.put(BlingJson.text(row.path("id")), row));
        return rows.size() >= PAGE;
    }
}
