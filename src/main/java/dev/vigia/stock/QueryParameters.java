package dev.vigia.stock;

import dev.vigia.database.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the parameters of an address, and notes those that make no sense instead of failing. */
public final class QueryParameters {

    public static final int LONGEST_SEARCH = 200;

    private final List<String> ignored = new ArrayList<>();

    /** The names of the parameters that made no sense. */
    public List<String> ignored() {
        return List.copyOf(ignored);
    }

    String search(Optional<String> text) {
        // PostgreSQL has no such character in a text.
        return read("q", text.map(Spelling::of), typed -> typed.length() <= LONGEST_SEARCH && typed.indexOf('\0') < 0
                ? Optional.of(typed)
                : Optional.empty()).orElse("");
    }

    /** As much of what was typed as a search looks for; no letter is cut in two. */
    public static String shortened(String typed) {
        String text = typed.strip();
        if (text.length() <= LONGEST_SEARCH) {
            return text;
        }
        return text.substring(0, LONGEST_SEARCH - (Character.isHighSurrogate(text.charAt(LONGEST_SEARCH - 1)) ? 1 : 0));
    }

    OptionalLong id(String name, Optional<String> text, Set<Long> known) {
        return read(name, text, QueryParameters::number).filter(noted(name, known::contains)).map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    int oneOf(String name, Optional<String> text, Predicate<Long> allowed, int otherwise) {
        return read(name, text, value -> number(value).filter(allowed)).map(Long::intValue).orElse(otherwise);
    }

    public <T> Optional<T> read(String name, Optional<String> text, Function<String, Optional<T>> reading) {
        Optional<String> given = text.filter(value -> !value.isBlank());
        Optional<T> value = given.flatMap(reading);
        if (given.isPresent() && value.isEmpty()) {
            ignored.add(name);
        }
        return value;
    }

    private <T> Predicate<T> noted(String name, Predicate<T> allowed) {
        return value -> {
            boolean fits = allowed.test(value);
            if (!fits) {
                ignored.add(name);
            }
            return fits;
        };
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
