package dev.vigia.sync;

import static dev.vigia.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Limit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A marketplace says at which pace it lets itself be asked. The factor is about what its documentation says, not that. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaceTest {

    private static final double ONE_AN_HOUR = 1.0 / 3_600;

    @ParameterizedTest
    @ValueSource(doubles = { 1, 0.000_001 })
    void it_becomes_as_fast_as_the_marketplace_says(double factor) {
        Limit limit = new Limit("calls", ONE_AN_HOUR / factor, 10);
        Pace pace = new Pace(factor, true);
        assertThat(pace.isFree(limit)).isFalse();
        pace.change(limit, 1_000);
        // As it was before, that would be in an hour; multiplied once more, in a quarter of one.
        await().until(() -> pace.isFree(limit));
    }

    @ParameterizedTest
    @ValueSource(doubles = { 1, 1_000_000 })
    void it_becomes_as_slow_as_the_marketplace_says(double factor) {
        Limit limit = new Limit("calls", 1_000 / factor, 1);
        Pace pace = new Pace(factor, true);
        pace.change(limit, ONE_AN_HOUR);
        while (pace.isFree(limit)) {
            pace.spend(limit);
        }
        // As it was before, or multiplied once more, it would be free again long before this one.
        new Pace(1, true).spend(new Limit("ten a second", 10, 1));
        assertThat(pace.isFree(limit)).isFalse();
    }

    @Test
    void what_was_saved_up_may_still_be_spent() {
        Limit limit = new Limit("calls", 1, 10);
        Pace pace = new Pace(1, false);
        assertThat(pace.isFree(limit)).isTrue();
        pace.change(limit, ONE_AN_HOUR);
        assertThat(pace.isFree(limit)).isTrue();
    }

    @Test
    void what_was_used_is_a_share_of_what_the_marketplace_says() {
        Limit limit = new Limit("calls", 1, 10);
        Pace pace = new Pace(2, false);
        IntStream.range(0, 5).forEach(call -> pace.spend(limit));
        assertThat(pace.used()).isBetween(0.0, 0.05);
        pace.change(limit, 0.1);
        // 5 of the 5.5 to 6 that a minute allows.
        assertThat(pace.used()).isBetween(0.8, 0.95);
    }
}
