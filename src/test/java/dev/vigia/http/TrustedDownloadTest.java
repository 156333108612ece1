package dev.vigia.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigia.http.DownloadFailure.Reason;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that comes over TLS, where the trust store of the JVM vouches for the server. */
class TrustedDownloadTest {

    private static final String TEXT = "sku;stock\nTAZA;4\n";

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, String> before = new HashMap<>();
    @TempDir
    private Path directory;
    private SelfSignedServer server;

    @BeforeEach
    void trust() throws Exception {
        server = new SelfSignedServer(directory, TEXT);
        set("javax.net.ssl.trustStore", server.keys().toString());
        set("javax.net.ssl.trustStorePassword", SelfSignedServer.PASSWORD);
    }

    @AfterEach
    void trustAsBefore() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        server.close();
        vertx.close();
    }

    @Test
    void it_comes_whole() throws Exception {
        Downloaded came = fetch(server.address(), "localhost");
        assertThat(came.isNew()).isTrue();
        assertThat(Files.readString(directory.resolve("file"))).isEqualTo(TEXT);
    }

    @Test
    void a_certificate_of_another_name_vouches_for_nobody() {
        URI byNumber = URI.create("https://127.0.0.1:" + server.address().getPort() + "/");
        assertThat(catchThrowableOfType(DownloadFailure.class, () -> fetch(byNumber, "127.0.0.1")).reason).isEqualTo(
                Reason.CERTIFICATE);
    }

    private Downloaded fetch(URI address, String privateHost) {
        return new FileDownload(vertx).into(directory.resolve("file"), new DownloadRequest(address, Map.of(), "", "",
                1 << 20, Duration.ofSeconds(20), Set.of(privateHost)));
    }

    private void set(String name, String value) {
        before.put(name, System.setProperty(name, value));
    }
}
