package dev.vigia.table;

import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Marks that keep a spreadsheet from calculating a text of a CSV file. Taken away again, the text is as it was. */
public final class Formulas {

    // A spreadsheet calculates a cell that begins so, wherever it believes that cells begin; a file of somebody else's
    // making must not.
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String BETWEEN = ",;|\t\r\n";
    private static final String BLANK = " \t\n\u000B\f\r";
    /** As the first sign of a cell, one of these lets some programs begin another. */
    private static final String BEFORE_ALL = "\t\r";
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.,]*\\d");

    private Formulas() {
    }

    /** A cell that no spreadsheet calculates. */
    public static String marked(String cell) {
        return NUMBER.matcher(cell).matches() ? cell : copied(cell, marks -> "'".repeat(marks + 1));
    }

    /** The cell as it was before it was {@link #marked}. */
    public static String unmarked(String cell) {
        return cell.indexOf('\'') < 0 ? cell : copied(cell, marks -> "'".repeat(Math.max(0, marks - 1)));
    }

    /**
     * A cell with other marks before what would be calculated. A cell may be long, and is gone over once.
     *
     * @param marked by how many marks are there
     */
    private static String copied(String cell, IntFunction<String> marked) {
        StringBuilder copy = new StringBuilder(cell.length() + 1);
        boolean isBeginning = true;
        int place = 0;
        while (place < cell.length()) {
            int marks = place;
            while (isBeginning && marks < cell.length() && cell.charAt(marks) == '\'') {
                marks++;
            }
            boolean isFormula = isBeginning && marks < cell.length() && (FORMULA.indexOf(cell.charAt(marks)) >= 0
                    || place == 0 && BEFORE_ALL.indexOf(cell.charAt(marks)) >= 0);
            copy.append(isFormula ? marked.apply(marks - place) : cell.substring(place, marks));
            if (marks < cell.length()) {
                char sign = cell.charAt(marks);
                copy.append(sign);
                isBeginning = BETWEEN.indexOf(sign) >= 0
                        || isBeginning && marks == place && BLANK.indexOf(sign) >= 0;
            }
            place = marks + 1;
        }
        return copy.toString();
    }
}
