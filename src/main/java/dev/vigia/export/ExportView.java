package dev.vigia.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.table.Table.FileType;
import dev.vigia.web.form.Errors;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * What the page shows where a list is taken along.
 *
 * @param code   of the list
 * @param chosen the columns that are ticked
 * @param busy   whether too many files are being written now
 */
public record ExportView(String code, ListExport<?> list, FileType type, List<String> chosen,
        Errors errors, boolean busy) {

    /** A field that the form sends along: a part of the filter. */
    public record FilterField(String name, String value) {
    }

    public List<FilterField> filter() {
        List<FilterField> fields = new ArrayList<>();
        for (String part : list.query().isEmpty() ? new String[0] : list.query().split("&")) {
            String[] sides = part.split("=", 2);
            fields.add(new FilterField(decoded(sides[0]), decoded(sides.length == 2 ? sides[1] : "")));
        }
        return fields;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, UTF_8);
    }

    public List<ColumnChoice> columns() {
        return list.columns().stream().map(column -> new ColumnChoice(column.code(), column.heading(), chosen.contains(
                column
                        .code()))).toList();
    }

    /** A column to be ticked. */
    public record ColumnChoice(String code, String heading, boolean ticked) {
    }

    public FileType[] types() {
        return FileType.values();
    }

    public boolean isType(FileType one) {
        return type == one;
    }

    public String ignored() {
        return String.join(", ", list.ignored());
    }
}
