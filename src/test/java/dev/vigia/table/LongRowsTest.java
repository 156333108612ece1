package dev.vigia.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongRowsTest {

    private static final int LONG = 60_000;

    @TempDir
    Path directory;

    @Test
    void whether_long_cells_are_numbers_is_told_at_once() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 50; row++) {
            text.append("art;").append("1".repeat(LONG)).append("a\n");
        }
        Path file = Files.write(directory.resolve("x.csv"), text.toString().getBytes(UTF_8));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(FirstRows.of(file)).isPresent());
    }
}
