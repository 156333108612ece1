package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.file.StockFile.ProductLine;
import dev.vigia.intake.file.StockFile.Reading;
import dev.vigia.table.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be too much is not sold, and nothing is passed over without a word. */
class DoubtfulCellsTest extends StockFileFixture {

    @ParameterizedTest
    @CsvSource({ "Ilimitado,,0,0", "Ilimitado,3,0,0", "∞,,7,7", "Infinito,,-1,-1" })
    void what_is_without_limit_is_limited_by_what_is_available(String onHand, String reserved, String available,
            int units) throws IOException {
        read("SKU;Stock;Reservado;Disponible\nA;" + onHand + ";" + (reserved == null ? "" : reserved) + ";" + available
                + "\n");
        assertThat(refused).isEmpty();
        assertThat(good).extracting(StockItem::unlimited).containsExactly(false);
        assertThat(good).extracting(item -> item.onHand() - item.reserved()).containsExactly(units);
    }

    @ParameterizedTest
    @ValueSource(strings = { "SKU;Disponible Norte;Disponible Sur;Pedido", "SKU;Norte disponible;Sur;En camino",
            "SKU;Available Norte;Sur;On order", "SKU;Estoque disponível Norte;Sur;A receber" })
    void where_units_still_to_come_may_be_among_those_of_a_warehouse_a_person_is_asked(String head) throws IOException {
        warehouses = List.of("Norte", "Sur");
        Path file = write((head + "\nA;7;8;9\n").getBytes(UTF_8));
        assertThatThrownBy(() -> open(file)).extracting(failure -> ((Unreadable) failure).problem)
                .isEqualTo(Unreadable.FileProblem.COLUMN_TWICE);
    }

    @Test
    void what_is_there_in_each_warehouse_is_beyond_doubt() throws IOException {
        warehouses = List.of("Norte", "Sur");
        read("SKU;Stock Norte;Stock Sur;Pedido\nA;7;8;9\n");
        assertThat(good).hasSize(2);
    }

    @Test
    void many_lines_of_totals_are_all_told() throws IOException {
        StockFile file = open(write(("SKU;Stock\nA;1\n" + IntStream.range(0, 50).mapToObj(i -> "Total;" + i)
                .collect(Collectors.joining("\n"))).getBytes(UTF_8)));
        file.read(NOW, new Reading(good::add, product -> {
        }, refused::add), sku -> false);
        assertThat(good).hasSize(1);
        assertThat(file.format().totals()).startsWith("3, 4, ").endsWith("+30");
    }

    @ParameterizedTest
    @ValueSource(strings = { "azul; grande", "azul;", "B-1;Mate" })
    void a_name_over_two_lines_makes_no_product_of_its_second_line(String second) throws IOException {
        List<ProductLine> products = new ArrayList<>();
        StockFile.open(write(("SKU;Nombre\nA;\"Taza\n" + second + "\"\nC;Plato\n").getBytes(UTF_8)),
                new KnownWarehouses(List.of()), new ReadOptions(Optional.empty(), true, false, "", Map.of()))
                .read(NOW, new Reading(good::add, products::add, refused::add), sku -> false);
        assertThat(products).extracting(product -> product.fields().sku()).contains("C").doesNotContain("azul", "B-1");
        assertThat(products.size() + refused.size()).isGreaterThan(1);
        assertThat(refused).extracting(RejectedItem::sku).doesNotContain("azul");
    }
}
