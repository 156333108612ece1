package dev.vigia.intake.column;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a heading may call a warehouse, as the file writes it.
 *
 * @param units      if it counts its units
 * @param reserved   if it counts its reserved units
 * @param difference if it may as well be read as its units less those that are reserved
 */
record Naming(Set<String> units, Set<String> reserved, Set<String> difference) {

    static final Naming NONE = new Naming(Set.of(), Set.of(), Set.of());

    private static final String BETWEEN = "[ _.:/-]*";
    // What stands before or behind a warehouse in the name of a column of its units; ~ is what may stand between words.
    private static final List<Pattern> UNITS = around("stock", "estoque", "exist[eê]ncias?", "saldo", "cantidad",
            "quantidade", "qtde?", "quantity", "qty", "inventory", "invent[aá]rio", "disponible", "dispon[ií]vel",
            "available", "on~hand", "stock~en", "estoque~em", "stock~disponible", "estoque~dispon[ií]vel");
    private static final List<Pattern> AVAILABLE = around("disponibles?", "dispon[ií]vel", "dispon[ií]veis",
            "available",
            "stock~disponible", "estoque~dispon[ií]vel");
    private static final List<Pattern> RESERVED = around("reservados?", "reserva", "reserved", "stock~reservado",
            "estoque~reservado", "comprometido", "committed");
    // A minus, or the dash that stands between two names.
    private static final Pattern MINUS = Pattern.compile("[-\u2212\u2013]|(?<= )(?:menos|minus)(?= )",
            Pattern.CASE_INSENSITIVE);
    private static final Set<Column> COUNTED = Set.of(Column.ON_HAND, Column.AVAILABLE);
    // No code of a warehouse is as long.
    private static final int LONGEST = 200;

    static Naming of(String heading) {
        return new Naming(unitsOf(heading), named(heading, RESERVED), lessReserved(heading).stream()
                .flatMap(counted -> unitsOf(counted).stream()).collect(Collectors.toSet()));
    }

    Stream<String> all() {
        return Stream.of(units, reserved, difference).flatMap(Set::stream);
    }

    /** Whether it says of the units of a warehouse that they are available, not that they are there. */
    static boolean isOfAvailable(String heading) {
        return !named(heading, AVAILABLE).isEmpty();
    }

    /** Whether it may be read as what is counted less what is reserved, which is no number of reserved units. */
    static boolean isDifference(String heading) {
        return lessReserved(heading).stream().anyMatch(counted -> Headings.meaning(counted)
                .map(Headings.Meaning::column).filter(COUNTED::contains).isPresent());
    }

    /** What reserved units are taken off, if a heading says so. */
    private static List<String> lessReserved(String heading) {
        return heading.length() > LONGEST ? List.of()
                : MINUS.matcher(heading).results().filter(minus -> Headings.meaning(heading.substring(minus.end()))
                        .map(Headings.Meaning::column).filter(Column.RESERVED::equals).isPresent())
                        .map(minus -> heading.substring(0, minus.start())).toList();
    }

    private static Set<String> unitsOf(String heading) {
        Set<String> names = named(heading, UNITS);
        names.addAll(bare(Headings.unremarked(heading)));
        return names;
    }

    private static List<Pattern> around(String... words) {
        return Arrays.stream(words).map(word -> word.replace("~", BETWEEN)).map(word -> Pattern.compile(
                "[(\\[]?" + word + "[)\\]]?" + BETWEEN + "(.+)|(.+?)(" + BETWEEN + ")[(\\[]?" + word + "[)\\]]?[.:* ]*",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)).toList();
    }

    private static Set<String> named(String heading, List<Pattern> words) {
        String text = Headings.unremarked(heading);
        Set<String> names = new LinkedHashSet<>();
        for (Pattern word : text.length() > LONGEST ? List.<Pattern>of() : words) {
            Matcher around = word.matcher(text);
            if (around.matches() && around.group(1) != null) {
                names.addAll(bare(around.group(1)));
            } else if (around.matches()) {
                names.addAll(bare(around.group(2)));
                names.addAll(bare(around.group(2) + around.group(3)));
            }
        }
        return names;
    }

    /** As it stands, and without the brackets around it and the signs behind it. */
    private static Set<String> bare(String name) {
        if (name.length() > LONGEST) {
            return Set.of();
        }
        String end = name.replaceFirst("[.:* ]+$", "");
        return Stream.of(name.strip(), end, name.strip().replaceFirst("^[(\\[](.+)[)\\]]$", "$1"),
                end.replaceFirst("^[(\\[](.+)[)\\]]$", "$1")).filter(text -> !text.isEmpty() && text
                        .length() <= LONGEST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
