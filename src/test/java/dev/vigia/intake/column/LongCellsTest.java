package dev.vigia.intake.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vigia.database.Spelling;
import dev.vigia.table.Formulas;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cell as long as one may be takes no longer than its length asks for. */
class LongCellsTest {

    // Some thirty times what a cell may have: where time grows with its square it would be hours.
    private static final int LENGTH = 1 << 21;

    @ParameterizedTest
    @ValueSource(strings = { "\t", " ", "'", ",", "1", "\u00A0", ".", "total " })
    void what_may_be_a_formula_is_marked(String sign) {
        String cell = sign.repeat(LENGTH / sign.length()) + "x";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(Formulas.unmarked(Formulas.marked(cell))).isEqualTo(cell);
            Formulas.unmarked("'" + cell);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "\t", " ", "\u00A0", "\u2003" })
    void blanks_are_taken_away(String blank) {
        String cell = "ñ" + blank.repeat(LENGTH) + "x";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(Spelling.of(cell + blank)).startsWith("ñ").endsWith("x");
            Spelling.hasControls(cell);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { ".", " ", "*", "(", "- ", "stock " })
    void what_is_no_heading_is_known_as_such(String sign) {
        String cell = sign.repeat(LENGTH / 32 / sign.length()) + "x";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(ColumnMap.named(List.of("SKU", "Stock",
                cell),
                new KnownWarehouses(List.of("Norte"))).warehouses()).isEmpty());
    }
}
