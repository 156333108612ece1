package dev.vigia.journey;

import static dev.vigia.testing.Patiently.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Keycloak with the realm of {@code docker/keycloak} and the people for trying. */
public class Keycloak implements QuarkusTestResourceLifecycleManager {

    static final String CLIENT_SECRET = "a secret for tests, long enough for a cookie";
    static final String OTHER_APPLICATION = "other-app";
    static final String OTHER_SECRET = "the secret of the other application";
    static final String METRICS_SECRET = "another secret for tests";

    private static final Path REALM = Path.of("docker", "keycloak");

    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    @Override
    public Map<String, String> start() {
        Path home = Path.of(System.getProperty("keycloak.home"));
        // The port that the build has reserved for the tests; one of our own where a test runs without the build.
        int vigia = Integer.getInteger("tests.port.fork-1", freePort());
        int keycloak = freePort();
        String realm = "http://localhost:" + keycloak + "/realms/vigia";
        try {
            prepare(home);
            process = launch(home, keycloak, "http://localhost:" + vigia);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofSeconds(1)).until(() -> answers(realm));
        return Map.of("quarkus.http.test-port", Integer.toString(vigia),
                "quarkus.oidc.auth-server-url", realm,
                "quarkus.oidc.client-id", "vigia",
                "quarkus.oidc.credentials.secret", CLIENT_SECRET);
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }

    /** Nothing is left of the run before; the realm and the people are read anew. */
    private static void prepare(Path home) throws IOException {
        Path data = home.resolve("data");
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        Path imports = Files.createDirectories(data.resolve("import"));
        for (Path file : List.of(REALM.resolve("vigia-realm.json"), REALM.resolve("for-trying/vigia-users-0.json"))) {
            Files.copy(file, imports.resolve(file.getFileName()));
        }
        Path realm = imports.resolve("vigia-realm.json");
        Files.writeString(realm, withAnotherApplication(Files.readString(realm)));
    }

    /** One more application of the same company: the same people, roles and retailers, and it may ask for passwords. */
    private static String withAnotherApplication(String text) {
        JsonObject realm = new JsonObject(text);
        JsonObject other = realm.getJsonArray("clients").getJsonObject(0).copy();
        other.put("clientId", OTHER_APPLICATION).put("secret", OTHER_SECRET).put("directAccessGrantsEnabled", true)
                .put("fullScopeAllowed", true).put("attributes", new JsonObject());
        other.getJsonArray("protocolMappers")
                .remove(other.getJsonArray("protocolMappers").stream().map(JsonObject.class::cast)
                        .filter(mapper -> mapper.getString("name").equals("audience")).findFirst().orElseThrow());
        realm.getJsonArray("clients").add(other);
        return realm.encode();
    }

    private static Process launch(Path home, int port, String publicUrl) throws IOException {
        File log = home.resolveSibling("keycloak.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin").resolve("kc.sh").toString(), "start-dev",
                "--import-realm", "--http-host=localhost", "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("VIGIA_PUBLIC_URL", publicUrl);
        builder.environment().put("VIGIA_CLIENT_SECRET", CLIENT_SECRET);
        builder.environment().put("VIGIA_METRICS_SECRET", METRICS_SECRET);
        Process launched = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(launched::destroy));
        return launched;
    }

    private boolean answers(String realm) throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak did not start; see target/keycloak/keycloak.log");
        }
        try {
            URI address = URI.create(realm + "/.well-known/openid-configuration");
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Not listening yet: this is the question.
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
