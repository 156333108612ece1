package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.column.Notation;
import dev.vigia.intake.file.StockFile.Reading;
import dev.vigia.table.Unreadable;
import dev.vigia.table.Unreadable.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as the systems that people use write them, whose headings are other than ours. */
class FilesOfSystemsTest {

    private static final ReadOptions AS_IT_IS = new ReadOptions(Optional.empty(), false, false, "", Map.of());
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path directory;

    private List<String> warehouses = List.of();
    private final List<StockItem> good = new ArrayList<>();
    private final List<RejectedItem> refused = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("dev.vigia.intake.file.SystemFiles#files")
    void it_goes_in_as_it_is(String system, String text, String levels) throws IOException {
        read(text);
        assertThat(refused).isEmpty();
        assertThat(good.stream().map(item -> item.sku() + " " + item.warehouse() + " " + item.onHand() + " "
                + item.reserved() + (item.unlimited() ? " unlimited" : "")).toList()).hasToString("[" + levels + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Existencia", "Saldo", "Saldo Stock", "Libre utilización", "Disponible", "Disponível",
            "Qtd",
            "Qtde.", "Quantidade em estoque", "Estoque atual", "Stock actual", "Stock disponible", "Unidades",
            "Inventory", "Variant Inventory Qty", "On hand (current)", "In stock", "En stock", "Em estoque",
            "Qtde. disponível", "Cant. disponible", "Cantidad actual", "Quantidade atual", "Inventario actual",
            "Saldo virtual", "Saldo Físico", "Stock con reservas", "Cantidad a mano", "Quantidade em mãos" })
    void a_quantity_has_many_names(String heading) throws IOException {
        read("SKU;" + heading + "\nA;7\n");
        assertThat(good).extracting(StockItem::onHand).containsExactly(7);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Nº do item", "N° de artículo", "Código do Produto (SKU)", "No. de parte",
            "Referencia interna", "Internal Reference" })
    void a_sku_has_many_names(String heading) throws IOException {
        read(heading + ";Stock\nA;7\n");
        assertThat(good).extracting(StockItem::sku).containsExactly("A");
    }

    @ParameterizedTest
    @ValueSource(strings = { "SKU;Stock mínimo", "SKU;Stock máximo", "SKU;Saldo ($)", "SKU;Estoque %", "Producto;Stock",
            "Material;Stock", "SKU;Location", "SKU;Unidad", "SKU;Valor del stock", "SKU;On hand (new)", "EAN;Stock",
            "Produto;Stock",
            "Material;Color;Stock", "SKU;Categories" })
    void a_name_that_may_mean_something_else_is_not_guessed(String head) {
        assertThatThrownBy(() -> read(head + "\nA;7\n")).extracting(failure -> ((Unreadable) failure).problem)
                .isEqualTo(FileProblem.COLUMNS_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = { "SKU;Stock;Cantidad", "Código;Referencia;Stock", "SkuId;RefId;Stock", "SKU;Norte;Stock",
            "SKU;Norte;Stock Norte", "SKU;Norte;Almacén" })
    void of_two_columns_that_are_as_clear_none_is_chosen(String head) {
        warehouses = List.of("Norte", "Sur");
        assertThatThrownBy(() -> read(head + "\nA;7;8\n")).extracting(failure -> ((Unreadable) failure).problem)
                .isEqualTo(FileProblem.COLUMN_TWICE);
    }

    @Test
    void what_is_available_counts_less_than_what_is_on_hand_and_nothing_is_taken_off_twice() throws IOException {
        read("SKU;Stock;Reservado;Disponible\nA;10;4;6\n");
        assertThat(good).extracting(item -> item.onHand() - item.reserved()).containsExactly(6);
    }

    @ParameterizedTest
    @ValueSource(strings = { "SKU;Norte;Sur", "SKU;Stock Norte;Stock Sur", "SKU;Estoque - Norte;Estoque - Sur",
            "SKU;Stock (norte);Stock (SUR)", "SKU;Norte stock;Sur stock" })
    void a_warehouse_may_have_a_column_of_its_own(String head) throws IOException {
        warehouses = List.of("Norte", "Sur");
        read(head + "\nA;7;0\nB;;3\nC;;\nD;x;4\n");
        assertThat(good.stream().map(item -> item.sku() + " " + item.warehouse() + " " + item.onHand()))
                .containsExactly(
                        "A Norte 7", "A Sur 0", "B Sur 3", "D Sur 4");
        assertThat(refused.stream().map(item -> item.index() + " " + item.code().name().toLowerCase(Locale.ROOT)))
                .containsExactly("4 on_hand_missing", "5 not_an_integer");
    }

    @Test
    void what_a_warehouse_has_reserved_is_taken_off_its_own_units() throws IOException {
        warehouses = List.of("Norte", "Sur");
        read("SKU;Stock Norte;Reservado Norte;Stock Sur\nA;7;2;5\n");
        assertThat(good.stream().map(item -> item.warehouse() + " " + item.onHand() + " " + item.reserved()))
                .containsExactly("Norte 7 2", "Sur 5 0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Ilimitado", "∞", "\u00A0∞\u00A0", "sin límite", "Infinito", "unlimited" })
    void there_may_always_be_enough(String cell) throws IOException {
        read("SKU;Stock\nA;" + cell + "\n");
        assertThat(good).extracting(StockItem::unlimited).containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource({ "∞, true", "Ilimitado, true", "ilimitada, true", "sin límite, true", "Limitado, false" })
    void the_words_for_it_mean_the_same_in_a_column_of_their_own(String cell, boolean unlimited) throws IOException {
        read("SKU;Stock;Ilimitado\nA;" + (unlimited ? "" : "5") + ";" + cell + "\n");
        assertThat(refused).isEmpty();
        assertThat(good).extracting(StockItem::unlimited).containsExactly(unlimited);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Agotado", "sin stock", "Sem estoque", "Esgotado", "Out of stock", "Not stocked" })
    void a_word_may_say_that_there_is_nothing(String cell) throws IOException {
        read("SKU;Stock\nA;" + cell + "\n");
        assertThat(good).extracting(item -> item.onHand() + " " + item.unlimited()).containsExactly("0 false");
    }

    @Test
    void a_column_of_s_and_n_says_whether_there_is_always_enough() throws IOException {
        read("SKU;Stock;Ilimitado (S/N)\nA;0;S\nB;5;N\n");
        assertThat(good).extracting(StockItem::unlimited).containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "1.234 | 5,5 | 1234", "1,234 | 5.5 | 1234", "1.234 | 1.234.567 | 1234",
            "5,000 | 0,500 | 5", "5.000 | 12.50 | 5", "1.234 | 12.345,00 | 1234", "1,234 | 12,345.00 | 1234",
            "12,000 | 0,000 | 12" })
    void the_other_numbers_of_a_file_say_how_one_is_meant(String cell, String other, int units) throws IOException {
        read("SKU;Stock\nA;" + cell + "\nB;" + other + "\n");
        assertThat(good).first().extracting(StockItem::onHand).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "1.234 | 7", "1.234 | 5,678", "1.234 | x", "1,234 | 1,5;1.5" })
    void where_they_say_nothing_or_both_it_is_refused(String cell, String others) throws IOException {
        StringBuilder text = new StringBuilder("SKU;Stock\nA;" + cell + "\n");
        for (String other : others.split(";")) {
            text.append("B").append(text.length()).append(';').append(other).append('\n');
        }
        read(text.toString());
        assertThat(refused).extracting(RejectedItem::sku).contains("A");
    }

    @Test
    void it_is_told_how_the_file_was_read() throws IOException {
        Path path = write("Informe;;\n;;\nSKU;Precio;Stock\nA;1;5,00\nTotal;;5,00\n");
        StockFile file = StockFile.open(path, new KnownWarehouses(List.of()), AS_IT_IS);
        assertThat(file).isNotNull();
        file.read(NOW, new Reading(good::add, product -> {
        }, refused::add), sku -> false);
        assertThat(file.format()).isEqualTo(new FileFormat("CSV", "UTF-8", FileFormat.Separator.SEMICOLON, "", 3,
                Notation.COMMA, "5", "SKU", "kit", ""));
    }

    private void read(String text) throws IOException {
        StockFile.open(write(text), new KnownWarehouses(warehouses), AS_IT_IS).read(NOW, new Reading(good::add,
                product -> {
                }, refused::add), sku -> false);
    }

    private Path write(String text) throws IOException {
        return Files.write(directory.resolve("stock.csv"), text.getBytes(UTF_8));
    }
}
