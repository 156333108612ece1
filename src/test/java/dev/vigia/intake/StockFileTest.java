package dev.vigia.intake;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StockFileTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path directory;

    private List<String> warehouses = List.of();
    private final List<StockItem> good = new ArrayList<>();
    private final List<RefusedItem> refused = new ArrayList<>();

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
    void a_bad_line_is_told_by_its_number_and_the_name_of_its_column_and_the_others_are_taken() throws IOException {
        read("""
                SKU;Estoque;Reservado;Ilimitado;Observado
                A;doze;;;
                ;1;;;

                C;1,5;;;
                D;;;;
                E;1;x;;
                F;1;;talvez;
                G;1;;;ontem
                H;1;;;2026-05-02T00:00:00Z
                I;9999999999;;;
                J;1;2;no;;3
                K;7
                """);
        assertThat(good).extracting(StockItem::sku).containsExactly("K");
        assertThat(refused.stream().map(item -> item.index() + " " + item.sku() + " " + item.field() + " "
                + item.refusal().name().toLowerCase(Locale.ROOT))).containsExactly(
                        "2 A Estoque not_an_integer", "3  SKU sku_missing", "5 C Estoque not_an_integer",
                        "6 D Estoque on_hand_missing", "7 E Reservado not_an_integer",
                        "8 F Ilimitado not_a_boolean", "9 G Observado not_a_time",
                        "10 H Observado in_the_future", "11 I Estoque out_of_range",
                        "12 J  more_cells_than_columns");
    }

    @Test
    void a_thousands_separator_does_not_become_another_number() throws IOException {
        read("sku,onHand\nA,1,234\nB,1.234\n");
        assertThat(good).isEmpty();
        assertThat(refused).extracting(RefusedItem::refusal)
                .containsExactly(Refusal.MORE_CELLS_THAN_COLUMNS, Refusal.NOT_AN_INTEGER);
    }

    @ParameterizedTest
    @CsvSource({ "UTF-8", "UTF-16", "UTF-16LE", "windows-1252" })
    void letters_of_spanish_and_portuguese_survive_what_a_spreadsheet_writes(String charset) throws IOException {
        String mark = charset.equals("UTF-16LE") ? "\uFEFF" : "";
        Path file = write((mark + "código;almacén;existencias\nPANTALÓN-Ñ;São Paulo;3\n")
                .getBytes(Charset.forName(charset)));
        read(file);
        assertThat(good).extracting(item -> item.sku() + " " + item.warehouse() + " " + item.onHand())
                .containsExactly("PANTALÓN-Ñ São Paulo 3");
    }

    @Test
    void the_mark_before_utf8_is_no_part_of_the_first_name() throws IOException {
        read("\uFEFFsku,onHand\nA,1\n");
        assertThat(good).hasSize(1);
    }

    @Test
    void columns_that_mean_nothing_are_named() throws IOException {
        Path file = write("sku,precio,stock,\nA,10,3,\n".getBytes(UTF_8));
        read(file);
        assertThat(StockFile.open(file).ignored()).isEqualTo("precio");
        assertThat(good).extracting(StockItem::onHand).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | EMPTY", "'\n\n' | EMPTY", "'nombre,precio' | COLUMNS_MISSING", "'sku,precio' | COLUMNS_MISSING",
            "'A,12' | COLUMNS_MISSING", "'sku,stock,estoque' | COLUMN_TWICE", "'sku,stock\nA,\"1' | BROKEN",
            "'\"sku,stock' | BROKEN" })
    void a_file_that_says_nothing_of_stock_is_refused_as_a_whole(String text, StockFile.Problem problem)
            throws IOException {
        Path file = write(text.getBytes(UTF_8));
        assertThatThrownBy(() -> read(file)).isInstanceOf(StockFile.Unreadable.class)
                .extracting(failure -> ((StockFile.Unreadable) failure).problem).isEqualTo(problem);
    }

    @Test
    void a_workbook_is_no_csv_file() throws IOException {
        Path workbook = write(new byte[] { 'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, (byte) 0x9A });
        assertThatThrownBy(() -> read(workbook)).isInstanceOf(StockFile.Unreadable.class)
                .extracting(failure -> ((StockFile.Unreadable) failure).problem)
                .isEqualTo(StockFile.Problem.NOT_TEXT);
    }

    @Test
    void a_cell_without_end_does_not_fill_the_memory() throws IOException {
        Path file = write(("sku,stock\n\"" + "x".repeat(200_000) + "\",1\n").getBytes(UTF_16));
        assertThatThrownBy(() -> read(file)).isInstanceOf(StockFile.Unreadable.class);
    }

    @Test
    void blank_rows_of_a_spreadsheet_are_no_lines() throws IOException {
        read("sku;stock;x\nA;1;\n;;\n ; ; \n");
        assertThat(good).hasSize(1);
        assertThat(refused).isEmpty();
    }

    @Test
    void a_nul_deep_inside_refuses_its_line_and_is_not_told_on() throws IOException {
        read("sku,stock\n" + "A,1\n".repeat(30_000) + "B\0,2\nC,3\n");
        assertThat(good).hasSize(30_001);
        assertThat(refused).containsExactly(new RefusedItem(30_002, "B", "sku", Refusal.NOT_A_TEXT));
    }

    @Test
    void a_line_without_a_warehouse_means_the_only_one() throws IOException {
        warehouses = List.of("Norte");
        read("sku,stock,almacén\nA,1,\nB,2,NORTE\nC,3,Nort\n");
        assertThat(good).extracting(StockItem::warehouse).containsExactly("Norte", "NORTE");
        assertThat(refused).containsExactly(new RefusedItem(4, "C", "almacén", Refusal.WAREHOUSE_UNKNOWN));
    }

    @Test
    void a_line_without_a_warehouse_is_refused_where_there_are_several() throws IOException {
        warehouses = List.of("Norte", "Sur");
        read("sku,stock\nA,1\n");
        assertThat(good).isEmpty();
        assertThat(refused).containsExactly(new RefusedItem(2, "A", "warehouse", Refusal.WAREHOUSE_MISSING));
    }

    private void read(String text) throws IOException {
        read(write(text.getBytes(UTF_8)));
    }

    private void read(Path file) {
        StockFile.open(file).read(NOW, new KnownWarehouses(warehouses), good::add, refused::add);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("stock.csv"), bytes);
    }
}
