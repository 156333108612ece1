package dev.vigia.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Since when" is grammatical in each language, however long ago it was. */
@QuarkusTest
class SinceTest {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final Instant AT_18_31 = LocalDateTime.of(2026, 11, 28, 18, 31).atZone(SAO_PAULO)
            .toInstant();
    private static final Instant AT_1_05 = LocalDateTime.of(2026, 11, 28, 1, 5).atZone(SAO_PAULO)
            .toInstant();

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "es; PT20S; desde las 18:31 (hace un momento)",
            "es; PT5M; desde las 18:31 (hace 5 min)", "es; PT23H; desde las 18:31 (hace 23 h)",
            "es; P3D; desde el 28 nov 2026 a las 18:31 GMT-3", "es; PT-5M; desde el 28 nov 2026 a las 18:31 GMT-3",
            "pt; PT20S; desde as 18:31 (há um momento)", "pt; PT5M; desde as 18:31 (há 5 min)",
            "pt; P3D; desde 28 de nov. de 2026 às 18:31 GMT-3", "en; PT20S; since 6:31 PM (just now)",
            "en; PT2H; since 6:31 PM (2 h ago)", "en; P3D; since Nov 28, 2026 at 6:31 PM GMT-3" })
    void it_reads_as_a_sentence_at_every_age(String language, Duration age, String words) {
        assertThat(since(AT_18_31, age, language)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "es; desde la 1:05 (hace 5 min)", "pt; desde a 01:05 (há 5 min)",
            "en; since 1:05 AM (5 min ago)" })
    void one_o_clock_is_singular(String language, String words) {
        assertThat(since(AT_1_05, Duration.ofMinutes(5), language)).isEqualTo(words);
    }

    /** Of the two spaces that look alike, Java has chosen the other one in some versions. */
    private static String since(Instant then, Duration age, String language) {
        return new Moment(then, then.plus(age), SAO_PAULO, Locale.forLanguageTag(language)).sinceThen().replace(
                '\u202f', ' ')
                .replace('\u00a0', ' ');
    }
}
