package dev.vigia.intake.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
            "5|5", "-5|-5", "+5|5", "005|5", " 5 |5", "５|5", "٥|5", "-0|0", "0,00|0", "0.00|0", "5,00|5", "5.00|5",
            "12.0000|12", "5\u00A0|5", "\u200B5|5", "5\uFEFF|5", "\u22125|-5", "5-|-5", "5,00-|-5", "(5)|-5",
            "(5,00)|-5", "0,000|0", "0.000|0", "1234.000|1234", "1.234,00|1234", "1,234.00|1234", "1.234.567|1234567",
            "1,234,567.0|1234567", "1 234|1234", "1\u00A0234|1234", "1\u202F234,00|1234", "1\u2009234|1234",
            "1'234|1234", "1\u2019234|1234", "-1.234,00|-1234", "٥٫٠٠|5", "５，００|5", "012.000|12",
            "-|0", "- |0", " -   |0", "\u2013|0", "\u00A0\u2014\u00A0|0", ",00|0", ".00|0", "0.000,00|0", "0,000.00|0",
            "0 000,00|0", "-0,00|0", "\u20135|-5", "99999999999999999999|9223372036854775807" })
    void a_whole_number_is_read_in_any_notation(String cell, long number) {
        assertThat(Numeral.read(cell)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.234", "1,234", "12.000", "5,000", "1,5", "2.5", "13,75", "5 un", ">10", "1e3", "=5",
            "#REF!",
            "", "--", "- -", "()", "(-5)", "--5", "-5-", "+5-", "5²", "½", "⑤", "1.234.56", "12.34.567", "1.234,567.00",
            "0.123.456",
            "5.5.0", "1 2", "1  234", "5,", ",05", ",", "0,", "0x10", "NaN", "5\u00A0€", "1.234.00" })
    void what_is_none_or_may_be_two_is_not_guessed(String cell) {
        assertThat(Numeral.read(cell)).isEmpty();
    }
}
