package dev.vigia.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.marketplace.HostileServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer that comes in one piece has ended almost when it begins; some of a thousand were lost so. */
class ShortAnswersTest {

    private static final int AT_ONCE = 8;
    private static final int EACH = 100;
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nsku;stock".getBytes(US_ASCII);

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);

    @AfterEach
    void close() {
        readers.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void none_is_over_before_it_is_read(@TempDir Path folder) throws Exception {
        FileDownload download = new FileDownload(vertx);
        List<Future<Integer>> all = new ArrayList<>();
        for (int reader = 0; reader < AT_ONCE; reader++) {
            Path file = folder.resolve("file-" + reader);
            all.add(readers.submit(() -> readAgainAndAgain(download, file)));
        }
        for (Future<Integer> each : all) {
            assertThat(each.get()).isEqualTo(EACH);
        }
    }

    private int readAgainAndAgain(FileDownload download, Path file) throws IOException {
        int read = 0;
        while (read < EACH) {
            try (HostileServer server = new HostileServer(out -> out.write(ANSWER))) {
                download.into(file, new DownloadRequest(server.url(), Map.of(), "", "", 1000, Duration.ofSeconds(30),
                        Set
                                .of("localhost")));
            }
            assertThat(Files.readString(file)).isEqualTo("sku;stock");
            read++;
        }
        return read;
    }
}
