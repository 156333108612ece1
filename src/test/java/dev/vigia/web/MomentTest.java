package dev.vigia.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times go by the clock of the retailer, and say so. */
@QuarkusTest
class MomentTest {

    private static final String SAO_PAULO = "America/Sao_Paulo";
    private static final Instant NOW = Instant.parse("2026-11-28T01:30:00Z");

    @ParameterizedTest
    @CsvSource({ "es, 2026-11-28T01:29:30Z, hace un momento, '22:29'", "es, 2026-11-28T01:00:00Z, hace 30 min, '22:00'",
            "pt, 2026-11-28T01:00:00Z, há 30 min, '22:00'", "es, 2026-11-27T03:00:00Z, hace 22 h, '0:00'",
            "es, 2026-11-27T02:30:00Z, hace 23 h, 'ayer, 23:30'", "pt, 2026-11-27T02:30:00Z, há 23 h, 'ontem, 23:30'" })
    void for_a_day_it_is_told_how_long_ago_and_at_what_time(String language, Instant instant, String brief,
            String clock) {
        Moment moment = moment(instant, SAO_PAULO, language);
        assertThat(moment.briefly()).isEqualTo(brief);
        assertThat(moment.clock()).isEqualTo(clock);
    }

    @ParameterizedTest
    @CsvSource({ "es, 2026-11-27T01:30:00Z, America/Sao_Paulo, '26 nov 2026, 22:30 GMT-3'",
            "es, 2026-11-29T01:30:00Z, America/Sao_Paulo, '28 nov 2026, 22:30 GMT-3'",
            "es, 2026-07-01T12:00:00Z, America/Santiago, '1 jul 2026, 8:00 GMT-4'",
            "es, 2026-11-01T12:00:00Z, America/Santiago, '1 nov 2026, 9:00 GMT-3'",
            "en, 2026-11-01T12:00:00Z, Asia/Kolkata, 'Nov 1, 2026, 5:30 PM GMT+5:30'" })
    void from_then_on_day_time_and_how_far_the_zone_was_from_greenwich(String language, Instant instant, String zone,
            String words) {
        Moment moment = moment(instant, zone, language);
        // Whether a comma stands between day and time depends on the version of Java.
        assertThat(moment.briefly().replace('\u202f', ' ').replace(",", "")).isEqualTo(words.replace(",", ""));
        assertThat(moment.clock()).isEmpty();
    }

    @Test
    void a_zone_is_called_by_its_city_as_the_language_writes_it() {
        assertThat(Zone.name(ZoneId.of("America/Argentina/Buenos_Aires"), Locale.forLanguageTag("es")))
                .isEqualTo("Buenos Aires (GMT-3)");
        assertThat(Zone.city(ZoneId.of("America/Montevideo"), Locale.forLanguageTag("pt"))).isEqualTo("Montevidéu");
        assertThat(Zone.city(ZoneId.of(SAO_PAULO), Locale.ENGLISH)).isEqualTo("São Paulo");
    }

    private static Moment moment(Instant instant, String zone, String language) {
        return new Moment(instant, NOW, ZoneId.of(zone), Locale.forLanguageTag(language));
    }
}
