package dev.vigia.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cell that is quoted by mistake and ends lines below, so that a parser would make one line of several. */
class SwallowedLinesTest extends StockFileFixture {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "1.234 | 2.500", "1,234 | 2,500", "5,00 | 7,50", "5,50 | 0,25",
            "Ilimitado | 3", "3 | ∞", "Agotado | 3", "- | -", " | 5", "5 | ", "doce | 5", "5 | doce", "1e3 | >10" })
    void whatever_their_quantities_neither_takes_the_other(String first, String second) throws IOException {
        read("SKU;Nombre;Stock\nX;\"Monitor 24;" + text(first) + "\nY;Teclado\";" + text(second) + "\nZ;z;5,50\n");
        assertThat(refused).filteredOn(item -> item.index() == 2).singleElement()
                .matches(item -> item.code().name().equals("STRAY_QUOTE") && item.sku().equals("X"));
        assertThat(good).noneMatch(item -> item.sku().equals("X"));
        assertThat(told(3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { ";", "\t", "|", "," })
    void with_any_separator_a_number_of_thousands_is_a_quantity(String separator) throws IOException {
        read("SKU;Stock;Nombre\nX;1.234;\"Monitor 24\nY;2.500;Teclado\"\nZ;1.234.567;z\n".replace(";", separator));
        assertThat(lines()).containsExactly("2 stray_quote");
        assertThat(good).extracting(item -> item.sku() + " " + item.onHand()).containsExactly("Y 2500", "Z 1234567");
    }

    @Test
    void a_line_between_the_marks_is_told_even_where_the_first_has_no_quantity() throws IOException {
        read("SKU,Nombre,Stock\nX,\"Monitor 24\nZ,Silla,3\nY,Teclado\",0\n");
        assertThat(good).extracting(item -> item.sku() + " " + item.onHand()).containsExactly("Z 3", "Y 0");
        assertThat(lines()).containsExactly("2 stray_quote");
    }

    @ParameterizedTest
    @ValueSource(strings = { "A;\"Mesa\nroja; grande\";5", "A;\"<p>Mesa; roja</p>\n<p>Alto: 1,20; ancho: 3</p>\n\";5",
            "A;\"Mesa\n\n24 cm\";5", "A;\"Mesa; de; roble; claro\ny; de; pino; oscuro\";5" })
    void prose_over_several_lines_is_one_cell(String line) throws IOException {
        read("SKU;Nombre;Stock\n" + line + "\nB;b;2\n");
        assertThat(refused).isEmpty();
        assertThat(good).extracting(item -> item.sku() + " " + item.onHand()).containsExactly("A 5", "B 2");
    }

    /** Whether anybody hears of a line: as a level, or as a refusal. */
    private boolean told(int line) {
        return good.stream().anyMatch(item -> item.index() == line)
                || refused.stream().anyMatch(item -> item.index() == line);
    }

    private static String text(String quantity) {
        return quantity == null ? "" : quantity;
    }
}
