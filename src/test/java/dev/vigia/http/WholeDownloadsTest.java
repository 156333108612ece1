package dev.vigia.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigia.http.DownloadFailure.Reason;
import dev.vigia.testing.marketplace.HostileServer;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A packed file of which a part cannot be unpacked is no file: what is missing from it might go to zero. */
class WholeDownloadsTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final FileDownload download = new FileDownload(VERTX);
    @TempDir
    private Path directory;

    @AfterAll
    static void end() {
        VERTX.close();
    }

    @Test
    void a_file_may_be_packed_in_several_members() throws IOException {
        fetch(joined(packed("sku;stock\nA;1\n"), packed("B;2\n")));
        assertThat(Files.readString(directory.resolve("file"))).isEqualTo("sku;stock\nA;1\nB;2\n");
    }

    @Test
    void one_with_a_damaged_member_has_broken_off() throws IOException {
        byte[] first = packed("sku;stock\nA;1\n");
        byte[] second = packed("B;2\n".repeat(10_000));
        byte[] damaged = second.clone();
        damaged[1] ^= 1;
        for (byte[] rest : List.of(damaged, Arrays.copyOf(second, second.length / 2), Arrays.copyOf(second, 1),
                "B;2\n".getBytes(UTF_8), new byte[100_000])) {
            assertThat(catchThrowableOfType(DownloadFailure.class, () -> fetch(joined(first, rest))).reason)
                    .isEqualTo(Reason.BROKEN_OFF);
        }
    }

    private void fetch(byte[] packed) throws IOException {
        try (HostileServer server = new HostileServer(out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n")
                    .getBytes(US_ASCII));
            out.write(packed);
        })) {
            download.into(directory.resolve("file"), new DownloadRequest(server.url(), Map.of(), "", "", 1 << 20,
                    Duration.ofSeconds(20), Set.of("localhost")));
        }
    }

    private static byte[] joined(byte[] one, byte[] other) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(one);
        both.write(other);
        return both.toByteArray();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
