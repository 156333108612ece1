package dev.vigia.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageMeterTest {

    // A monotonic clock may begin anywhere, below zero too.
    private static final long BEGAN = -Duration.ofHours(3).toNanos() - 17;

    private final UsageMeter spending = new UsageMeter(5, BEGAN);

    private static long at(double seconds) {
        return BEGAN + (long) (seconds * 1_000_000_000);
    }

    private void send(double perSecond, double from, double to) {
        for (double second = from; second < to; second += 1 / perSecond) {
            spending.count(at(second));
        }
    }

    @Test
    void nothing_sent_is_nothing_used() {
        assertThat(spending.share(at(30))).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = { 0.5, 2.5, 4.5 })
    void an_even_stream_uses_its_share(double perSecond) {
        send(perSecond, 0, 300);
        assertThat(spending.share(at(300))).isCloseTo(perSecond / 5, within(0.04));
    }

    @Test
    void more_than_is_allowed_on_average_counts_as_all_of_it() {
        send(20, 0, 70);
        assertThat(spending.share(at(70))).isEqualTo(1);
    }

    @Test
    void what_was_sent_before_the_last_minute_is_forgotten() {
        send(5, 0, 60);
        assertThat(spending.share(at(90))).isBetween(0.3, 0.6);
        assertThat(spending.share(at(121))).isZero();
        assertThat(spending.share(at(100_000))).isZero();
    }

    @Test
    void a_marketplace_that_allows_more_makes_the_share_smaller() {
        send(4, 0, 120);
        spending.allow(10);
        assertThat(spending.share(at(120))).isCloseTo(0.4, within(0.04));
    }
}
