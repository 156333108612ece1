package dev.vigia.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Writes a file of many rows in a process with little memory, as it is written while somebody takes it along. */
final class RowsToFile {

    private RowsToFile() {
    }

    /** @param arguments the file, its type, and how many rows */
    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[2]);
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[0]))) {
            RowFile file = arguments[1].equals("XLSX") ? new WorkbookFile(out, "Stock", ZoneOffset.UTC)
                    : new CsvFile(out, Locale.ENGLISH, ZoneOffset.UTC);
            file.begin(List.of("SKU", "Name", "Units", "Since"));
            for (int row = 1; row <= rows; row++) {
                file.text("SKU-" + row);
                file.text("Taza de cerámica esmaltada a mano, con asa y plato de la misma colección, " + row);
                file.number(row % 97);
                file.moment(Instant.ofEpochSecond(1_700_000_000L + row));
                file.endRow();
                if (row % RowWindows.AT_A_TIME == 0) {
                    file.flush();
                }
            }
            file.finish();
        }
    }
}
