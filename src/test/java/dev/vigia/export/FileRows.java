package dev.vigia.export;

import dev.vigia.table.LineShape;
import dev.vigia.table.Row;
import dev.vigia.table.Rows;
import dev.vigia.table.Table;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a file says that was taken along, read as any other file is. */
public final class FileRows {

    private FileRows() {
    }

    /** All rows, the headings first. */
    public static List<List<String>> of(Response answer, String separator) {
        return of(answer.asByteArray(), separator);
    }

    /** Sheet after sheet of a workbook, each with its headings. */
    public static List<List<String>> of(byte[] content, String separator) {
        try {
            Path file = Files.createTempFile("export", "");
            try {
                Files.write(file, content);
                List<List<String>> all = new ArrayList<>();
                List<Table> tables = Table.of(file);
                tables.stream().filter(table -> table.format().sheet().isPresent() || table.format()
                        .separator() == separator.charAt(0)).forEach(table -> all.addAll(read(table)));
                tables.forEach(Table::close);
                return all;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> read(Table table) {
        List<List<String>> all = new ArrayList<>();
        try (Rows rows = table.rows(LineShape.UNKNOWN)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                all.add(row.cells());
            }
        }
        return all;
    }

    /** The cells of a column, without its heading. */
    public static List<String> column(List<List<String>> rows, int place) {
        return rows.stream().skip(1).map(row -> place < row.size() ? row.get(place) : "").toList();
    }
}
