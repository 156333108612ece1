package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.FreshPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package starts from what an earlier start has written, as the image does it (see docker/Dockerfile). */
class StartArchiveIT {

    private static final Path APPLICATION = Path.of(System.getProperty("chaos.application")).getParent();
    private static final Path TRAINING = Path.of("docker", "training-run.sh").toAbsolutePath();
    /** One compiler and one thread for garbage: this is about classes, and the tests have two cores. */
    private static final List<String> SPARING = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final String KEPT = "source: shared objects file";
    private static final String OWN = " dev.vigia.";
    /** What is made while it runs cannot be kept by every JVM. */
    private static final Pattern MADE = Pattern.compile("Lambda|\\$Proxy|Accessor|0x");
    private static final double NEARLY_ALL = 0.95;

    @TempDir
    Path directory;

    @Test
    void classes_come_from_what_the_start_before_has_written() throws Exception {
        Path archive = directory.resolve("vigia.archive");
        Path loaded = directory.resolve("loaded");
        try (EmbeddedPostgres postgres = FreshPostgres.create(EmbeddedPostgres.builder())) {
            run(postgres, List.of(StartArchive.written(archive)));
            List<String> options = new ArrayList<>(StartArchive.demanded(archive));
            options.add("-Xlog:class+load:file=" + loaded);
            run(postgres, options);
        }
        List<String> classes = Files.readAllLines(loaded).stream().filter(MADE.asPredicate().negate())
                .toList();
        assertThat(share(classes)).as("of all classes").isGreaterThan(NEARLY_ALL);
        assertThat(share(classes.stream().filter(line -> line.contains(OWN)).toList())).as("of the product's own")
                .isGreaterThan(NEARLY_ALL);
    }

    private static double share(List<String> classes) {
        assertThat(classes).hasSizeGreaterThan(300);
        return classes.stream().filter(line -> line.contains(KEPT)).count() / (double) classes.size();
    }

    /** Starts it, and ends it when it is ready. */
    private void run(EmbeddedPostgres postgres, List<String> options) throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        List<String> command = new ArrayList<>(List.of("bash", TRAINING.toString()));
        command.addAll(options);
        command.addAll(SPARING);
        ProcessBuilder training = new ProcessBuilder(command).directory(APPLICATION.toFile()).redirectErrorStream(true)
                .redirectOutput(said.toFile());
        training.environment().merge("PATH", Path.of(System.getProperty("java.home"), "bin").toString(),
                (path, java) -> java + File.pathSeparator + path);
        training.environment().putAll(Map.of("QUARKUS_HTTP_PORT", Integer.toString(freePort()),
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/vigia",
                "QUARKUS_DATASOURCE_USERNAME", "vigia", "QUARKUS_DATASOURCE_PASSWORD", "vigia"));
        Process process = training.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends by itself").isTrue();
            assertThat(process.exitValue()).as(() -> read(said)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path said) {
        try {
            return Files.readString(said);
        } catch (IOException unread) {
            return unread.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
