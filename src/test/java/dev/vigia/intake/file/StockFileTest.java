package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.intake.StockItem;
import dev.vigia.table.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ColumnMap of a file, and what the first lines say. */
class StockFileTest extends StockFileFixture {

    @ParameterizedTest
    @ValueSource(strings = { "sku,onHand", "SKU;Stock", "código\tExistencias", "Código SKU;Estoque", "sku,QUANTITY" })
    void columns_have_names_in_each_language_and_any_separator(String head) throws IOException {
        String separator = head.replaceAll("[\\p{L} ]", "");
        read(head + "\nTAZA-1" + separator + "12\n");
        assertThat(good).containsExactly(new StockItem(2, "TAZA-1", "main", 12, 0, false, Optional.empty()));
    }

    @Test
    void columns_stand_in_any_order_and_cells_may_be_quoted_or_empty() throws IOException {
        read("""
                observedAt,reserved,onHand,unlimited,warehouse,sku
                2026-04-30T10:00:00Z,2,"12",no,norte,"A ""1"", roja"
                ,,,sí,,B
                """);
        assertThat(refused).isEmpty();
        assertThat(good).containsExactly(
                new StockItem(2, "A \"1\", roja", "norte", 12, 2, false,
                        Optional.of(Instant.parse("2026-04-30T10:00:00Z"))),
                new StockItem(3, "B", "main", 0, 0, true, Optional.empty()));
    }

    @Test
    void columns_that_mean_nothing_are_named() throws IOException {
        Path file = write("sku,precio,stock,\nA,10,3,\n".getBytes(UTF_8));
        read(file);
        assertThat(open(file).ignored()).isEqualTo("precio");
        assertThat(good).extracting(StockItem::onHand).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | EMPTY", "'\n\n' | EMPTY", "'nombre,precio' | COLUMNS_MISSING", "'sku,precio' | COLUMNS_MISSING",
            "'A,12' | COLUMNS_MISSING", "'sku,stock,estoque' | COLUMN_TWICE", "'\"sku,stock' | COLUMNS_MISSING",
            "'[{\"sku\":\"A\",\"stock\":1}]' | COLUMNS_MISSING", "'SKU;Stock ($)\nA;500' | COLUMNS_MISSING",
            "'SKU;Stock %\nA;50' | COLUMNS_MISSING", "'SKU;Stock mínimo\nA;50' | COLUMNS_MISSING",
            "'SKU;Stock value\nA;50' | COLUMNS_MISSING", "'SKU;Stock reservado\nA;50' | COLUMNS_MISSING",
            "'SKU;Stock €\nA;50' | COLUMNS_MISSING", "'SKU;Stock²\nA;50' | COLUMNS_MISSING",
            "'SKU;+Stock\nA;50' | COLUMNS_MISSING", "'SKU;Stock (-)\nA;50' | COLUMNS_MISSING",
            "'SKU;# Stock\nA;50' | COLUMNS_MISSING", "'SKU;Stock/mes\nA;50' | COLUMNS_MISSING",
            "'SKU;Stock < 5\nA;50' | COLUMNS_MISSING", "'SKU;¿Stock?\nA;50' | COLUMNS_MISSING" })
    void a_file_that_says_nothing_of_stock_is_refused_as_a_whole(String text, Unreadable.FileProblem problem)
            throws IOException {
        Path file = write(text.getBytes(UTF_8));
        assertThatThrownBy(() -> read(file)).isInstanceOf(Unreadable.class)
                .extracting(failure -> ((Unreadable) failure).problem).isEqualTo(problem);
    }

    @Test
    void the_name_of_a_column_may_go_over_lines() throws IOException {
        read("\"sku\n(código)\";stock\nA;1\n");
        assertThat(good).containsExactly(new StockItem(3, "A", "main", 1, 0, false, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "sep=;\nsku;stock\nA;1", "\"sep=,\"\nsku,stock\nA,1",
            "\uFEFFsep=;\r\nsku;stock\r\nA;1\r\n",
            "sep=\t\nsku\tstock\nA\t1", "SEP=|\nsku|stock\nA|1", "sku|stock\nA|1",
            "Stock al 28/11/2026\nsku;stock\nA;1",
            "El Mate S.A.;;\nCalle 1, Montevideo;;\n;;\nsku;stock;\nA;1;", "\n\n;\n\u00A0\nsku;stock\nA;1",
            "\"Informe \"\"stock\"\"\"\nsku,stock\nA,1", "\"Roto\nsku,stock\nA,1", "sku;stock;;\nA;1",
            ";;sku;stock\n;;A;1", "\"SKU\";\"Stock\"\nA;1", " sku\u00A0;\u00A0stock \nA;1",
            "\u200Bsku;stock\uFEFF\nA;1",
            "sku;stock\rA;1", "sku;stock\r\nA;1", "SKU*;Stock.\nA;1", "Stock;Stock ($);sku\n1;500;A" })
    void what_stands_before_and_around_the_names_of_the_columns_does_not_matter(String text) throws IOException {
        read(text);
        assertThat(refused).isEmpty();
        assertThat(good).extracting(item -> item.sku() + item.onHand()).containsExactly("A1");
    }

    @Test
    void a_line_of_goods_above_the_names_of_the_columns_is_told() throws IOException {
        read("A;5\nsku;stock\nB;1\n");
        assertThat(lines()).containsExactly("1 above_columns");
        assertThat(good).extracting(StockItem::sku).containsExactly("B");
    }

    @Test
    void names_of_columns_and_of_units_among_the_lines_are_refused_lines() throws IOException {
        read("sku;stock\n;unidades\nA;1\nsku;stock\n\u00A0;\u3000\nTotal;\n");
        assertThat(good).extracting(StockItem::sku).containsExactly("A");
        assertThat(lines()).containsExactly("2 sku_missing", "4 not_an_integer");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\uFEFF", "\n", "\uFEFF\r\n \u00A0\n" })
    void a_file_of_nothing_seen_is_empty(String text) throws IOException {
        Path file = write(text.getBytes(UTF_8));
        assertThatThrownBy(() -> open(file)).extracting(failure -> ((Unreadable) failure).problem)
                .isEqualTo(Unreadable.FileProblem.EMPTY);
    }
}
