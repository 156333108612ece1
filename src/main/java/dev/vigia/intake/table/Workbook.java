package dev.vigia.intake.table;

import dev.vigia.intake.table.Unreadable.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A sheet of a workbook of Excel (XLSX). Of a formula it reads the value that Excel has saved beside it. */
record Workbook(Path path, int index, String sheet) implements Table {

    private static final byte[] ARCHIVE = { 'P', 'K', 3, 4 };
    // What a formula of which nothing was saved says; no number and no SKU is written like that.
    private static final String FORMULA_WITHOUT_VALUE = "=";
    // A number of more digits is no quantity and no code, and may be as long as memory.
    private static final int LONGEST_NUMBER = 40;

    static boolean isOne(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return Arrays.equals(bytes.readNBytes(ARCHIVE.length), ARCHIVE);
        }
    }

    /** Those that are not hidden, in their order. */
    static List<Table> sheets(Path path) throws IOException {
        new WorkbookCheck(path).run();
        try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile())) {
            List<Table> sheets = workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .<Table>map(sheet -> new Workbook(path, sheet.getIndex(), sheet.getName())).toList();
            if (sheets.isEmpty()) {
                throw new Unreadable(FileProblem.EMPTY, "");
            }
            return sheets;
        } catch (ExcelReaderException | IllegalStateException e) {
            throw new Unreadable(FileProblem.WORKBOOK_BROKEN, "");
        }
    }

    @Override
    public Format format() {
        return new Format(FileType.XLSX, "", ';', Optional.of(sheet));
    }

    @Override
    public Rows rows(LineShape shape) {
        try {
            return new SheetRows(new ReadableWorkbook(path.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class SheetRows implements Rows {

        private final ReadableWorkbook workbook;
        private final Stream<org.dhatim.fastexcel.reader.Row> stream;
        private final Iterator<org.dhatim.fastexcel.reader.Row> rows;

        SheetRows(ReadableWorkbook workbook) throws IOException {
            this.workbook = workbook;
            Sheet sheet = workbook.getSheet(index).orElseThrow();
            this.stream = sheet.openStream();
            this.rows = stream.iterator();
        }

        @Override
        public boolean hasNext() {
            try {
                return rows.hasNext();
            } catch (ExcelReaderException | IllegalStateException | NullPointerException | IndexOutOfBoundsException
                    | NumberFormatException e) {
                throw new Unreadable(FileProblem.WORKBOOK_BROKEN, sheet);
            }
        }

        @Override
        public Row next() {
            org.dhatim.fastexcel.reader.Row row = rows.next();
            List<String> cells = new ArrayList<>(row.getCellCount());
            BitSet numbers = new BitSet();
            for (int place = 0; place < row.getCellCount(); place++) {
                Optional<Cell> cell = row.getOptionalCell(place);
                cells.add(cell.map(Workbook::text).orElse(""));
                numbers.set(place, cell.filter(Workbook::isNumber).isPresent());
            }
            return new Row(row.getRowNum(), cells, numbers, Optional.empty());
        }

        @Override
        public void close() {
            try (workbook) {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isNumber(Cell cell) {
        return cell.getValue() instanceof BigDecimal;
    }

    private static String text(Cell cell) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            return plain.precision() > LONGEST_NUMBER || Math.abs((long) plain.scale()) > LONGEST_NUMBER
                    ? cell.getRawValue()
                    : plain.toPlainString();
        }
        if (value == null) {
            return cell.getType() == CellType.FORMULA ? FORMULA_WITHOUT_VALUE : "";
        }
        return value.toString();
    }
}
