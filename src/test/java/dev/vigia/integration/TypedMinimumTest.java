package dev.vigia.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.TypedMinimum.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedMinimumTest {

    @ParameterizedTest
    @CsvSource({ "0, 0", "8, 8", "' 8 ', 8", "007, 7", "0000000000000, 0", "1000000, 1000000", "0001000000, 1000000" })
    void digits_are_units(String typed, int units) {
        assertThat(TypedMinimum.read(typed, true).units()).hasValue(units);
    }

    @ParameterizedTest
    @CsvSource({ "'', MISSING", "'   ', MISSING", "1.000, GROUPED", "'1,000', GROUPED", "1 000, GROUPED",
            "1.000.000, GROUPED", "1'000, GROUPED", "1.5, DECIMAL", "'1,5', DECIMAL", "'-0,5', DECIMAL",
            "8.0, DECIMAL", ".5, DECIMAL", "-1, NEGATIVE", "\u22123, NEGATIVE", "1000001, HUGE",
            "99999999999999999999, HUGE", "ocho, WORDS", "8u, WORDS", "1e3, WORDS", "+8, WORDS", "\u0668, WORDS",
            "0x10, WORDS", "--1, WORDS" })
    void anything_else_is_a_mistake_with_a_name(String typed, Mistake mistake) {
        TypedMinimum read = TypedMinimum.read(typed, true);
        assertThat(read.mistake()).hasValue(mistake);
        assertThat(read.units()).isEmpty();
    }

    @Test
    void nothing_is_no_mistake_where_a_minimum_is_optional() {
        assertThat(TypedMinimum.read(" ", false).mistake()).isEmpty();
        assertThat(TypedMinimum.read(" ", false).units()).isEmpty();
    }
}
