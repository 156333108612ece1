package dev.vigia.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody gets a mail at night, and everybody gets it in the morning. */
class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
            // São Paulo is three hours behind.
            "22, 7, 2026-11-30T00:59:59Z, ", "22, 7, 2026-11-30T01:00:00Z, 2026-11-30T10:00:00Z",
            "22, 7, 2026-11-30T05:00:00Z, 2026-11-30T10:00:00Z", "22, 7, 2026-11-30T09:59:59Z, 2026-11-30T10:00:00Z",
            "22, 7, 2026-11-30T10:00:00Z, ", "13, 15, 2026-11-30T16:30:00Z, 2026-11-30T18:00:00Z",
            "13, 15, 2026-11-30T18:00:00Z, ", "13, 15, 2026-11-30T15:59:00Z, ",
            "0, 6, 2026-11-30T03:00:00Z, 2026-11-30T09:00:00Z", "20, 0, 2026-11-30T23:00:00Z, 2026-12-01T03:00:00Z" })
    void hours_are_those_of_the_zone_and_may_lead_over_midnight(int from, int to, Instant now, Instant end) {
        assertThat(new QuietHours(from, to).endAt(now, ZoneId.of("America/Sao_Paulo"))).isEqualTo(Optional.ofNullable(
                end));
    }

    @ParameterizedTest
    @CsvSource({ "2026-09-06T02:30:00Z, 2026-09-06T10:00:00Z", "2026-04-05T02:30:00Z, 2026-04-05T11:00:00Z" })
    void a_night_in_which_clocks_change_ends_at_the_same_hour(Instant now, Instant end) {
        assertThat(new QuietHours(22, 7).endAt(now, ZoneId.of("America/Santiago"))).contains(end);
    }
}
