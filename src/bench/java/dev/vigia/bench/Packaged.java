package dev.vigia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.TestDatabase;
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
import org.eclipse.microprofile.config.ConfigProvider;

/** The packaged application as a process of its own, on the benchmark's PostgreSQL and provider. */
final class Packaged implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path LOG = Path.of("target", "bench-start.log");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final int port;
    /** From its beginning until it was ready. */
    final double seconds;
    private final Process process;

    private Packaged(int port, Process process, double seconds) {
        this.port = port;
        this.process = process;
        this.seconds = seconds;
    }

    static boolean exists() {
        return Files.exists(JAR);
    }

    /** @param options of the virtual machine */
    static Packaged start(String database, List<String> options) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(LOG.toFile());
        builder.environment().putAll(Map.of(
                "QUARKUS_HTTP_PORT", "" + port,
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_DATASOURCE_JDBC_URL", TestDatabase.url()
                        .replaceFirst("/vigia(?=$|\\?)", "/" + database),
                "QUARKUS_DATASOURCE_USERNAME", "vigia",
                "QUARKUS_DATASOURCE_PASSWORD", "vigia",
                "QUARKUS_OIDC_AUTH_SERVER_URL", config("quarkus.oidc.auth-server-url"),
                "QUARKUS_OIDC_CLIENT_ID", config("quarkus.oidc.client-id"),
                "QUARKUS_OIDC_CREDENTIALS_SECRET", "secret-of-the-benchmark-and-of-nothing-else",
                "VIGIA_SECRETS_KEYSET_FILE", Path.of("target", "bench-keyset.json").toAbsolutePath().toString(),
                "VIGIA_SECRETS_CREATE_KEYSET", "true"));
        // The built-in provider names no audience and repeats no nonce.
        builder.environment().putAll(Map.of("QUARKUS_OIDC_API_TOKEN_AUDIENCE", "any",
                "QUARKUS_OIDC_AUTHENTICATION_NONCE_REQUIRED", "false"));
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            while (!isReady(port)) {
                assertThat(process.isAlive()).as("the packaged application runs; see " + LOG).isTrue();
                assertThat(System.nanoTime() - start).as("nanoseconds until ready").isLessThan(PATIENCE.toNanos());
                LockSupport.parkNanos(20_000_000);
            }
            return new Packaged(port, process, (System.nanoTime() - start) / 1e9);
        } catch (AssertionError neverReady) {
            process.destroyForcibly();
            throw neverReady;
        }
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As Linux counts it; where there is no /proc, the figure is 0 and says so by itself. */
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc", "" + process.pid(), "status");
        return Files.exists(status) ? Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0) : 0;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
