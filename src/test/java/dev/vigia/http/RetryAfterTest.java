package dev.vigia.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final String NOW = "Fri, 27 Nov 2026 10:00:00 GMT";

    private static Optional<Duration> asked(String wait, String now) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Retry-After", wait);
        headers.put("Date", now);
        return RetryAfter.in(name -> Optional.ofNullable(headers.get(name)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "0 | 0", "7 | 7", "' 90 ' | 90", "3600 | 3600", "3601 | 3600",
            "999999999 | 3600", "99999999999999999999 | 3600", "Fri, 27 Nov 2026 10:00:00 GMT | 0",
            "Fri, 27 Nov 2026 10:01:40 GMT | 100", "Fri, 27 Nov 2026 09:01:40 -0100 | 100",
            "Sat, 28 Nov 2026 10:00:00 GMT | 3600" })
    void seconds_and_moments_are_obeyed_up_to_an_hour(String wait, int seconds) {
        assertThat(asked(wait, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-1", "soon", "1.5", "Fri, 27 Nov 2026 09:59:59 GMT", "2026-11-27T10:01:40Z" })
    void what_cannot_be_understood_asks_for_nothing(String wait) {
        assertThat(asked(wait, NOW)).isEmpty();
    }

    @Test
    void a_moment_says_nothing_without_the_clock_it_is_read_on() {
        assertThat(asked("Fri, 27 Nov 2026 10:01:40 GMT", null)).isEmpty();
        assertThat(asked("Fri, 27 Nov 2026 10:01:40 GMT", "now")).isEmpty();
        assertThat(asked(null, NOW)).isEmpty();
    }
}
