package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.file.StockFile.Reading;
import dev.vigia.table.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that does not name its columns is as wide as others, which says little of what they mean. */
class UnnamedColumnsTest extends StockFileFixture {

    private static final List<String> LETTERS = List.of("A", "B", "C");
    private static final List<String> MEANINGS = List.of("SKU", "", "ON_HAND");
    private static final List<String> DETAILS = List.of("SKU", "NAME", "CATEGORY");
    private static final ReadOptions PRODUCTS = new ReadOptions(Optional.empty(), true, false, "", Map.of());

    @Test
    void what_was_said_of_one_holds_without_a_word_for_its_schedule_alone() throws IOException {
        Path file = write("X;7;5\nY;8;6\n".getBytes(UTF_8));
        ReadOptions ofAPerson = AS_IT_IS.with(ReadOptions.key(LETTERS), MEANINGS);
        read(file, ofAPerson);
        assertThat(good).extracting(StockItem::onHand).containsExactly(5, 6);
        assertIsAsked(file, ofAPerson.of(7));
        ReadOptions ofASchedule = AS_IT_IS.of(7).with(AS_IT_IS.of(7).unnamedKey(LETTERS), MEANINGS);
        read(file, ofASchedule);
        assertThat(good).hasSize(4);
        assertIsAsked(file, ofASchedule.of(8));
    }

    @ParameterizedTest
    @ValueSource(strings = { "TAZA;Taza;Casa", "TAZA-1;Taza;Casa", "1;;" })
    void so_it_does_of_files_of_products_alone(String first) throws IOException {
        ReadOptions ofASchedule = PRODUCTS.of(7).with(PRODUCTS.of(7).unnamedKey(LETTERS), DETAILS);
        Path file = write((first + "\nMATE-1;Mate;Casa\n").getBytes(UTF_8));
        assertThat(open(file, ofASchedule).format().headLine()).isZero();
        assertIsAsked(file, PRODUCTS.of(8));
        Path named = write("SKU;Nombre;Categoría\nMATE-1;Mate;Casa\n".getBytes(UTF_8));
        assertThat(open(named, ofASchedule).format().headLine()).isEqualTo(1);
    }

    @Test
    void of_one_that_a_person_hands_in_it_holds_where_no_name_of_a_column_can_be_meant() throws IOException {
        ReadOptions ofAPerson = PRODUCTS.with(PRODUCTS.unnamedKey(LETTERS), DETAILS);
        assertThat(open(write("TAZA-1;Taza;Casa\nTAZA-2;Mate;Casa\n".getBytes(UTF_8)), ofAPerson).format().headLine())
                .isZero();
        assertIsAsked(write("Art.;Denom.;Grupo\nTAZA-2;Mate;Casa\n".getBytes(UTF_8)), ofAPerson);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Stock del lunes", "A;7;", ";;\nStock;;", "A;7;Agotado" })
    void a_title_or_goods_without_a_number_may_come_first(String first) throws IOException {
        ReadOptions said = AS_IT_IS.with(AS_IT_IS.unnamedKey(LETTERS), MEANINGS);
        read(write((first + "\nX;7;5\nY;8;6\n").getBytes(UTF_8)), said);
        assertThat(good).extracting(StockItem::sku).contains("X", "Y");
        assertIsAsked(write("Art.;Nota;Cant. real\nX;7;5\nY;8;6\n".getBytes(UTF_8)), said);
        assertIsAsked(write("Stock;;\nArt.;Nota;Cant. real\nX;7;5\n".getBytes(UTF_8)), said);
    }

    @Test
    void that_none_is_named_holds_over_what_looks_like_names_further_down() throws IOException {
        Path file = write("X;7;5\nSKU;Nota;Stock\nY;8;6\n".getBytes(UTF_8));
        ReadOptions said = AS_IT_IS.headless("", true);
        read(file, said.with(said.unnamedKey(LETTERS), MEANINGS));
        assertThat(good).extracting(StockItem::sku).containsExactly("X", "Y");
        assertThat(refused).extracting(RejectedItem::sku).containsExactly("SKU");
    }

    private static StockFile open(Path file, ReadOptions options) {
        return StockFile.open(file, new KnownWarehouses(List.of()), options);
    }

    private static void assertIsAsked(Path file, ReadOptions options) {
        assertThatThrownBy(() -> StockFile.open(file, new KnownWarehouses(List.of()), options)).extracting(
                failure -> ((Unreadable) failure).problem).isEqualTo(Unreadable.FileProblem.COLUMNS_MISSING);
    }

    private void read(Path file, ReadOptions options) {
        StockFile.open(file, new KnownWarehouses(List.of()), options).read(NOW, new Reading(good::add, product -> {
        }, refused::add), sku -> false);
    }
}
