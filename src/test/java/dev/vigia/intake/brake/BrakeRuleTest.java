package dev.vigia.intake.brake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeRuleTest {

    @ParameterizedTest(name = "{1} of {2} with a share of {0}: {3}")
    @CsvSource({
            "0.2,       0,       0, false",
            "0.2,      49,      49, false",
            "0.2,      50,      50, true",
            "0.2,      50,     100, true",
            "0.2,      50,     249, true",
            "0.2,      50,     250, false",
            "0.2,      51,     250, true",
            "0.2,     200,   1_000, false",
            "0.2,     201,   1_000, true",
            "0.2, 200_000, 1_000_000, false",
            "0.2, 200_001, 1_000_000, true",
            "0.07,     70,   1_000, false",
            "0.07,     71,   1_000, true",
            "0,        49,   1_000, false",
            "0,        50,   1_000, true",
            "0.999,   999,   1_000, false",
            "0.999, 1_000,   1_000, true",
            "1,     1_000,   1_000, false",
            "2,     1_000,   1_000, false" })
    void more_than_the_share_trips_and_never_fewer_than_the_least(BigDecimal share, String toZero, String selling,
            boolean trips) {
        assertThat(new BrakeRule(share, 50).trips(number(toZero), number(selling))).isEqualTo(trips);
    }

    @ParameterizedTest
    @CsvSource({ "0.2, false", "0.999, false", "1, true", "1.0, true", "5, true" })
    void a_share_of_everything_switches_it_off(BigDecimal share, boolean off) {
        assertThat(new BrakeRule(share, 50).isOff()).isEqualTo(off);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }
}
