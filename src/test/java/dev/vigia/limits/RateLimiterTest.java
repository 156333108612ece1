package dev.vigia.limits;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A marketplace says at which pace it lets itself be asked. The factor is about what its documentation says, not that. */
class RateLimiterTest {

    private static final double ONE_AN_HOUR = 1.0 / 3_600;

    @ParameterizedTest
    @ValueSource(doubles = { 1, 0.000_001 })
    void it_becomes_as_fast_as_the_marketplace_says(double factor) {
        Limit limit = new Limit("calls", ONE_AN_HOUR / factor, 10);
        RateLimiter pace = new RateLimiter(factor, true);
        assertThat(pace.canAcquire(limit)).isFalse();
        pace.setRate(limit, 1_000);
        // As it was before, that would be in an hour; multiplied once more, in a quarter of one.
        await().until(() -> pace.canAcquire(limit));
    }

    @ParameterizedTest
    @ValueSource(doubles = { 1, 1_000_000 })
    void it_becomes_as_slow_as_the_marketplace_says(double factor) {
        Limit limit = new Limit("calls", 1_000 / factor, 1);
        RateLimiter pace = new RateLimiter(factor, true);
        pace.setRate(limit, ONE_AN_HOUR);
        while (pace.canAcquire(limit)) {
            pace.acquire(limit);
        }
        // As it was before, or multiplied once more, it would be free again long before this one.
        new RateLimiter(1, true).acquire(new Limit("ten a second", 10, 1));
        assertThat(pace.canAcquire(limit)).isFalse();
    }

    @Test
    void what_was_saved_up_may_still_be_spent() {
        Limit limit = new Limit("calls", 1, 10);
        RateLimiter pace = new RateLimiter(1, false);
        assertThat(pace.canAcquire(limit)).isTrue();
        pace.setRate(limit, ONE_AN_HOUR);
        assertThat(pace.canAcquire(limit)).isTrue();
    }

    @Test
    void what_was_used_is_a_share_of_what_the_marketplace_says() {
        Limit limit = new Limit("calls", 1, 10);
        RateLimiter pace = new RateLimiter(2, false);
        IntStream.range(0, 5).forEach(call -> pace.acquire(limit));
        assertThat(pace.used()).isBetween(0.0, 0.05);
        pace.setRate(limit, 0.1);
        // 5 of the 5.5 to 6 that a minute allows.
        assertThat(pace.used()).isBetween(0.8, 0.95);
    }
}
