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

    private static final Pattern RAISES = Pattern.compile(
            "desired_revision\\s*=\\s*(listing\\.)?desired_revision\\s*\\+");

    @Test
    void a_revision_is_raised_where_a_quantity_changes_and_where_one_is_sent_again() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> RAISES.matcher(text(file)).find()).map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("EvaluationSql.java", "Resend.java");
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
