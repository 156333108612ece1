package dev.vigia.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.intake.file.StockFile.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What adds goods up is none, and some goods are called like that. */
class TotalLineTest extends StockFileFixture {

    @ParameterizedTest
    @ValueSource(strings = { "Total", "TOTAL:", "Total general", "Totales del depósito", "TOTAL DE ITENS: 35",
            "Total de unidades", "Subtotal", "Sub-total", "Gran total", "Grand total", "Totais", "Suma", "Total 35",
            "Total: 1.234,00" })
    void a_line_of_totals_is_passed_over_wherever_its_word_stands(String word) throws IOException {
        read("SKU;Nombre;Stock\nA;a;3\n" + word + ";;3\n;" + word + ";3\n" + word + ";;\n");
        assertThat(good).extracting(StockItem::sku).containsExactly("A");
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "TOTAL-500", "TOTALIZADOR", "SUM41", "Total 90 balón", "SUMA-1" })
    void a_code_that_only_begins_so_is_no_total(String sku) throws IOException {
        read("SKU;Stock\n" + sku + ";3\n");
        assertThat(good).extracting(StockItem::sku).containsExactly(sku);
    }

    @Test
    void a_product_that_has_a_name_is_none_either() throws IOException {
        read("SKU;Nombre;Stock\nSUM;Mouse Sum;3\nTOTAL;;3\n");
        assertThat(good).extracting(StockItem::sku).containsExactly("SUM");
    }

    @Test
    void a_product_that_is_known_is_counted() throws IOException {
        Path file = write("SKU;Stock\nTOTAL;3\nSUM;4\n".getBytes());
        open(file).read(NOW, new Reading(good::add, product -> {
        }, refused::add), Set.of("TOTAL")::contains);
        assertThat(good).extracting(StockItem::sku).containsExactly("TOTAL");
    }
}
