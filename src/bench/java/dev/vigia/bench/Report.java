package dev.vigia.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The table that is printed at the end, and kept as {@code target/bench.md}. */
final class Report {

    private static final List<String> HEAD = List.of("What", "Figure", "Baseline", "Ratio", "Target", "Verdict");

    private final List<List<String>> numbers = new ArrayList<>();
    private final List<String> growth = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** A row of the numbers to reach. */
    void row(String what, String figure, String baseline, String ratio, String target, boolean pass) {
        add(what, figure, baseline, ratio, target, pass ? "pass" : "short");
    }

    /** A figure without a target, or one that is measured elsewhere. */
    void aside(String what, String figure, String baseline, String ratio, String where) {
        add(what, figure, baseline, ratio, where, "–");
    }

    private void add(String... cells) {
        numbers.add(List.of(cells));
        System.out.println("bench: " + String.join(" | ", cells));
    }

    /** A line of how cost grows, or a detail behind a row. */
    void detail(String line) {
        growth.add(line);
        System.out.println("bench: " + line);
    }

    void note(String line) {
        notes.add(line);
    }

    void print() {
        int[] widths = new int[HEAD.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(HEAD.get(at).length(),
                    numbers.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        StringBuilder text = new StringBuilder("\n");
        text.append(line(HEAD, widths)).append('\n').append(line(Arrays.stream(widths).mapToObj("-"::repeat).toList(),
                widths)).append('\n');
        numbers.forEach(row -> text.append(line(row, widths)).append('\n'));
        text.append('\n');
        growth.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append('\n');
        notes.forEach(line -> text.append("- ").append(line).append('\n'));
        System.out.println(text);
        keep("Measured " + LocalDate.now() + ".\n" + text);
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            line.append(' ').append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length())).append(" |");
        }
        return line.toString();
    }

    private static void keep(String text) {
        try {
            Files.writeString(Path.of("target", "bench.md"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
