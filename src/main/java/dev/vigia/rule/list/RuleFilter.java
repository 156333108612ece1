package dev.vigia.rule.list;

import dev.vigia.catalog.Category;
import dev.vigia.database.Spelling;
import dev.vigia.http.UrlEncoding;
import dev.vigia.integration.Integration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which rules, in which order.
 *
 * @param state       {@code in_force} or {@code coming}; empty text: all
 * @param integration those that concern it: its own, and those for all
 * @param category    those for it or for what is below it, categories and products
 * @param search      parts of a SKU, name, category or reason; all must occur
 * @param ignored     names of the parameters that made no sense
 */
record RuleFilter(String state, Optional<Long> integration, Optional<Long> category, String search, RuleOrder order,
        List<String> ignored) {

    static final int LONGEST_SEARCH = 200;
    static final String IN_FORCE = "in_force";
    static final String COMING = "coming";

    /** As an address has it. What makes no sense is left out, and noted. */
    static RuleFilter read(Function<String, Optional<String>> parameter, List<Integration> integrations,
            List<Category> categories) {
        List<String> ignored = new ArrayList<>();
        String state = read("state", parameter, ignored, text -> Optional.of(text).filter(code -> code.equals(IN_FORCE)
                || code.equals(COMING))).orElse("");
        return new RuleFilter(state,
                read("integration", parameter, ignored, text -> integrations.stream().map(one -> one.id)
                        .filter(id -> id.toString().equals(text)).findFirst()),
                read("category", parameter, ignored, text -> categories.stream().map(one -> one.id)
                        .filter(id -> id.toString().equals(text)).findFirst()),
                read("q", parameter, ignored, text -> Optional.of(Spelling.of(text)).filter(words -> words
                        .length() <= LONGEST_SEARCH && words.indexOf('\0') < 0)).orElse(""),
                read("sort", parameter, ignored, RuleOrder::ofCode).orElse(RuleOrder.WINS), ignored);
    }

    private static <T> Optional<T> read(String name, Function<String, Optional<String>> parameter, List<String> ignored,
            Function<String, Optional<T>> reading) {
        Optional<String> given = parameter.apply(name).filter(text -> !text.isBlank());
        Optional<T> value = given.flatMap(reading);
        if (given.isPresent() && value.isEmpty()) {
            ignored.add(name);
        }
        return value;
    }

    boolean narrows() {
        return !state.isEmpty() || integration.isPresent() || category.isPresent() || !search.isEmpty();
    }

    RuleFilter withOrder(RuleOrder other) {
        return new RuleFilter(state, integration, category, search, other, ignored);
    }

    /** The address of a page; what is as usual is left out. */
    String path(String cursor) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("q", search);
        parts.put("integration", integration.map(id -> Long.toString(id)).orElse(""));
        parts.put("category", category.map(id -> Long.toString(id)).orElse(""));
        parts.put("state", state);
        parts.put("sort", order == RuleOrder.WINS ? "" : order.code());
        parts.put("cursor", cursor);
        parts.values().removeIf(String::isEmpty);
        return parts.isEmpty() ? "/rules" : "/rules?" + UrlEncoding.query(parts);
    }
}
