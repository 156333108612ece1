package dev.vigia.listing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What the listings of a shop with kits should show, worked out one by one and in no hurry. */
final class KitModel {

    private static final int CEILING = 99_999;
    private static final Set<String> CLOSED = Set.of("below_minimum", "out_of_stock", "waiting_to_reopen");

    record Level(long onHand, long reserved, boolean unlimited) {
    }

    static final class Article {
        final Map<String, Level> levels = new TreeMap<>();
        final Map<String, Integer> parts = new LinkedHashMap<>();
        boolean retired;

        boolean isKit() {
            return !parts.isEmpty();
        }
    }

    static final class Account {
        Set<String> warehouses;
        int minimum;
        Integer reopenAt;
    }

    /** Units: null if nobody knows. */
    private record Units(Long number, boolean unlimited) {
    }

    /** @param sold of what is unknown, whether it sold before */
    private record Shown(String state, Integer quantity, boolean sold) {

        Shown(String state, Integer quantity) {
            this(state, quantity, false);
        }
    }

    final Map<String, Article> articles = new LinkedHashMap<>();
    final Map<Long, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Shown> shown = new HashMap<>();
    private final Map<String, Integer> told = new HashMap<>();

    /** Whether it may be made of these. */
    boolean fits(String sku, Set<String> parts) {
        return parts.stream().noneMatch(part -> articles.get(part).isKit())
                && (parts.isEmpty() || articles.values().stream().noneMatch(kit -> kit.parts.containsKey(sku)));
    }

    void settle() {
        Map<String, Shown> next = new HashMap<>();
        accounts.forEach((id, account) -> articles.keySet().forEach(sku -> next.put(sku + "|" + id, shown(sku, id))));
        shown.putAll(next);
    }

    /** The marketplaces are told everything. */
    void tell() {
        shown.forEach((key, listing) -> {
            if (listing.quantity != null) {
                told.put(key, listing.quantity);
            }
        });
    }

    /** Of each listing its SKU, integration, state and quantity. */
    Set<String> listings() {
        Set<String> all = new LinkedHashSet<>();
        shown.forEach((key, listing) -> all.add(key + "|" + listing.state + "|"
                + (listing.quantity == null ? "" : listing.quantity)));
        return all;
    }

    private Shown shown(String sku, long id) {
        Shown before = shown.getOrDefault(sku + "|" + id, new Shown("ok", null));
        Integer sent = told.get(sku + "|" + id);
        Article article = articles.get(sku);
        if (article.retired) {
            return new Shown("retired", sent == null ? null : 0);
        }
        Units units = units(article, accounts.get(id));
        String state = state(units, accounts.get(id), CLOSED.contains(before.state));
        if (article.isKit() && Set.of("ok", "waiting_to_reopen", "unknown").contains(state)
                && article.parts.keySet().stream().anyMatch(part -> isClosed(part, id))) {
            return new Shown(state.equals("unknown") ? "out_of_stock" : "below_minimum", 0);
        }
        if (state.equals("unknown")) {
            boolean sold = before.state.equals("ok") || before.state.equals("unknown") && before.sold;
            // A zero that was owed is owed still.
            return new Shown(state, sent == null || sold ? sent : Integer.valueOf(0), sold);
        }
        return new Shown(state, switch (state) {
            case "ok" -> (int) (units.unlimited ? CEILING : Math.min(units.number, CEILING));
            default -> 0;
        });
    }

    private boolean isClosed(String sku, long id) {
        String before = shown.containsKey(sku + "|" + id) ? shown.get(sku + "|" + id).state : "ok";
        return CLOSED.contains(state(units(articles.get(sku), accounts.get(id)), accounts.get(id),
                CLOSED.contains(before)));
    }

    private static String state(Units units, Account account, boolean closed) {
        if (units.unlimited) {
            return "ok";
        }
        if (units.number == null) {
            return "unknown";
        }
        if (units.number <= 0) {
            return "out_of_stock";
        }
        if (units.number <= account.minimum) {
            return "below_minimum";
        }
        return closed && account.reopenAt != null && units.number < account.reopenAt ? "waiting_to_reopen" : "ok";
    }

    private Units units(Article article, Account account) {
        return article.isKit() ? kits(article, account) : plain(article, account);
    }

    private static boolean uses(Account account, String warehouse) {
        return account.warehouses == null || account.warehouses.contains(warehouse);
    }

    private static Units plain(Article article, Account account) {
        if (article.levels.isEmpty()) {
            return new Units(null, false);
        }
        long sum = 0;
        boolean unlimited = false;
        for (Map.Entry<String, Level> level : article.levels.entrySet()) {
            if (uses(account, level.getKey())) {
                sum += level.getValue().onHand - level.getValue().reserved;
                unlimited |= level.getValue().unlimited;
            }
        }
        return new Units(sum, unlimited);
    }

    private Units kits(Article kit, Account account) {
        Set<String> places = new LinkedHashSet<>();
        for (String part : kit.parts.keySet()) {
            if (articles.get(part).retired) {
                return new Units(0L, false);
            }
            places.addAll(articles.get(part).levels.keySet());
        }
        if (kit.parts.keySet().stream().anyMatch(part -> articles.get(part).levels.isEmpty())) {
            return new Units(null, false);
        }
        long sum = 0;
        boolean unlimited = false;
        for (String place : places) {
            if (uses(account, place)) {
                Long most = most(kit, place);
                unlimited |= most == null;
                sum += Objects.requireNonNullElse(most, 0L);
            }
        }
        return new Units(sum, unlimited);
    }

    /** How many can be made in one place; null: as many as anybody wants. */
    private Long most(Article kit, String place) {
        Long most = null;
        for (Map.Entry<String, Integer> part : kit.parts.entrySet()) {
            Level level = articles.get(part.getKey()).levels.getOrDefault(place, new Level(0, 0, false));
            if (!level.unlimited) {
                long allows = Math.floorDiv(level.onHand - level.reserved, (long) part.getValue());
                most = most == null ? allows : Math.min(most, allows);
            }
        }
        return most;
    }
}
