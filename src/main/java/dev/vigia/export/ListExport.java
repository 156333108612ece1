package dev.vigia.export;

import java.util.List;
import java.util.function.Supplier;

/**
 * Rows to be written to a file, in the language of one person.
 *
 * @param title   of the list
 * @param page    where the list is, with its filter
 * @param filters what of it, in words; empty: all of it
 * @param ignored the names of the parameters that made no sense
 * @param file    the name of the file, without its ending
 * @param rows    begins at the first row
 */
public record ListExport<R>(String title, String page, List<String> filters, List<String> ignored, String file,
        List<ExportColumn<R>> columns, Supplier<RowWindows<R>> rows) {

    /** The same without the other columns. */
    ListExport<R> with(List<String> codes) {
        return new ListExport<>(title, page, filters, ignored, file, columns.stream().filter(column -> codes.contains(
                column.code())).toList(), rows);
    }

    List<String> codes() {
        return columns.stream().map(ExportColumn::code).toList();
    }

    /** What its address says behind the question mark. */
    public String query() {
        int mark = page.indexOf('?');
        return mark < 0 ? "" : page.substring(mark + 1);
    }
}
