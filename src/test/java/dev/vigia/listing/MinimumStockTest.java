package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinimumStockTest {

    private static final int CEILING = 1000;

    @ParameterizedTest(name = "available {0}, minimum {1}: {2}, {3}")
    @CsvSource({
            "6, 5, 6, OK",
            "5, 5, 0, BELOW_MINIMUM",
            "4, 5, 0, BELOW_MINIMUM",
            "1, 5, 0, BELOW_MINIMUM",
            "0, 5, 0, OUT_OF_STOCK",
            "-3, 5, 0, OUT_OF_STOCK",
            "1, 0, 1, OK",
            "0, 0, 0, OUT_OF_STOCK",
            "-1, 0, 0, OUT_OF_STOCK",
            "999, 5, 999, OK",
            "1000, 5, 1000, OK",
            "1001, 5, 1000, OK",
            "9223372036854775807, 5, 1000, OK",
            "1000000, 1000000, 0, BELOW_MINIMUM",
            "1000001, 1000000, 1000, OK" })
    void at_the_minimum_or_below_zero_is_published(long available, int minimum, int quantity, ListingState state) {
        MinimumStock rule = new MinimumStock(minimum);
        assertThat(rule.quantityToPublish(Availability.of(available), CEILING)).hasValue(quantity);
        assertThat(rule.stateOf(Availability.of(available), false)).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 5, 1_000_000 })
    void unknown_stock_is_not_zero_and_publishes_nothing(int minimum) {
        MinimumStock rule = new MinimumStock(minimum);
        assertThat(rule.quantityToPublish(Availability.unknown(), CEILING)).isEmpty();
        assertThat(rule.stateOf(Availability.unknown(), false)).isEqualTo(ListingState.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 5, 1_000_000 })
    void unlimited_stock_shows_the_ceiling_whatever_the_minimum(int minimum) {
        MinimumStock rule = new MinimumStock(minimum);
        assertThat(rule.quantityToPublish(Availability.withoutLimit(), CEILING)).hasValue(CEILING);
        assertThat(rule.stateOf(Availability.withoutLimit(), false)).isEqualTo(ListingState.OK);
    }

    @ParameterizedTest
    @ValueSource(longs = { -2, 0, 3, 5000 })
    void units_that_were_counted_as_well_do_not_limit_unlimited_stock(long counted) {
        Availability both = new Availability(OptionalLong.of(counted), true);
        assertThat(new MinimumStock(5).quantityToPublish(both, CEILING)).hasValue(CEILING);
    }

    @Test
    void no_minimum_counts_as_zero() {
        assertThat(MinimumStock.of(OptionalInt.empty())).isEqualTo(new MinimumStock(0));
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 1_000_001, Integer.MIN_VALUE, Integer.MAX_VALUE })
    void a_minimum_outside_its_range_is_refused(int units) {
        assertThatThrownBy(() -> new MinimumStock(units)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + units);
    }

    @ParameterizedTest
    @CsvSource({ "BELOW_MINIMUM, true", "OUT_OF_STOCK, true", "UNKNOWN, false", "OK, false", "WITHDRAWN, false" })
    void a_warning_is_open_while_the_minimum_holds_units_back(ListingState state, boolean warning) {
        assertThat(state.isWarning()).isEqualTo(warning);
        assertThat(ListingState.ofCode(state.code())).isEqualTo(state);
    }
}
