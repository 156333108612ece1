package dev.vigia.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookFileTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void what_has_no_room_on_a_sheet_goes_on_on_another_below_the_same_headings() throws IOException {
        RowFile file = new WorkbookFile(out, "Stock", ZoneOffset.UTC, 4);
        file.begin(List.of("SKU", "Units"));
        for (int row = 1; row <= 7; row++) {
            file.text("sku-" + row);
            file.number(row);
            file.endRow();
            if (row % 2 == 0) {
                file.flush();
            }
        }
        file.finish();
        List<List<String>> rows = FileRows.of(out.toByteArray(), ";");
        assertThat(rows).hasSize(10);
        assertThat(rows.stream().filter(row -> row.get(0).equals("SKU"))).hasSize(3);
        assertThat(rows).contains(List.of("sku-1", "1"), List.of("sku-4", "4"), List.of("sku-7", "7"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "=1+1", "+5 cm", "-x", "@home", "\ttab", "\rline", "00017", "a\u0001b", "<b>&\"'" })
    void a_text_stays_a_text(String text) throws IOException {
        RowFile file = new WorkbookFile(out, "Diferencias con el marketplace: [todas]", ZoneOffset.UTC);
        file.begin(List.of("A", "B"));
        file.text("sku");
        file.text(text);
        file.endRow();
        file.finish();
        // No letter of XML is what has no place in it.
        assertThat(FileRows.of(out.toByteArray(), ";").get(1).get(1).replace("\r", "\n")).isEqualTo(text.replace(
                "\u0001", "").replace("\r", "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "=1+1|'=1+1", "+5 cm|'+5 cm", "-x|'-x", "@home|'@home",
            "-5|-5",
            "Taza; =x|Taza; '=x" })
    void a_text_file_marks_what_a_spreadsheet_would_calculate(String text, String written) throws IOException {
        RowFile file = new CsvFile(out, Locale.ENGLISH, ZoneOffset.UTC);
        file.begin(List.of("A", "B"));
        file.text("sku");
        file.text(text);
        file.endRow();
        file.finish();
        assertThat(FileRows.of(out.toByteArray(), ",").get(1)).containsExactly("sku", written);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\ttab", "\rline" })
    void a_text_that_begins_with_a_sign_that_begins_a_cell_is_marked_too(String text) throws IOException {
        RowFile file = new CsvFile(out, Locale.ENGLISH, ZoneOffset.UTC);
        file.begin(List.of("A"));
        file.text(text);
        file.endRow();
        file.finish();
        assertThat(out.toString(UTF_8)).contains("'" + text);
    }

    @Test
    void moments_are_on_the_clock_of_the_zone() throws IOException {
        ZoneId zone = ZoneId.of("America/Argentina/Buenos_Aires");
        RowFile file = new CsvFile(out, Locale.forLanguageTag("es"), zone);
        file.begin(List.of("A", "B"));
        file.text("x");
        file.moment(Instant.parse("2026-05-03T02:00:00.123Z"));
        file.endRow();
        file.finish();
        assertThat(FileRows.of(out.toByteArray(), ";").get(1)).containsExactly("x", "2026-05-02 23:00:00");
    }
}
