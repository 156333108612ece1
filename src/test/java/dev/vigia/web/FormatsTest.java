package dev.vigia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    @ParameterizedTest
    @CsvSource({ "PT0S, 0 ms", "PT0.999S, 999 ms", "PT1S, 1 s", "PT1.26S, '1,3 s'", "PT9.94S, '9,9 s'", "PT10.4S, 10 s",
            "PT119S, 119 s", "PT2M, 2 min", "PT119M, 119 min", "PT2H, 2 h", "PT47H, 47 h", "P2D, 2 d",
            "P1000D, 1.000 d" })
    void a_duration_is_told_in_one_unit(Duration duration, String words) {
        assertThat(Formats.lasting(duration, Locale.forLanguageTag("pt"))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({ "es, '1,3 s'", "pt, '1,3 s'", "en, 1.3 s" })
    void its_decimals_are_written_as_the_language_does(String language, String words) {
        assertThat(Formats.lasting(Duration.ofMillis(1_260), Locale.forLanguageTag(language))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({ "en, 0.874, 87%", "en, 1, 100%", "pt, 0, 0%" })
    void a_share_is_told_in_hundredths(String language, double share, String words) {
        assertThat(Formats.percent(share, Locale.forLanguageTag(language))).isEqualTo(words);
    }
}
