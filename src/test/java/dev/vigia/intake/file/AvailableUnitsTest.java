package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.ColumnMap;
import dev.vigia.table.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a system calls available may be what is left after reservations, or what it expects as well. */
class AvailableUnitsTest extends StockFileFixture {

    @ParameterizedTest
    @CsvSource({ "0,0,50,0", "10,4,6,6", "10,4,11,6", "12,2,9,9", "10,,7,7", "10,,20,10", "10,4,,6", ",4,5,5",
            "3,8,-5,-5", "5,0,-2,-2", "10,12,-2,-2", "Ilimitado,,,0", "5,,Ilimitado,5", "Agotado,0,0,0" })
    void never_more_is_sold_than_either_column_says(String onHand, String reserved, String available, int units)
            throws IOException {
        read("SKU;Stock;Reservado;Disponible\nA;" + cell(onHand) + ";" + cell(reserved) + ";" + cell(available) + "\n");
        assertThat(refused).isEmpty();
        assertThat(good).extracting(item -> item.onHand() - item.reserved()).containsExactly(units);
    }

    @Test
    void what_neither_says_is_missing_and_what_one_says_wrong_is_told() throws IOException {
        read("SKU;Stock;Reservado;Disponible\nA;;;\nB;5;;x\nC;x;;5\nD;5;-1;5\nE;5;x;5\nF;5;;1,5\n");
        assertThat(good).isEmpty();
        assertThat(refused.stream().map(item -> item.sku() + " " + item.field() + " " + item.code())).containsExactly(
                "A Stock ON_HAND_MISSING", "B Disponible NOT_AN_INTEGER", "C Stock NOT_AN_INTEGER",
                "D Reservado RESERVED_NEGATIVE", "E Reservado NOT_AN_INTEGER", "F Disponible NOT_AN_INTEGER");
    }

    @ParameterizedTest
    @ValueSource(strings = { "SKU;Ordered;Available", "SKU;Disponible;En pedido", "SKU;Em pedido;Disponível",
            "SKU;Stock;Por recibir;Disponible", "SKU;Incoming;Available" })
    void where_units_still_to_come_may_be_among_them_a_person_is_asked(String head) throws IOException {
        Path file = write((head + "\nA;7;8;9\n").getBytes(UTF_8));
        assertThatThrownBy(() -> open(file)).extracting(failure -> ((Unreadable) failure).problem)
                .isEqualTo(Unreadable.FileProblem.COLUMN_TWICE);
        assertThat(ColumnMap.guesses(List.of(head.split(";")))).contains("SKU").doesNotContain("AVAILABLE");
    }

    @Test
    void what_is_available_alone_is_what_may_be_sold() throws IOException {
        read("SKU;Disponible;Reservado\nA;7;3\n");
        assertThat(good).extracting(StockItem::onHand).containsExactly(7);
    }

    private static String cell(String said) {
        return said == null ? "" : said;
    }
}
