package dev.vigia.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of Excel, in as many sheets as its rows need. A text is a text there, whatever it begins with. */
final class WorkbookFile implements RowFile {

    /** As many as a sheet of Excel has. */
    static final int ROWS_OF_A_SHEET = 1_048_576;
    private static final int LONGEST_CELL = 32_767;
    // A sheet has a name of 31 letters, and a number behind it.
    private static final int LONGEST_NAME = 28;
    private static final int WIDTH = 18;
    private static final String TIME = "yyyy-mm-dd hh:mm:ss";

    private final Workbook workbook;
    private final String name;
    private final ZoneId zone;
    private final int rowsOfASheet;
    private List<String> headings = List.of();
    private Worksheet sheet;
    private int sheets;
    private int row;
    private int column;

    WorkbookFile(OutputStream out, String name, ZoneId zone) {
        this(out, name, zone, ROWS_OF_A_SHEET);
    }

    WorkbookFile(OutputStream out, String name, ZoneId zone, int rowsOfASheet) {
        this.workbook = new Workbook(out, "Vigia", "1.0");
        this.name = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        this.zone = zone;
        this.rowsOfASheet = rowsOfASheet;
    }

    @Override
    public void begin(List<String> names) {
        headings = names;
        openSheet();
    }

    private void openSheet() {
        sheets++;
        sheet = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        sheet.freezePane(0, 1);
        for (int place = 0; place < headings.size(); place++) {
            sheet.width(place, WIDTH);
            sheet.inlineString(0, place, headings.get(place));
            sheet.style(0, place).bold().set();
        }
        row = 1;
        column = 0;
    }

    @Override
    public void text(String text) {
        if (!text.isEmpty()) {
            // Beside the sheet it would be held until the end.
            sheet.inlineString(row, column, text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL));
        }
        column++;
    }

    @Override
    public void number(long number) {
        sheet.value(row, column++, number);
    }

    @Override
    public void moment(Instant moment) {
        sheet.value(row, column, LocalDateTime.ofInstant(moment, zone));
        sheet.style(row, column).format(TIME).set();
        column++;
    }

    @Override
    public void endRow() throws IOException {
        column = 0;
        row++;
        if (row == rowsOfASheet) {
            sheet.finish();
            openSheet();
        }
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
