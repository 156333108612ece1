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
import org.junit.jupiter.api.Test;

/** A file that does not name its columns is as wide as others, which says little of what they mean. */
class UnnamedColumnsTest extends StockFileFixture {

    private static final List<String> LETTERS = List.of("A", "B", "C");
    private static final List<String> MEANINGS = List.of("SKU", "", "ON_HAND");

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

    @Test
    void that_none_is_named_holds_over_what_looks_like_names_further_down() throws IOException {
        Path file = write("X;7;5\nSKU;Nota;Stock\nY;8;6\n".getBytes(UTF_8));
        ReadOptions said = AS_IT_IS.headless(true);
        read(file, said.with(said.unnamedKey(LETTERS), MEANINGS));
        assertThat(good).extracting(StockItem::sku).containsExactly("X", "Y");
        assertThat(refused).extracting(RejectedItem::sku).containsExactly("SKU");
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
