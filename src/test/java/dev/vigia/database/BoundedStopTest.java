package dev.vigia.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedStopTest {

    @Test
    void transactions_that_are_open_are_waited_for() {
        AtomicInteger open = new AtomicInteger(3);

        assertThat(new BoundedStop(() -> Math.max(0, open.getAndDecrement())).awaitTransactions(Duration.ofMinutes(1)))
                .isTrue();
    }

    @Test
    void one_that_never_ends_is_not_waited_for_without_end() {
        assertThat(new BoundedStop(() -> 1).awaitTransactions(Duration.ofMillis(50))).isFalse();
    }

    @Test
    void a_process_whose_transaction_manager_never_stops_ends_all_the_same(@TempDir Path directory) throws Exception {
        Process process = stuck(directory);
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as("0 would be a transaction manager that stopped by itself").isIn(0, 3);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process stuck(Path directory) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), StuckStop.class.getName(), "2")
                .directory(directory.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
