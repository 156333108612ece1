package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quoted cells, and those that never end. */
class StockFileQuotationTest extends StockFileFixture {

    @Test
    void a_cell_without_end_does_not_fill_the_memory() throws IOException {
        Path file = write(("sku,stock\n\"" + "x".repeat(200_000) + "\",1\nA,1\n").getBytes(UTF_16));
        read(file);
        assertThat(lines()).containsExactly("2 line_too_long");
        assertThat(good).extracting(StockItem::sku).containsExactly("A");
    }

    @Test
    void a_quotation_over_empty_lines_without_end_does_not_fill_the_memory_either() throws IOException {
        read("sku,stock\nA,\"1" + "\n".repeat(200_000) + "B,2\n");
        assertThat(lines()).containsExactly("2 stray_quote");
        assertThat(good).extracting(StockItem::sku).containsExactly("B");
    }

    @ParameterizedTest
    @ValueSource(strings = { "X;\"Premium\" taza;5", "X;\"Monitor 24;5", "X;\"Monitor 24\" LED;5", "\"X;taza;5",
            "X;taza;\"5",
            "X;\"a\"b;5" })
    void a_stray_quotation_mark_refuses_its_line_only(String line) throws IOException {
        read("sku;nombre;stock\nA;a;1\n" + line + "\nB;b;2\n\"C\";\"c\";3\n");
        assertThat(good).extracting(StockItem::sku).containsExactly("A", "B", "C");
        assertThat(lines()).containsExactly("3 stray_quote");
        assertThat(refused.get(0).value()).isEqualTo(line);
        assertThat(refused.get(0).sku()).isEqualTo("X");
    }

    @Test
    void a_cell_that_would_swallow_lines_swallows_none() throws IOException {
        read("sku;nombre;stock\nX;\"Monitor 24;5\nZ;Silla;3\nY;Teclado\";0\n");
        assertThat(good).extracting(item -> item.sku() + " " + item.onHand()).containsExactly("Z 3", "Y 0");
        assertThat(lines()).containsExactly("2 stray_quote");
    }

    @ParameterizedTest
    @ValueSource(strings = { "X", "X;\"a\nb\"" })
    void a_line_of_more_cells_than_any_sheet_has_is_refused_and_those_below_are_read(String start) throws IOException {
        read("sku;stock\nA;1\n" + start + ";".repeat(16_384) + "\nB;2\n" + "C;3;".repeat(10_000) + "\nD;4");
        assertThat(lines()).allMatch(line -> line.endsWith(" line_too_long")).hasSize(2)
                .element(0).isEqualTo("3 line_too_long");
        assertThat(refused.get(0).sku()).isEqualTo("X");
        assertThat(good).extracting(StockItem::sku).containsExactly("A", "B", "D");
    }

    @Test
    void no_text_ends_before_its_last_line() throws IOException {
        Random random = new Random(7);
        List<String> signs = List.of("\"", "\"\"", ";", ",", "\t", "|", "x", "\n", "\r", "\r\n", "X;5\n", " ");
        for (int text = 0; text < 500; text++) {
            StringBuilder middle = new StringBuilder();
            random.ints(random.nextInt(60), 0, signs.size()).forEach(sign -> middle.append(signs.get(sign)));
            good.clear();
            char between = ";,\t|".charAt(text % 4);
            read("sku" + between + "stock\n" + middle + "\nA" + between + "1\n\nC" + between + "3\n");
            assertThat(good).extracting(StockItem::sku).as(middle.toString()).endsWith("C");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "A,\"Mesa,\nroja, grande\",5", "A,\"Mesa\r\n\r\nroja\",5", "A,\"24\"\" LED\nroja\",5",
            "A,24\" LED,5", "A,\"a;b\",\"5\"", "A,\"\",5" })
    void a_cell_may_go_over_lines_and_hold_marks_and_separators(String line) throws IOException {
        read("sku,descripción,stock\n" + line + "\nB,b,2\n");
        assertThat(refused).isEmpty();
        assertThat(good).extracting(StockItem::sku).containsExactly("A", "B");
    }
}
