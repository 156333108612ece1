package dev.vigia.rule.api;

import dev.vigia.catalog.CategoryPath;
import dev.vigia.database.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Which rules a program asks for: those whose scope names exactly this.
 *
 * @param after the id of the rule before the first one
 * @param most  how many at once
 * @param wrong the names of the parameters that make no sense
 */
record RuleSearch(OptionalLong integration, Optional<String> category, Optional<String> sku,
        Optional<Boolean> inForce, long after, int most, List<String> wrong) {

    private static final int MOST = 1_000;
    private static final int USUAL = 100;
    private static final Map<String, Boolean> SWITCH = Map.of("true", true, "false", false);

    static RuleSearch read(RuleQuery query) {
        List<String> wrong = new ArrayList<>();
        return new RuleSearch(optional(value("integration", query.integration, RuleSearch::number, wrong)),
                value("category", query.category, RuleSearch::text, wrong).map(CategoryPath::of),
                value("sku", query.sku, RuleSearch::text, wrong),
                value("inForce", query.inForce, word -> Optional.ofNullable(SWITCH.get(word)), wrong),
                value("cursor", query.cursor, RuleSearch::number, wrong).orElse(0L),
                value("limit", query.limit, RuleSearch::number, wrong, MOST).orElse(USUAL), wrong);
    }

    private static Optional<Integer> value(String name, Optional<String> typed, Function<String, Optional<Long>> reader,
            List<String> wrong, int most) {
        return value(name, typed, text -> reader.apply(text).filter(number -> number >= 1 && number <= most).map(
                Long::intValue), wrong);
    }

    private static <T> Optional<T> value(String name, Optional<String> typed, Function<String, Optional<T>> reader,
            List<String> wrong) {
        Optional<String> given = typed.filter(text -> !text.isBlank());
        Optional<T> value = given.flatMap(reader);
        if (given.isPresent() && value.isEmpty()) {
            wrong.add(name);
        }
        return value;
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<String> text(String text) {
        return Spelling.isText(text) ? Optional.of(Spelling.of(text)) : Optional.empty();
    }

    private static OptionalLong optional(Optional<Long> number) {
        return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
    }
}
