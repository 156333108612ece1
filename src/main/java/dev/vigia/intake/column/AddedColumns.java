package dev.vigia.intake.column;

import dev.vigia.database.Spelling;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What we add to a person's own rows when they were refused and are given back: columns behind theirs. When the rows come in
 * again they mean what they meant in the file.
 */
public final class AddedColumns {

    // In each language of the portal.
    private static final Set<String> WHY = Set.of("Por qué", "Por quê", "Why");
    private static final Set<String> SIMILAR = Set.of("SKU parecido", "Similar SKU");
    private static final Pattern RECEIVED = Pattern.compile(
            "\\p{L}+: (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z)");
    private static final Pattern NUMBERS = Pattern.compile("\\p{L}+: (?:1([.,])234[.,]5|\\?)");

    private AddedColumns() {
    }

    /** Of the names of columns those that are the person's own. */
    public static List<String> own(List<String> head) {
        for (int place = 0; place + 1 < head.size(); place++) {
            if (WHY.contains(Spelling.of(head.get(place))) && SIMILAR.contains(Spelling.of(head.get(place + 1)))) {
                return head.subList(0, place);
            }
        }
        return head;
    }

    public static boolean areIn(List<String> head) {
        return own(head).size() < head.size();
    }

    /** The name of a column that says when the file came that the rows are of. */
    public static String received(String word, Instant at) {
        return word + ": " + at;
    }

    /** As of when the rows say what they say: when the file came that they are of. What was counted since stays. */
    public static Optional<Instant> received(List<String> head) {
        return head.stream().skip(own(head).size()).map(cell -> RECEIVED.matcher(Spelling.of(cell)))
                .filter(Matcher::matches).flatMap(said -> moment(said.group(1)).stream()).findFirst();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** The name of a column that says how numbers are written. */
    public static String numbers(String word, Notation notation) {
        return switch (notation) {
            case COMMA -> word + ": 1.234,5";
            case POINT -> word + ": 1,234.5";
            case UNDECIDED -> word + ": ?";
        };
    }

    /** How numbers were written in the file that the rows come from. */
    public static Optional<Notation> notation(List<String> head) {
        return head.stream().skip(own(head).size()).map(cell -> NUMBERS.matcher(Spelling.of(cell)))
                .filter(Matcher::matches).map(said -> said.group(1) == null ? Notation.UNDECIDED
                        : said.group(1).equals(".") ? Notation.COMMA : Notation.POINT)
                .findFirst();
    }
}
