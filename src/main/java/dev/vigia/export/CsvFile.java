package dev.vigia.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.vigia.table.Formulas;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text that spreadsheets open as it is meant: marked as UTF-8, with the separator that the language's spreadsheets know. */
final class CsvFile implements RowFile {

    // Without it, Excel takes the bytes for another encoding.
    private static final byte[] MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

    private final OutputStream out;
    private final CsvWriter csv;
    private final DateTimeFormatter times;
    private final List<String> row = new ArrayList<>();

    CsvFile(OutputStream out, Locale language, ZoneId zone) {
        this.out = out;
        this.csv = CsvWriter.builder().fieldSeparator(separator(language)).build(out, UTF_8);
        this.times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
    }

    /** Where numbers have a comma, lists have a semicolon. */
    static char separator(Locale language) {
        return language.getLanguage().equals("en") ? ',' : ';';
    }

    @Override
    public void begin(List<String> headings) throws IOException {
        out.write(MARK);
        csv.writeRecord(headings.stream().map(Formulas::marked).toList());
    }

    @Override
    public void text(String text) {
        row.add(Formulas.marked(text));
    }

    @Override
    public void number(long number) {
        row.add(Long.toString(number));
    }

    @Override
    public void moment(Instant moment) {
        row.add(times.format(moment));
    }

    @Override
    public void endRow() {
        csv.writeRecord(row);
        row.clear();
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
        out.flush();
    }
}
