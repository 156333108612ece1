package dev.vigia.chaos.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node may write. */
class LogTest {

    private static final String SECRET = "Atzr|483920";

    @TempDir
    Path directory;

    private final Confidential secrets = new Confidential();
    private Log log;

    @BeforeEach
    void begin() {
        log = new Log(directory.resolve("node-a.log"));
        assertThat(secrets.add(SECRET)).isTrue();
    }

    @Test
    void each_line_is_one_json_object() throws IOException {
        write("{\"message\":\"one\"}\n{\"message\":\"two\"}\n");
        assertThat(log.faults(secrets)).isEmpty();
        write("{\"message\":\"one\"}\nException in thread\n\n{} {}\n");
        assertThat(log.faults(secrets)).containsExactly("node-a.log, line 4: no JSON object",
                "node-a.log, line 5: no JSON object", "node-a.log, line 6: no JSON object");
    }

    @Test
    void the_virtual_machine_may_speak_first_and_a_process_may_die_in_the_middle_of_a_line() throws IOException {
        write("WARNING: old\n{\"message\":\"one\"}\n{\"mess");
        write("WARNING: old\n{\"message\":\"one\"}\nWARNING: late\n");
        assertThat(log.faults(secrets)).containsExactly("node-a.log, line 5: no JSON object");
    }

    @Test
    void no_line_holds_a_secret_nor_is_it_told() throws IOException {
        write("refresh_token=Atzr%7C483920\n{\"message\":\"" + SECRET + "\"}\n{\"message\":\"483920\"}\n");
        assertThat(log.faults(secrets)).containsExactly("node-a.log, line 1: holds a secret",
                "node-a.log, line 2: holds a secret");
    }

    @Test
    void a_word_that_stands_there_anyway_is_not_looked_for() throws IOException {
        assertThat(secrets.add("sandbox")).isFalse();
        assertThat(secrets.add("certificate")).isFalse();
        assertThat(secrets.add("")).isFalse();
        write("{\"message\":\"the certificate of the sandbox\"}\n");
        assertThat(log.faults(secrets)).isEmpty();
    }

    private void write(String lines) throws IOException {
        log.begin();
        Files.writeString(log.file(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
