package dev.vigia.http;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigia.http.DownloadFailure.Reason;
import dev.vigia.testing.marketplace.StubServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server of the test's own, and what is downloaded from it. */
abstract class DownloadFixture {

    static Vertx vertx;
    static final int MEGABYTE = 1 << 20;
    static final Duration LONGEST = Duration.ofSeconds(20);

    final FileDownload download = new FileDownload(vertx);
    StubServer server;
    @TempDir
    Path directory;

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @BeforeEach
    void open() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @AfterAll
    static void end() {
        vertx.close();
    }

    URI at(String path) {
        return URI.create(server.url() + path);
    }

    Path file() {
        return directory.resolve("file");
    }

    Downloaded fetch(URI address) {
        return fetch(address, LONGEST);
    }

    Downloaded fetch(URI address, Duration longest) {
        return download.into(file(), request(address, longest));
    }

    static DownloadRequest request(URI address, Duration longest) {
        return new DownloadRequest(address, Map.of("X-Key", "secret"), "", "", MEGABYTE, longest, Set.of("localhost"));
    }

    Reason failure(URI address) {
        return failure(address, LONGEST);
    }

    Reason failure(URI address, Duration longest) {
        return catchThrowableOfType(DownloadFailure.class, () -> fetch(address, longest)).reason;
    }
}
