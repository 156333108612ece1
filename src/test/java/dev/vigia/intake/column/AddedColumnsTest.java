package dev.vigia.intake.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.table.Formulas;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddedColumnsTest {

    @ParameterizedTest
    @ValueSource(strings = { "CAM,-XL", "Mesa, -20 cm", "=1+1", "'=1+1", "''-x", "a;@b", "a\n=b", "-5", "'-5", "5,-5",
            "x,'-y", "\t=1", "O'Neill", "a|+b", ", =x", "", "'", "-" })
    void a_text_comes_back_as_it_was(String cell) {
        assertThat(Formulas.unmarked(Formulas.marked(cell))).isEqualTo(cell);
    }

    @Test
    void any_text_of_signs_comes_back_and_begins_no_formula() {
        Random random = new Random(7);
        String signs = "=+-@',;|\t\n a1\uFF1D";
        for (int text = 0; text < 20_000; text++) {
            StringBuilder cell = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                cell.append(signs.charAt(random.nextInt(signs.length())));
            }
            String marked = Formulas.marked(cell.toString());
            assertThat(Formulas.unmarked(marked)).isEqualTo(cell.toString());
            assertThat(marked).satisfiesAnyOf(safe -> assertThat(safe).doesNotContainPattern(
                    "(^|[,;|\n])\\s*[=@\uFF1D]"),
                    number -> assertThat(number).matches("[-+]?[\\d.,]*\\d"));
        }
    }

    @ParameterizedTest
    @CsvSource({ "Recibido: 2026-05-01T12:00:00.123456Z, 2026-05-01T12:00:00.123456Z",
            "Received: 2026-05-01T12:00:00Z, 2026-05-01T12:00:00Z", "Recibido: 2026-13-01T12:00:00Z,",
            "Recibido: ayer,", "2026-05-01T12:00:00Z," })
    void they_say_when_the_file_came_that_rows_are_of(String column, String moment) {
        assertThat(AddedColumns.received(List.of("SKU", "Stock", "Por qué", "SKU parecido", column))).isEqualTo(
                Optional.ofNullable(moment).map(Instant::parse));
        assertThat(AddedColumns.received(List.of("SKU", "Stock", column))).isEmpty();
    }

    @Test
    void they_are_known_in_each_language_and_the_others_are_the_persons_own() {
        for (List<String> added : List.of(List.of("Por qué", "SKU parecido"), List.of("Por quê", "SKU parecido"),
                List.of("Why", "Similar SKU"))) {
            List<String> head = List.of("SKU", "Stock", added.get(0), added.get(1), "Números: 1.234,5");
            assertThat(AddedColumns.own(head)).containsExactly("SKU", "Stock");
            assertThat(AddedColumns.notation(head)).contains(Notation.COMMA);
            assertThat(AddedColumns.received(head)).isEmpty();
        }
        assertThat(AddedColumns.areIn(List.of("SKU", "Stock", "Por qué"))).isFalse();
        assertThat(AddedColumns.notation(List.of("SKU", "Números: 1.234,5"))).isEmpty();
    }
}
