package dev.vigia.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.table.LineShape;
import dev.vigia.table.Rows;
import dev.vigia.table.Table;
import dev.vigia.table.Table.FileType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file of a whole shop is written in little memory. */
class LargeExportTest {

    private static final int ROWS = 300_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void it_takes_no_more_of_the_heap_than_a_small_one(FileType type) throws Exception {
        Path file = directory.resolve("large");
        Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                RowsToFile.class.getName(), file.toString(), type.name(), "" + ROWS).redirectErrorStream(true).start();
        String printed = new String(writer.getInputStream().readAllBytes(), UTF_8);
        assertThat(writer.waitFor()).as(printed).isZero();
        List<Table> tables = Table.of(file);
        Table table = tables.stream().filter(one -> one.format().kind() == FileType.XLSX || one.format()
                .separator() == ',').findFirst().orElseThrow();
        int found = 0;
        try (Rows rows = table.rows(LineShape.UNKNOWN)) {
            while (rows.hasNext()) {
                rows.next();
                found++;
            }
        }
        tables.forEach(Table::close);
        assertThat(found).isEqualTo(ROWS + 1);
    }
}
