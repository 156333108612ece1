package dev.vigia.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigia.http.DownloadFailure.Reason;
import dev.vigia.testing.marketplace.HostileServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from an address that a person has typed, and what does not. */
class FileDownloadTest extends DownloadFixture {

    @Test
    void a_file_comes_with_the_marks_by_which_it_is_known_again() throws IOException {
        server.answers("/s.csv?a=1", 200, "sku;stock\nñ;1\n", Map.of("ETag", "\"7\"", "Last-Modified",
                "Tue, 01 Sep 2026 10:00:00 GMT", "Content-Type", "text/csv", "Content-Disposition",
                "attachment; filename=\"stock de hoy.csv\""));
        Downloaded came = fetch(at("/s.csv?a=1"));
        assertThat(Files.readString(file())).isEqualTo("sku;stock\nñ;1\n");
        assertThat(came.etag()).isEqualTo("\"7\"");
        assertThat(came.lastModified()).isEqualTo("Tue, 01 Sep 2026 10:00:00 GMT");
        assertThat(came.type()).isEqualTo("text/csv");
        assertThat(came.name()).contains("stock de hoy.csv");
        assertThat(server.last().header("If-none-match")).isEmpty();
    }

    @Test
    void what_is_still_the_same_is_not_sent_again() {
        server.answers("/s.csv", 304, "");
        DownloadRequest known = new DownloadRequest(at("/s.csv"), Map.of(), "\"7\"", "Tue, 01 Sep 2026 10:00:00 GMT",
                MEGABYTE, Duration.ofSeconds(20), Set.of("localhost"));
        assertThat(download.into(file(), known).isNew()).isFalse();
        assertThat(server.last().header("If-none-match")).isEqualTo("\"7\"");
        assertThat(server.last().header("If-modified-since")).isEqualTo("Tue, 01 Sep 2026 10:00:00 GMT");
        assertThat(failure(at("/s.csv"))).as("nobody asked whether").isEqualTo(Reason.SERVER_FAILED);
    }

    @ParameterizedTest
    @CsvSource({ "401, SIGN_IN", "403, SIGN_IN", "404, NOT_FOUND", "410, NOT_FOUND", "429, BUSY", "503, BUSY",
            "400, REFUSED", "500, SERVER_FAILED", "204, SERVER_FAILED", "206, SERVER_FAILED", "300, SERVER_FAILED" })
    void each_answer_means_something(int status, Reason reason) {
        server.answers("/", status, "");
        assertThat(failure(at("/s.csv"))).isEqualTo(reason);
    }

    @Test
    void how_long_a_server_asks_to_be_left_alone_is_told() {
        server.answers("/", 503, "", Map.of("Retry-After", "120"));
        DownloadFailure failure = catchThrowableOfType(DownloadFailure.class, () -> fetch(at("/")));
        assertThat(failure.wait).contains(Duration.ofMinutes(2));
    }

    @Test
    void what_is_packed_is_unpacked_up_to_the_limit() throws IOException {
        byte[] packed = packed("sku;stock\nA;1\n".getBytes(UTF_8));
        try (HostileServer honest = new HostileServer(out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n")
                    .getBytes(US_ASCII));
            out.write(packed);
        })) {
            fetch(honest.url());
            assertThat(Files.readString(file())).isEqualTo("sku;stock\nA;1\n");
        }
        byte[] bomb = packed(new byte[200 * MEGABYTE]);
        assertThat(bomb.length).isLessThan(MEGABYTE);
        try (HostileServer hostile = new HostileServer(out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n")
                    .getBytes(US_ASCII));
            out.write(bomb);
        })) {
            assertThat(failure(hostile.url())).isEqualTo(Reason.TOO_LARGE);
            assertThat(Files.size(file())).isLessThanOrEqualTo(MEGABYTE);
        }
    }

    @Test
    void what_never_ends_is_hung_up_on() throws Exception {
        try (HostileServer endless = new HostileServer(HostileServer.endless())) {
            assertThat(failure(endless.url())).isEqualTo(Reason.TOO_LARGE);
            assertThat(endless.isHungUpOn()).isTrue();
            assertThat(endless.written()).isLessThan(50L * MEGABYTE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void who_is_slow_is_waited_for_no_longer_than_agreed(boolean withHead) throws Exception {
        try (HostileServer slow = new HostileServer(withHead ? HostileServer.dribbling("200 OK")
                : HostileServer.announcing("103 Early Hints"))) {
            assertThat(failure(slow.url(), Duration.ofSeconds(1))).isEqualTo(Reason.TOO_SLOW);
            assertThat(slow.isHungUpOn()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsku;stock\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nsku;stock\n\r\n",
            "HTTP/1.0 200 OK\r\n\r\nsku;stock\nA;1\n",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc" })
    void what_may_be_half_a_file_is_none(String answer) throws IOException {
        try (HostileServer broken = new HostileServer(out -> out.write(answer.getBytes(US_ASCII)))) {
            assertThat(failure(broken.url())).isEqualTo(Reason.BROKEN_OFF);
        }
    }

    @Test
    void nobody_is_believed_without_a_certificate_that_others_vouch_for() throws Exception {
        try (SelfSignedServer self = new SelfSignedServer(directory)) {
            assertThat(failure(self.address())).isEqualTo(Reason.CERTIFICATE);
        }
        FileDownload hasty = new FileDownload(vertx, Duration.ofSeconds(1));
        URI unable = URI.create("https://localhost:" + server.url().getPort() + "/");
        assertThat(catchThrowableOfType(DownloadFailure.class, () -> hasty.into(file(), request(unable,
                LONGEST))).reason).as("it does not even know how").isEqualTo(Reason.CERTIFICATE);
    }

    @Test
    void nobody_answers_where_nobody_is() {
        int port = server.url().getPort();
        server.close();
        assertThat(failure(URI.create("http://localhost:" + port + "/"))).isEqualTo(Reason.UNREACHABLE);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
