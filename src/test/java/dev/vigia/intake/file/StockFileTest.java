package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.StockItem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockFileTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path directory;

    private List<String> warehouses = List.of();
    private final List<StockItem> good = new ArrayList<>();
    private final List<RejectedItem> refused = new ArrayList<>();

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
        assertThat(refused).extracting(RejectedItem::refusal)
                .containsExactly(RejectionCode.MORE_CELLS_THAN_COLUMNS, RejectionCode.NOT_AN_INTEGER);
    }

    @ParameterizedTest
    @CsvSource({ "UTF-8", "UTF-16", "UTF-16LE", "UTF-32BE", "UTF-32LE", "windows-1252" })
    void letters_of_spanish_and_portuguese_survive_what_a_spreadsheet_writes(String charset) throws IOException {
        String mark = charset.matches("UTF-(16LE|32..)") ? "\uFEFF" : "";
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
            "'A,12' | COLUMNS_MISSING", "'sku,stock,estoque' | COLUMN_TWICE", "'\"sku,stock' | COLUMNS_MISSING",
            "'[{\"sku\":\"A\",\"stock\":1}]' | COLUMNS_MISSING", "'SKU;Stock ($)\nA;500' | COLUMNS_MISSING",
            "'SKU;Stock %\nA;50' | COLUMNS_MISSING", "'SKU;Stock mínimo\nA;50' | COLUMNS_MISSING",
            "'SKU;Stock value\nA;50' | COLUMNS_MISSING", "'SKU;Stock reservado\nA;50' | COLUMNS_MISSING",
            "'SKU;Stock €\nA;50' | COLUMNS_MISSING", "'SKU;Stock²\nA;50' | COLUMNS_MISSING",
            "'SKU;+Stock\nA;50' | COLUMNS_MISSING", "'SKU;Stock (-)\nA;50' | COLUMNS_MISSING",
            "'SKU;# Stock\nA;50' | COLUMNS_MISSING", "'SKU;Stock/mes\nA;50' | COLUMNS_MISSING",
            "'SKU;Stock < 5\nA;50' | COLUMNS_MISSING", "'SKU;¿Stock?\nA;50' | COLUMNS_MISSING" })
    void a_file_that_says_nothing_of_stock_is_refused_as_a_whole(String text, StockFile.Problem problem)
            throws IOException {
        Path file = write(text.getBytes(UTF_8));
        assertThatThrownBy(() -> read(file)).isInstanceOf(StockFile.Unreadable.class)
                .extracting(failure -> ((StockFile.Unreadable) failure).problem).isEqualTo(problem);
    }

    @ParameterizedTest
    @EnumSource
    void a_file_of_another_format_is_no_text(Format format) throws IOException {
        Path file = write(format.bytes());
        assertThatThrownBy(() -> read(file)).isInstanceOf(StockFile.Unreadable.class)
                .extracting(failure -> ((StockFile.Unreadable) failure).problem)
                .isEqualTo(StockFile.Problem.NOT_TEXT);
    }

    enum Format {

        ARCHIVE_THAT_IS_NOT_COMPRESSED, COMPRESSED, PICTURE, OLD_WORKBOOK, UTF_16_WITHOUT_ITS_MARK;

        byte[] bytes() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] lines = ("sku;stock\n" + "A;1\n".repeat(5_000)).getBytes(UTF_8);
            switch (this) {
                case ARCHIVE_THAT_IS_NOT_COMPRESSED -> {
                    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                        zip.setLevel(0);
                        zip.putNextEntry(new ZipEntry("stock.csv"));
                        zip.write(lines);
                    }
                }
                case COMPRESSED -> {
                    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                        zip.write(lines);
                    }
                }
                case PICTURE -> ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png", bytes);
                case OLD_WORKBOOK -> {
                    bytes.write(new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0 });
                    bytes.write(lines);
                }
                case UTF_16_WITHOUT_ITS_MARK -> bytes.write("sku;stock\nA;1\n".getBytes(UTF_16LE));
            }
            return bytes.toByteArray();
        }
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
    @ValueSource(strings = { "A,\"Mesa,\nroja, grande\",5", "A,\"Mesa\r\n\r\nroja\",5", "A,\"24\"\" LED\nroja\",5",
            "A,24\" LED,5", "A,\"a;b\",\"5\"", "A,\"\",5" })
    void a_cell_may_go_over_lines_and_hold_marks_and_separators(String line) throws IOException {
        read("sku,descripción,stock\n" + line + "\nB,b,2\n");
        assertThat(refused).isEmpty();
        assertThat(good).extracting(StockItem::sku).containsExactly("A", "B");
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
        assertThat(lines()).containsExactly("2 sku_missing", "4 not_an_integer", "6 on_hand_missing");
    }

    @Test
    void one_bad_byte_does_not_decide_how_the_others_are_read() throws IOException {
        byte[] text = "sku;nota;stock\nPANTALÓN;caf?;1\nCAMISÓN;a;2\nCAM?SA;a;3\n".getBytes(UTF_8);
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '?' ? (byte) 0xE9 : text[i];
        }
        read(write(text));
        assertThat(good).extracting(StockItem::sku).containsExactly("PANTALÓN", "CAMISÓN");
        assertThat(lines()).containsExactly("4 unreadable_character");
    }

    @Test
    void what_was_refused_is_shown_shortened_and_on_one_line() throws IOException {
        read("sku;stock\nX;" + "9".repeat(20) + "\nY;=1+1\nZ;\"a\nb\"\nW;" + "z".repeat(100) + "\nV;1.234\n");
        assertThat(refused).extracting(RejectedItem::value).containsExactly("9".repeat(20), "=1+1", "a b",
                "z".repeat(60) + "…", "1.234");
        assertThat(lines()).containsExactly("2 out_of_range", "3 not_an_integer", "4 not_an_integer",
                "6 not_an_integer",
                "7 not_an_integer");
    }

    @ParameterizedTest
    @CsvSource({ "2026-04-28T18:00:00-0300, 2026-04-28T21:00:00Z", "2026-04-28 18:00:00Z, 2026-04-28T18:00:00Z",
            "2026-04-28 18:00:00 -03:00, 2026-04-28T21:00:00Z", "2026-04-28T18:00:00-03, 2026-04-28T21:00:00Z",
            "2026-04-28t18:00:00z, 2026-04-28T18:00:00Z", "'2026-04-28T18:00:00,5Z', 2026-04-28T18:00:00.5Z",
            "2026-04-28T18:00:00\u221203:00, 2026-04-28T21:00:00Z", "2026-04-28\u00A018:00Z, 2026-04-28T18:00:00Z" })
    void a_moment_is_read_in_any_notation_that_has_a_zone(String cell, Instant moment) throws IOException {
        read("sku;stock;observado\nA;1;" + cell + "\n");
        assertThat(good).extracting(item -> item.observedAt().orElseThrow()).containsExactly(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-04-28T18:00:00", "2026-04-28", "28/04/2026", "1777000000", "46140.75",
            "2026-04-28T24:00:00Z", "2026-04-28T23:59:60Z", "2026-02-29T00:00:00Z",
            "2026-04-28T18:00:00-03:00[America/Sao_Paulo]", "Tue, 28 Apr 2026 18:00:00 GMT", "2026-04-28  18:00Z" })
    void a_moment_that_may_be_another_is_refused(String cell) throws IOException {
        read("sku;stock;observado\nA;1;\"" + cell + "\"\n");
        assertThat(lines()).containsExactly("2 not_a_time");
    }

    @Test
    void a_clock_that_is_a_little_ahead_means_the_moment_of_arrival() throws IOException {
        read("sku;stock;observado\nA;1;" + NOW.plusSeconds(290) + "\n");
        assertThat(good).extracting(StockItem::observedAt).containsExactly(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "\uFEFF", "\n", "\uFEFF\r\n \u00A0\n" })
    void a_file_of_nothing_seen_is_empty(String text) throws IOException {
        Path file = write(text.getBytes(UTF_8));
        assertThatThrownBy(() -> StockFile.open(file)).extracting(failure -> ((StockFile.Unreadable) failure).problem)
                .isEqualTo(StockFile.Problem.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<!DOCTYPE html>\n<html><body>Error 500</body></html>",
            "<table><tr><td>sku</td><td>stock</td></tr></table>", "{\"sku\":\"A\",\"stock\":1}" })
    void a_page_or_a_document_is_told_by_how_it_begins(String text) throws IOException {
        Path file = write(text.getBytes(UTF_8));
        assertThatThrownBy(() -> StockFile.open(file)).extracting(failure -> ((StockFile.Unreadable) failure).detail)
                .isEqualTo(text.lines().findFirst().orElseThrow());
    }

    @Test
    void a_file_of_dos_is_told_which_encodings_are_read() throws IOException {
        Path file = write("código;existencias\nA;1\n".getBytes("IBM850"));
        assertThatThrownBy(() -> StockFile.open(file)).extracting(failure -> ((StockFile.Unreadable) failure).problem)
                .isEqualTo(StockFile.Problem.COLUMNS_MISSING);
    }

    @Test
    void a_line_with_too_few_too_many_or_shifted_cells_says_what_is_missing() throws IOException {
        read("sku;stock;nombre\nA\nB;1\nC;1;x;y\n;D;1\nE;1;x;\n");
        assertThat(good).extracting(StockItem::sku).containsExactly("B", "E");
        assertThat(lines()).containsExactly("2 on_hand_missing", "4 more_cells_than_columns", "5 sku_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = { "00123", "123", "=\"\"00123\"\"", "'00123", "7,89E+12", "A;B", "A,B", "a  b", "=1+1",
            "A&B#?%2F", "מק״ט",
            "👍🏽", "👨‍👩‍👧", "A/../B" })
    void a_sku_is_taken_as_it_stands(String sku) throws IOException {
        read("sku;stock\n\"" + sku + "\";1\n");
        assertThat(good).extracting(StockItem::sku).containsExactly(sku.replace("\"\"", "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "A\nB", "A\tB", "A\u0001", "A\u202EB", ".", "..", "A\0" })
    void a_sku_that_cannot_be_one_is_refused(String sku) throws IOException {
        read("sku,stock\n\"" + sku + "\",1\nB,1\n");
        assertThat(good).extracting(StockItem::sku).containsExactly("B");
        assertThat(refused).hasSize(1);
    }

    private List<String> lines() {
        return refused.stream().map(item -> item.index() + " " + item.refusal().name().toLowerCase(Locale.ROOT))
                .toList();
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
        assertThat(refused).containsExactly(new RejectedItem(30_002, "B", "sku", RejectionCode.NOT_A_TEXT, "B"));
    }

    @Test
    void a_line_without_a_warehouse_means_the_only_one() throws IOException {
        warehouses = List.of("Norte");
        read("sku,stock,almacén\nA,1,\nB,2,NORTE\n");
        assertThat(good).extracting(StockItem::warehouse).containsExactly("Norte", "NORTE");
    }

    @Test
    void a_line_without_a_warehouse_is_refused_where_there_are_several() throws IOException {
        warehouses = List.of("Norte", "Sur");
        read("sku,stock\nA,1\n");
        assertThat(good).isEmpty();
        assertThat(refused).containsExactly(new RejectedItem(2, "A", "warehouse", RejectionCode.WAREHOUSE_MISSING, ""));
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
