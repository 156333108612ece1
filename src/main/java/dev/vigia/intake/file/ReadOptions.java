package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.database.Spelling;
import dev.vigia.intake.column.AddedColumns;
import dev.vigia.intake.column.ColumnMap;
import dev.vigia.intake.column.Notation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a person wants a file read.
 *
 * @param notation     of its numbers; empty: as the file says itself
 * @param withProducts whether what it says of products counts too
 * @param complete     whether what it does not name is sold out
 * @param category     of new products of which it names none
 * @param mappings     what the columns of files with known headings mean, by the {@link #key} of the headings
 * @param schedule     the schedule that has taken it; empty if a person has handed it in
 * @param headless     the sheet of which a person has said that no line names its columns, without a name if it is a text
 */
public record ReadOptions(Optional<Notation> notation, boolean withProducts, boolean complete, String category,
        Map<String, List<String>> mappings, Optional<Long> schedule, Optional<String> headless) {

    /** Of a file that a person has handed in. */
    public ReadOptions(Optional<Notation> notation, boolean withProducts, boolean complete, String category,
            Map<String, List<String>> mappings) {
        this(notation, withProducts, complete, category, mappings, Optional.empty(), Optional.empty());
    }

    /** The same as a file of a schedule. */
    public ReadOptions of(long scheduleId) {
        return new ReadOptions(notation, withProducts, complete, category, mappings, Optional.of(scheduleId),
                headless);
    }

    /** The same read otherwise, by what is known of the columns. */
    public ReadOptions as(Optional<Notation> other, boolean products, boolean all, String ofNewProducts) {
        return new ReadOptions(other, products, all, ofNewProducts, mappings, schedule, headless);
    }

    /** The columns that are looked for; those that count stock first. */
    List<Predicate<ColumnMap>> wanted() {
        return withProducts ? List.of(ColumnMap::areOfStock, ColumnMap::areOfProducts) : List.of(ColumnMap::areOfStock);
    }

    /** The same where a person has said whether a line names the columns of a sheet. */
    public ReadOptions headless(String sheet, boolean isSo) {
        return new ReadOptions(notation, withProducts, complete, category, mappings, schedule, isSo ? Optional.of(sheet)
                : headless.filter(other -> !other.equals(sheet)));
    }

    boolean isHeadless(String sheet) {
        return headless.filter(sheet::equals).isPresent();
    }

    /** Without some of the mappings. */
    public ReadOptions without(Collection<String> keys) {
        Map<String, List<String>> fewer = new HashMap<>(mappings);
        fewer.keySet().removeAll(keys);
        return new ReadOptions(notation, withProducts, complete, category, fewer, schedule, headless);
    }

    /** With one more mapping. */
    public ReadOptions with(String key, List<String> meanings) {
        Map<String, List<String>> more = new HashMap<>(mappings);
        more.put(key, meanings);
        return new ReadOptions(notation, withProducts, complete, category, more, schedule, headless);
    }

    /**
     * Of a file without headings: that it is as wide as another says little, so what was said of a schedule's file holds for
     * this schedule alone.
     *
     * @param letters of its columns
     */
    public String unnamedKey(List<String> letters) {
        return key(Stream.concat(letters.stream(), schedule.stream().map(id -> "schedule " + id)).toList());
    }

    /** The same for files with the same headings, and for their rows that we gave back. */
    public static String key(List<String> head) {
        String headings = AddedColumns.own(head).stream().map(cell -> Spelling.of(cell).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n")).stripTrailing();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(headings.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
