package dev.vigia.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands under "the marketplace says" was said by the marketplace: a sentence of ours is a cause, in each language. */
class OwnWordsTest {

    private static final Pattern OUTCOME = Pattern.compile("(Outcome\\.(retry|rejected|unsent|dropped)|"
            + "ConnectorException\\.unreadable)\\s*\\(([^;\"]++|\"([^\"\\\\]|\\\\.)*+\")*+;");
    private static final Pattern LITERAL = Pattern.compile("\"(([^\"\\\\]|\\\\.)*)\"");
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2}");
    /** A name of the wire that is asked for, and not said. */
    private static final Pattern LOOKED_UP = Pattern.compile(
            "(path|has|get|contains|startsWith|equals)\\(\"[^\"]*\"\\)");

    @Test
    void no_outcome_is_made_with_a_sentence_of_our_own() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> sentences = sources.filter(file -> file.toString().endsWith(".java")).flatMap(
                    OwnWordsTest::sentences).toList();
            assertThat(sentences).isEmpty();
        }
    }

    private static Stream<String> sentences(Path file) {
        return OUTCOME.matcher(read(file)).results().map(made -> LOOKED_UP.matcher(made.group()).replaceAll(""))
                .flatMap(made -> LITERAL.matcher(made).results().map(literal -> literal.group(1)))
                .filter(literal -> WORDS.matcher(literal).find()).map(literal -> file.getFileName() + ": " + literal);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void whoever_finds_the_token_being_renewed_elsewhere_was_told_nothing() {
        Outcome outcome = ConnectorException.renewedElsewhere().outcome();

        assertThat(outcome.message()).isEmpty();
        assertThat(outcome.isCausedBy(Outcome.Cause.RENEWING)).isTrue();
        assertThat(outcome.isInDoubt()).as("nothing was sent").isFalse();
    }
}
