package dev.vigia.table;

import java.nio.file.Path;

/** Reads a workbook in a process with little memory, twice as a file of stock is read, and says how many rows it has. */
final class RowsOfWorkbook {

    private RowsOfWorkbook() {
    }

    public static void main(String[] arguments) {
        Table sheet = Table.of(Path.of(arguments[0])).get(0);
        count(sheet);
        System.out.println(count(sheet));
        sheet.close();
    }

    private static int count(Table sheet) {
        int counted = 0;
        try (Rows rows = sheet.rows(LineShape.UNKNOWN)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (!row.cells().equals(LargeWorkbookTest.cells(row.line()))) {
                    throw new IllegalStateException(row.toString());
                }
                counted++;
            }
        }
        return counted;
    }
}
