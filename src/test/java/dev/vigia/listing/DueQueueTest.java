package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DueQueueTest {

    private static final Pattern WRITES = Pattern.compile("(insert into|update|delete from)\\s+due\\b");

    @Test
    void one_class_alone_writes_the_queue() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            List<String> writers = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> WRITES.matcher(text(file)).find()).map(file -> file.getFileName().toString())
                    .toList();
            assertThat(writers).containsExactly("DueQueue.java");
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
