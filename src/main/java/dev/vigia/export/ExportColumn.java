package dev.vigia.export;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a file.
 *
 * @param code    what the address calls it
 * @param heading in the person's language
 * @param isTime  whether it says when: its heading names the clock
 * @param cell    writes one cell of a row
 */
public record ExportColumn<R>(String code, String heading, boolean isTime, CellOf<R> cell) {

    /** Writes one cell of a row, and no more. */
    public interface CellOf<R> {

        void write(R row, RowCells cells);
    }

    public static <R> ExportColumn<R> text(String code, String heading, Function<R, String> text) {
        return new ExportColumn<>(code, heading, false, (row, cells) -> cells.text(text.apply(row)));
    }

    /** A whole number, or nothing. */
    public static <R> ExportColumn<R> number(String code, String heading,
            Function<R, ? extends Optional<? extends Number>> number) {
        return new ExportColumn<>(code, heading, false, (row, cells) -> number.apply(row).ifPresentOrElse(
                known -> cells.number(known.longValue()), () -> cells.text("")));
    }

    /** When, or nothing. */
    public static <R> ExportColumn<R> time(String code, String heading, Function<R, Optional<Instant>> moment) {
        return new ExportColumn<>(code, heading, true, (row, cells) -> moment.apply(row).ifPresentOrElse(cells::moment,
                () -> cells.text("")));
    }
}
