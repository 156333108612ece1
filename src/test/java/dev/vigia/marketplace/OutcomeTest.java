package dev.vigia.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Outcome.Cause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a marketplace says fits a log and a screen, and no connector has to see to it. */
class OutcomeTest {

    private static List<Outcome> saying(String words) {
        return List.of(Outcome.rejected(Cause.REFUSED, words), Outcome.retry(Cause.DROPPED, words, Duration.ZERO),
                Outcome.unsent(words, Duration.ZERO));
    }

    @Test
    void words_are_kept_on_one_line() {
        assertThat(saying(" <html>\r\n\t<p>Try\u0000again</p> ")).extracting(Outcome::message)
                .containsOnly("<html> <p>Try again</p>");
    }

    @Test
    void of_a_long_speech_the_beginning_is_kept() {
        assertThat(saying("x".repeat(300))).extracting(Outcome::message).containsOnly("x".repeat(300));
        assertThat(saying("x".repeat(301))).extracting(Outcome::message).containsOnly("x".repeat(299) + "…");
    }
}
