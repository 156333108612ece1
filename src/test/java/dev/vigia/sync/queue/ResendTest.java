package dev.vigia.sync.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResendTest {

    private static final Pattern MARKS = Pattern.compile("resend\\s*=\\s*(?!false)");

    @Test
    void a_listing_is_marked_where_one_is_sent_again_and_where_it_was_not_taken() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> MARKS.matcher(text(file)).find()).map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("Settlement.java", "Resend.java");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
