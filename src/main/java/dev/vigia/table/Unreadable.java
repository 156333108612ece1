package dev.vigia.table;

import dev.vigia.database.Spelling;

/** Thrown for a file as a whole; a bad line is told like a bad item of a batch. */
public final class Unreadable extends RuntimeException {

    private static final int LONGEST_DETAIL = 200;

    public final FileProblem problem;
    /** The columns, or what stands where they should be named; empty if nothing more can be said. */
    public final String detail;

    /** What keeps a file from being read at all. */
    public enum FileProblem {
        EMPTY, NOT_TEXT, COLUMNS_MISSING, COLUMN_TWICE, NO_LINES,

        // Of workbooks only. The first is none unless what is not named counts as sold out.
        SHEETS_UNREAD, WORKBOOK_TOO_LARGE, WORKBOOK_OF_OTHERS, WORKBOOK_TOO_WIDE, WORKBOOK_BROKEN
    }

    public Unreadable(FileProblem problem, String detail) {
        super(problem.name());
        this.problem = problem;
        this.detail = shortened(detail);
    }

    /** As much of a text of a file as a page has room for, and a database can keep. */
    public static String shortened(String text) {
        return Spelling.shortened(Spelling.onOneLine(text), LONGEST_DETAIL);
    }
}
