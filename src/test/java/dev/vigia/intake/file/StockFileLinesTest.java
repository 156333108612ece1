package dev.vigia.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.StockItem;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines: their cells, numbers and moments. */
class StockFileLinesTest extends StockFileFixture {

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
                + item.code().name().toLowerCase(Locale.ROOT))).containsExactly(
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
        assertThat(refused).extracting(RejectedItem::code)
                .containsExactly(RejectionCode.MORE_CELLS_THAN_COLUMNS, RejectionCode.NUMBER_AMBIGUOUS);
    }

    @Test
    void what_was_refused_is_shown_shortened_and_on_one_line() throws IOException {
        read("sku;stock\nX;" + "9".repeat(20) + "\nY;=1+1\nZ;\"a\nb\"\nW;" + "z".repeat(100) + "\nV;1.234\n");
        assertThat(refused).extracting(RejectedItem::value).containsExactly("9".repeat(20), "=1+1", "a b",
                "z".repeat(60) + "…", "1.234");
        assertThat(lines()).containsExactly("2 out_of_range", "3 not_an_integer", "4 not_an_integer",
                "6 not_an_integer",
                "7 number_ambiguous");
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

    @Test
    void blank_rows_of_a_spreadsheet_are_no_lines() throws IOException {
        read("sku;stock;x\nA;1;\n;;\n ; ; \n");
        assertThat(good).hasSize(1);
        assertThat(refused).isEmpty();
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
}
