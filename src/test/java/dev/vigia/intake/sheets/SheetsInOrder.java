package dev.vigia.intake.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook whose sheets are in the order of their names, with semicolons between the cells of a row. */
final class SheetsInOrder {

    private SheetsInOrder() {
    }

    static byte[] workbook(Map<String, List<String>> sheets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vigia", "1.0")) {
            new TreeMap<>(sheets).forEach((name, rows) -> fill(workbook.newWorksheet(name), rows));
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, List<String> rows) {
        for (int row = 0; row < rows.size(); row++) {
            String[] cells = rows.get(row).split(";");
            for (int place = 0; place < cells.length; place++) {
                sheet.value(row, place, cells[place]);
            }
        }
    }
}
