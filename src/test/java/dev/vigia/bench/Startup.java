package dev.vigia.bench;

import static dev.vigia.bench.Report.format;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The packaged application as a process of its own, until it says that it is ready, and what it occupies then: with an
 * archive of its classes, as the README deploys it, and without.
 */
final class Startup {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path ARCHIVE = Path.of("target", "bench-classes.jsa");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TIMES = 3;
    private static final double TARGET_SECONDS = 3;
    private static final long TARGET_MEGABYTES = 350;

    private Startup() {
    }

    private record Started(double seconds, long megabytes) {
    }

    static void run(Report report) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            report.aside("ready to serve, database up", "not packaged", "–", "–", "≤ 3 s, ≤ 350 MB");
            return;
        }
        Files.deleteIfExists(ARCHIVE);
        double first = start(List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE)).seconds;
        assertThat(ARCHIVE).exists();
        List<Started> plain = new ArrayList<>();
        List<Started> archived = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            plain.add(start(List.of()));
            archived.add(start(List.of("-XX:SharedArchiveFile=" + ARCHIVE)));
        }
        double seconds = seconds(archived);
        long megabytes = (long) Median.of(archived.stream().map(start -> (double) start.megabytes).toList());
        report.row("ready to serve, database up", format("%.1f s, %d MB resident", seconds, megabytes),
                format("%.1f s without archived classes", seconds(plain)), format("%.2f ×", seconds / seconds(plain)),
                "≤ 3 s, ≤ 350 MB", seconds <= TARGET_SECONDS && megabytes <= TARGET_MEGABYTES);
        report.detail(format("the first start, with all migrations, noting its classes: %.1f s", first));
    }

    private static double seconds(List<Started> starts) {
        return Median.of(starts.stream().map(Started::seconds).toList());
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static Started start(List<String> options) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(Path.of("target", "bench-start.log").toFile());
        builder.environment().putAll(Map.of(
                "QUARKUS_HTTP_PORT", "" + port,
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_DATASOURCE_JDBC_URL", BenchDatabase.config("quarkus.datasource.jdbc.url")
                        .replaceFirst("/vigia(?=$|\\?)", "/vigia_start"),
                "QUARKUS_DATASOURCE_USERNAME", "vigia",
                "QUARKUS_DATASOURCE_PASSWORD", "vigia",
                "QUARKUS_OIDC_AUTH_SERVER_URL", BenchDatabase.config("quarkus.oidc.auth-server-url"),
                "QUARKUS_OIDC_CLIENT_ID", BenchDatabase.config("quarkus.oidc.client-id"),
                "QUARKUS_OIDC_CREDENTIALS_SECRET", "secret-of-the-benchmark-and-of-nothing-else",
                "VIGIA_SECRETS_KEYSET_FILE", Path.of("target", "bench-keyset.json").toAbsolutePath().toString(),
                "VIGIA_SECRETS_CREATE_KEYSET", "true"));
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            while (!isReady(port)) {
                assertThat(process.isAlive()).as("the packaged application runs; see target/bench-start.log").isTrue();
                assertThat(System.nanoTime() - start).as("nanoseconds until ready").isLessThan(PATIENCE.toNanos());
                LockSupport.parkNanos(20_000_000);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Started(seconds, residentMegabytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static boolean isReady(int port) throws InterruptedException {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                    + "/q/health/ready")).timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As Linux counts it; where there is no /proc, the figure is 0 and says so by itself. */
    private static long residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc", "" + pid, "status");
        return Files.exists(status) ? Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0) : 0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
