package dev.vigia.intake.column;

import java.util.regex.Pattern;

/** Texts as cells hold them. */
public final class CellText {

    private static final Pattern FORMULA_AS_TEXT = Pattern.compile("^'[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");

    private CellText() {
    }

    /** Without the mark that keeps a spreadsheet, and our own files of refused rows, from calculating a text. */
    public static String unmarked(String cell) {
        return FORMULA_AS_TEXT.matcher(cell).find() ? cell.substring(1) : cell;
    }
}
