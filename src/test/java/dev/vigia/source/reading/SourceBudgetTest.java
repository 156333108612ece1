package dev.vigia.source.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceBudgetTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @CsvSource({ "5, 59, 5", "5, 60, 6", "19.5, 60, 20", "20, 3600, 20" })
    void a_clean_minute_makes_it_one_faster_up_to_the_most(double rate, int seconds, double then) {
        assertThat(new SourceBudget(rate, NOON).clean(NOON.plusSeconds(seconds), 20).rate()).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource({ "20, 10", "5, 2.5", "0.6, 0.5" })
    void a_complaint_halves_it_and_it_never_stands_still(double rate, double then) {
        assertThat(new SourceBudget(rate, NOON).limited(NOON).rate()).isEqualTo(then);
    }

    /** A storm of an hour: it complains each minute, and then no more. */
    @Test
    void after_an_hour_of_complaints_it_is_as_fast_as_before_within_twenty_minutes() {
        SourceBudget stormy = IntStream.range(0, 60).boxed().reduce(new SourceBudget(20, NOON), (budget,
                minute) -> budget.limited(NOON.plusSeconds(60L * minute)), (one, other) -> other);
        assertThat(stormy.rate()).isEqualTo(0.5);
        SourceBudget calm = stormy;
        for (int minute = 0; minute < 20; minute++) {
            calm = calm.clean(calm.since().plusSeconds(60), 20);
        }
        assertThat(calm.rate()).isEqualTo(20);
    }
}
