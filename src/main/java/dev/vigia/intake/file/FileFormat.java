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
 * @param sheet      of a workbook; several one after the other
 * @param headLine   the line that names the columns; 0 if none does
 * @param totals     the lines of totals, which were passed over
 * @param skuHeading what it calls the column of its SKUs
 * @param kitHeading what it calls that of what kits are made of
 * @param unreadSheets those of a workbook with rows that were not read
 */
@Embeddable
public record FileFormat(String kind, String charset, @Enumerated(EnumType.STRING) Separator separator, String sheet,
        int headLine, @Enumerated(EnumType.STRING) Notation notation, String totals, String skuHeading,
        String kitHeading, String unreadSheets) {

    // None of both is in the name of a sheet.
    private static final String BETWEEN_SHEETS = " / ";
    // A sheet has about a million.
    private static final int MOST_LINES = 10_000_000;

    static final FileFormat NOT_READ = new FileFormat("CSV", "", Separator.OTHER, "", 1, Notation.UNDECIDED, "", "",
            "", "");

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

    String kitColumn() {
        return kitHeading == null || kitHeading.isEmpty() ? Column.KIT.field : kitHeading;
    }

    static String sheets(List<String> names) {
        return String.join(BETWEEN_SHEETS, names);
    }

    /** How many lines are above those of a sheet, counted through. */
    static int above(int sheet) {
        return sheet * MOST_LINES;
    }

    /** The sheet that a line is of; empty where only one was read. */
    public String sheetOf(int line) {
        String[] sheets = sheet.split(BETWEEN_SHEETS);
        return sheets.length == 1 ? "" : sheets[Math.min(sheets.length - 1, line / MOST_LINES)];
    }

    /** The one whose columns the others are read beside; empty of a CSV file. */
    public String firstSheet() {
        return sheet.split(BETWEEN_SHEETS)[0];
    }

    /** Whether a sheet was read. */
    public boolean hasSheet(String name) {
        return List.of(sheet.split(BETWEEN_SHEETS)).contains(name);
    }

    /** The number of a line in its sheet. */
    public int lineOf(int line) {
        return sheetOf(line).isEmpty() ? line : line % MOST_LINES;
    }

    /** Where a line is, in a few words. */
    public String place(int line) {
        return sheetOf(line).isEmpty() ? String.valueOf(line) : sheetOf(line) + ": " + lineOf(line);
    }

    /** Whether the same lines of the same sheets are meant by their numbers, and stand below the same names of columns. */
    public boolean hasLinesOf(FileFormat other) {
        return kind.equals(other.kind) && sheet.equals(other.sheet) && headLine == other.headLine
                && separator == other.separator;
    }

    /**
     * @param lines of totals
     * @param more  how many there are besides
     */
    FileFormat with(List<Integer> lines, int more) {
        return new FileFormat(kind, charset, separator, sheet, headLine, notation,
                lines.stream().map(this::place).collect(Collectors.joining(", ")) + (more == 0 ? "" : " +" + more),
                skuHeading, kitHeading, unreadSheets);
    }
}
