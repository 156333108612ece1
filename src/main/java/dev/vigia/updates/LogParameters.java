package dev.vigia.updates;

import dev.vigia.database.Spelling;
import dev.vigia.http.UrlEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The query parameters of a page of a log.
 *
 * @param given   as somebody wrote them, those that made sense
 * @param ignored the names of those that did not
 */
record LogParameters(Map<String, String> given, List<String> ignored) {

    private static final String INTEGRATION = "integration";
    private static final String CURSOR = "cursor";

    /**
     * A parameter that makes no sense is left out, and noted.
     *
     * @param makesSense whether a parameter of this log does, by its name and its value
     */
    static LogParameters read(Map<String, String> parameters, BiPredicate<String, String> makesSense) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        parameters.forEach((name, value) -> {
            String text = value == null ? "" : Spelling.of(value);
            if (!text.isEmpty() && makesSense(name, text, makesSense)) {
                given.put(name, text);
            } else if (!text.isEmpty()) {
                ignored.add(name);
            }
        });
        return new LogParameters(given, List.copyOf(ignored));
    }

    private static boolean makesSense(String name, String text, BiPredicate<String, String> others) {
        return switch (name) {
            case INTEGRATION -> text.matches("\\d{1,18}");
            case CURSOR -> LogCursor.decoded(text).isPresent();
            default -> others.test(name, text);
        };
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    Optional<Long> integration() {
        return text(INTEGRATION).map(Long::valueOf);
    }

    Optional<LogCursor> cursor() {
        return text(CURSOR).flatMap(LogCursor::decoded);
    }

    /** The same at another place of the list. */
    LogParameters at(Optional<LogCursor> place) {
        Map<String, String> moved = new LinkedHashMap<>(given);
        moved.remove(CURSOR);
        place.ifPresent(cursor -> moved.put(CURSOR, cursor.encoded()));
        return new LogParameters(moved, ignored);
    }

    /**
     * What the filter says.
     *
     * @param heading what a parameter is called
     * @param value   what its text means
     */
    List<String> words(UnaryOperator<String> heading, BinaryOperator<String> value) {
        return given.entrySet().stream().filter(one -> !one.getKey().equals(CURSOR)).map(one -> heading.apply(one
                .getKey()) + ": " + value.apply(one.getKey(), one.getValue())).toList();
    }

    boolean narrows() {
        return given.keySet().stream().anyMatch(name -> !name.equals(CURSOR));
    }

    /** The address of another page of the same list. */
    String path(String list, LogCursor page) {
        return at(Optional.of(page)).path(list);
    }

    /** The address of this page of a list. */
    String path(String list) {
        return given.isEmpty() ? list : list + "?" + UrlEncoding.query(given);
    }
}
