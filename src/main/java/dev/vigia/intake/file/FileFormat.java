package dev.vigia.intake.file;

import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.Notation;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a file was read, for the person who handed it in.
 *
 * @param kind       CSV or XLSX
 * @param charset    of a CSV file; of one in two encodings the one it was read in, a comma, and the other
 * @param separator  of a CSV file
 * @param sheet      of a workbook
 * @param headLine   the line that names the columns
 * @param totals     the lines of totals, which were passed over
 * @param skuHeading what it calls the column of its SKUs
 */
@Embeddable
public record FileFormat(String kind, String charset, @Enumerated(EnumType.STRING) Separator separator, String sheet,
        int headLine, @Enumerated(EnumType.STRING) Notation notation, String totals, String skuHeading) {

    static final FileFormat NOT_READ = new FileFormat("CSV", "", Separator.OTHER, "", 1, Notation.UNDECIDED, "",
            "");

    /** What stands between the cells of a CSV file. */
    public enum Separator {
        SEMICOLON, COMMA, TAB, BAR, OTHER;

        static Separator of(char sign) {
            return switch (sign) {
                case ';' -> SEMICOLON;
                case ',' -> COMMA;
                case '\t' -> TAB;
                case '|' -> BAR;
                default -> OTHER;
            };
        }
    }

    public boolean isMixed() {
        return charset.contains(",");
    }

    /** The encoding it was read in. */
    public String encoding() {
        return charset.split(",")[0];
    }

    /** As the API does where the file is older than we know. */
    public String skuColumn() {
        return skuHeading == null || skuHeading.isEmpty() ? Column.SKU.field : skuHeading;
    }

    /** Line numbers, as a person reads them. */
    static String list(List<Integer> lines) {
        return lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
