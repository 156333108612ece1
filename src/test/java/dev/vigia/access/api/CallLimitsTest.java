package dev.vigia.access.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.MovedTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final CallLimits limits = new CallLimits(new Limits(), new MovedTime(nanos::get));

    /** Ten calls a second, twenty at once, three at the same time. */
    private record Limits() implements ApiConfig {

        @Override
        public int callsPerSecond() {
            return 10;
        }

        @Override
        public int burst() {
            return 20;
        }

        @Override
        public int parallel() {
            return 3;
        }
    }

    @Test
    void after_a_quiet_time_a_burst_passes_and_then_so_many_a_second() {
        assertThat(callsThatPass("mate", 100)).isEqualTo(20);
        passes(Duration.ofSeconds(1));
        assertThat(callsThatPass("mate", 100)).isEqualTo(10);
        passes(Duration.ofHours(1));
        assertThat(callsThatPass("mate", 100)).isEqualTo(20);
    }

    @Test
    void who_has_to_wait_is_told_how_long_and_then_passes() {
        callsThatPass("mate", 100);
        Duration wait = limits.begin("mate").orElseThrow();
        assertThat(wait).isEqualTo(Duration.ofMillis(100));
        passes(wait);
        assertThat(limits.begin("mate")).isEmpty();
    }

    @Test
    void no_more_than_three_are_worked_on_at_the_same_time() {
        for (int call = 0; call < 3; call++) {
            assertThat(limits.begin("mate")).isEmpty();
        }
        assertThat(limits.begin("mate")).contains(Duration.ofSeconds(1));
        limits.end("mate");
        assertThat(limits.begin("mate")).isEmpty();
        assertThat(limits.begin("mate")).isPresent();
    }

    @Test
    void a_call_that_is_refused_takes_no_place_and_spends_nothing() {
        callsThatPass("mate", 100);
        for (int call = 0; call < 10; call++) {
            assertThat(limits.begin("mate")).isPresent();
        }
        passes(Duration.ofMillis(300));
        assertThat(limits.begin("mate")).isEmpty();
        assertThat(limits.begin("mate")).isEmpty();
        assertThat(limits.begin("mate")).isEmpty();
    }

    @Test
    void one_retailer_spends_nothing_of_anothers() {
        callsThatPass("mate", 100);
        limits.begin("mate");
        assertThat(callsThatPass("carla", 100)).isEqualTo(20);
    }

    private int callsThatPass(String retailer, int calls) {
        int passed = 0;
        for (int call = 0; call < calls; call++) {
            if (limits.begin(retailer).isEmpty()) {
                passed++;
                limits.end(retailer);
            }
        }
        return passed;
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
