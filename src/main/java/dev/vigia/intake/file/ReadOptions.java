package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.database.Spelling;
import dev.vigia.intake.column.AddedColumns;
import dev.vigia.intake.column.Notation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a person wants a file read.
 *
 * @param notation     of its numbers; empty: as the file says itself
 * @param withProducts whether what it says of products counts too
 * @param complete     whether what it does not name is sold out
 * @param category     of new products of which it names none
 * @param mappings     what the columns of files with known headings mean, by the {@link #key} of the headings
 */
public record ReadOptions(Optional<Notation> notation, boolean withProducts, boolean complete, String category,
        Map<String, List<String>> mappings) {

    /** With one more mapping. */
    public ReadOptions with(String key, List<String> meanings) {
        Map<String, List<String>> more = new HashMap<>(mappings);
        more.put(key, meanings);
        return new ReadOptions(notation, withProducts, complete, category, more);
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
