package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.file.StockFile.ProductLine;
import dev.vigia.intake.file.StockFile.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file does not say for sure is not taken for something that it may not mean. */
class FaithfulFilesTest extends StockFileFixture {

    private final List<ProductLine> products = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({ "nombre, Jard?n, Casa", "categoría, Taza, Jard?n" })
    void a_text_that_cannot_be_read_replaces_no_name_and_makes_no_category(String column, String name, String category)
            throws IOException {
        byte[] text = ("sku;nombre;categoría;stock\nA;" + name + ";" + category + ";1\nÑ;Mañana;Té;2\n").getBytes(
                UTF_8);
        for (int place = 0; place < text.length; place++) {
            text[place] = text[place] == '?' ? (byte) 0xE9 : text[place];
        }
        StockFile.open(write(text), new KnownWarehouses(List.of()), new ReadOptions(Optional.empty(), true, false, "",
                Map.of())).read(NOW, new Reading(good::add, products::add, refused::add),
                        sku -> false);
        assertThat(products).extracting(product -> product.fields().sku()).containsExactly("Ñ");
        assertThat(refused).extracting(RejectedItem::field).containsExactly(column);
        assertThat(lines()).containsExactly("2 unreadable_character");
        assertThat(good).as("its stock is beyond doubt").extracting(StockItem::sku).containsExactly("A", "Ñ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "A1 | A1 5", "A-1 | A-1 5", "Stock A1 | A1 5", "a-1 stock | A-1 5" })
    void of_warehouses_whose_codes_differ_in_signs_alone_the_one_that_is_written_is_meant(String heading, String level)
            throws IOException {
        warehouses = List.of("A-1", "A1");
        read("sku;" + heading + "\nX;5\n");
        assertThat(good).extracting(item -> item.warehouse() + " " + item.onHand()).containsExactly(level);
    }

    @Test
    void both_may_have_a_column() throws IOException {
        warehouses = List.of("1.1", "11");
        read("sku;stock 11;stock 1.1\nX;5;7\n");
        assertThat(good).extracting(item -> item.warehouse() + " " + item.onHand()).containsExactlyInAnyOrder("11 5",
                "1.1 7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "1.234 | number_ambiguous", "1,234 | number_ambiguous",
            "-12.000 | number_ambiguous", "1.5 | not_an_integer", "doce | not_an_integer" })
    void the_reason_says_whether_it_is_the_number_or_how_it_is_written(String cell, String reason) throws IOException {
        read("sku;stock;reservado\nX;" + cell + ";0\nY;7;\"" + cell + "\"\n");
        assertThat(good).isEmpty();
        assertThat(lines()).containsExactly("2 " + reason, "3 " + reason);
    }

    @Test
    void in_a_column_of_a_warehouse_too() throws IOException {
        warehouses = List.of("Norte", "Sur");
        read("sku;Norte;Sur\nX;1.234;7\n");
        assertThat(refused).extracting(RejectedItem::field).containsExactly("Norte");
        assertThat(lines()).containsExactly("2 number_ambiguous");
    }
}
