package dev.vigia.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The digest comes once a day, at the hour that was chosen. */
class DailyDigestTest {

    @ParameterizedTest
    @CsvSource({ "America/Sao_Paulo, 8, 2026-11-30T10:59:59Z, 2026-11-30T11:00:00Z",
            "America/Sao_Paulo, 8, 2026-11-30T11:00:00Z, 2026-12-01T11:00:00Z",
            "America/Sao_Paulo, 23, 2026-12-01T01:00:00Z, 2026-12-01T02:00:00Z",
            // There is no midnight on the day on which clocks go forward: it begins at one.
            "America/Santiago, 0, 2026-09-05T05:00:00Z, 2026-09-06T04:00:00Z",
            "America/Santiago, 8, 2026-09-05T13:00:00Z, 2026-09-06T11:00:00Z" })
    void the_next_one_is_the_next_such_hour_in_the_zone(String zone, int hour, Instant now, Instant next) {
        assertThat(new DailyDigest(hour, ZoneId.of(zone)).after(now)).isEqualTo(next);
    }
}
