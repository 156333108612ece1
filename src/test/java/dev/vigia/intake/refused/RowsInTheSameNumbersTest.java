package dev.vigia.intake.refused;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of a person's own refused rows mean what they meant, whatever they were written in. */
@QuarkusTest
class RowsInTheSameNumbersTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "2.345.678 | 1.234 | 1234", "2,345,678 | 1,234 | 1234", "1,5 | 1.234 | 1234",
            "1.5 | 1,234 | 1234" })
    void of_a_text_in_either_notation(String telling, String cell, int units) {
        String path = desk.compared("SKU;Stock\nNO;" + telling + "\nTAZA-00000;" + cell + "\n", Map.of());
        assertThat(desk.refused(path)).hasSize(2);
        feed.selling(1);
        desk.applied(desk.compared(rows(path), Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|" + units);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "2.345.678", "2,345,678", "7" })
    void of_a_workbook_whose_cells_are_numbers(String telling) throws IOException {
        String path = desk.compared("x.xlsx", workbook(Map.of("Stock", List.of(List.of("SKU", "Stock"),
                List.of("NO", telling), List.of("TAZA-00000", 1.234), List.of("TAZA-00001", 1234),
                List.of("TAZA-00002", 1234.5)))), Map.of());
        feed.selling(3);
        String again = desk.applied(desk.compared(rows(path), Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|10", "TAZA-00001|main|1234", "TAZA-00002|main|10");
        assertThat(desk.refused(again)).hasSize(3);
    }

    @Test
    void of_sheets_that_write_them_otherwise() throws IOException {
        feed.describe(0, 1, "Casa");
        feed.send(List.of(item("Norte"), item("Sur")));
        String path = desk.compared("x.xlsx", workbook(Map.of(
                "Norte", List.of(List.of("SKU", "Stock"), List.of("NO", "2.345.678"), List.of("TAZA-00001", "1.234")),
                "Sur", List.of(List.of("SKU", "Stock"), List.of("NO", "2,345,678"), List.of("TAZA-00001", "5,678"),
                        List.of("TAZA-00002", "1.234")))), Map.of());
        feed.describe(1, 3, "Casa");
        desk.applied(desk.compared(rows(path), Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|1", "TAZA-00000|Sur|1", "TAZA-00001|Norte|1234",
                "TAZA-00001|Sur|5678");
    }

    @Test
    void what_nobody_could_tell_of_the_whole_file_is_not_told_by_a_part_of_it() {
        feed.selling(2);
        String path = desk.compared("SKU;Stock\nTAZA-00000;1.234\nNO;1.5\nTAZA-00001;2.345.678\n", Map.of());
        assertThat(desk.refused(path)).anyMatch(row -> row.contains("puede ser un millar"));
        String again = desk.compared(rows(path), Map.of());
        assertThat(desk.refused(again)).anyMatch(row -> row.contains("TAZA-00000"));
    }

    private String rows(String path) {
        return new String(desk.get(path + "/rows.csv").then().statusCode(200).extract().asByteArray(), UTF_8)
                .substring(1);
    }

    private static byte[] workbook(Map<String, List<List<Object>>> sheets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vigia", "1.0")) {
            new TreeMap<>(sheets).forEach((name, rows) -> fill(workbook.newWorksheet(name), rows));
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, List<List<Object>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            for (int place = 0; place < rows.get(row).size(); place++) {
                if (rows.get(row).get(place) instanceof Number number) {
                    sheet.value(row, place, number);
                } else {
                    sheet.value(row, place, rows.get(row).get(place).toString());
                }
            }
        }
    }

    private static StockItem item(String warehouse) {
        return new StockItem(0, Feed.sku(0), warehouse, 1, 0, false, Optional.empty());
    }
}
