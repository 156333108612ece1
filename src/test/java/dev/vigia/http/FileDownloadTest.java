package dev.vigia.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigia.http.DownloadFailure.Reason;
import dev.vigia.testing.marketplace.HostileServer;
import dev.vigia.testing.marketplace.StubServer;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from an address that a person has typed, and what does not. */
class FileDownloadTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final int MEGABYTE = 1 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final FileDownload download = new FileDownload(VERTX);
    private StubServer server;
    @TempDir
    private Path directory;

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
        VERTX.close();
    }

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
    void the_sign_in_goes_to_this_server_and_to_no_other_that_it_leads_to() throws IOException {
        try (StubServer other = new StubServer()) {
            other.answers("/s.csv", 200, "sku\n");
            server.answers("/a", 302, "", Map.of("Location", "/b"));
            server.answers("/b", 307, "", Map.of("Location", other.url() + "/s.csv"));
            fetch(at("/a"));
            assertThat(server.requests).allSatisfy(request -> assertThat(request.header("X-key")).isEqualTo("secret"));
            assertThat(server.requests).hasSize(2);
            assertThat(other.last().header("X-key")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({ "?b=2, /x/s.csv?b=2", "t.csv?b=2, /x/t.csv?b=2", "/t.csv, /t.csv", "'', /x/s.csv?a=1",
            "'#part', /x/s.csv?a=1" })
    void where_a_server_leads_to_is_read_from_where_it_said_so(String place, String path) {
        server.answers("/x/s.csv?a=1", 302, "", Map.of("Location", place));
        server.answers("/", 404, "");
        server.answers(path.equals("/x/s.csv?a=1") ? "/none" : path, 200, "sku\n");
        if (path.equals("/x/s.csv?a=1")) {
            assertThat(failure(at(path))).isEqualTo(Reason.TOO_MANY_REDIRECTS);
        } else {
            fetch(at("/x/s.csv?a=1"));
        }
        assertThat(server.last().uri()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({ "https://h/a, https://h:443/b, true", "http://h/, http://H:80/, true",
            "https://h/, https://h:444/, false", "https://h/, http://h/, false", "https://h/, https://g/, false",
            "https://h:80/, http://h/, false" })
    void a_port_that_is_the_usual_one_is_the_same_as_none(URI one, URI other, boolean isSame) {
        assertThat(FileAddress.of(one).origin().equals(FileAddress.of(other).origin())).isEqualTo(isSame);
    }

    @Test
    void where_nobody_answers_at_the_first_address_of_a_name_the_next_one_is_asked() throws IOException {
        server.answers("/s.csv", 200, "sku\n");
        int port = server.url().getPort();
        named("127.0.0.3", "127.0.0.2", "127.0.0.1").into(file(), request(at("/s.csv"), LONGEST));
        assertThat(Files.readString(file())).isEqualTo("sku\n");
        assertThat(server.requests).hasSize(1);
        server.answers("/gone", 404, "");
        assertThat(catchThrowableOfType(DownloadFailure.class, () -> named("127.0.0.1", "127.0.0.2").into(file(),
                request(at("/gone"), LONGEST))).reason).as("who answers has answered").isEqualTo(Reason.NOT_FOUND);
        assertThat(catchThrowableOfType(DownloadFailure.class, () -> named("127.0.0.3", "127.0.0.2").into(file(),
                request(at("/s.csv"), LONGEST))).reason).isEqualTo(Reason.UNREACHABLE);
        DownloadRequest ofAll = new DownloadRequest(URI.create("http://shop.example:" + port + "/s.csv"), Map.of(), "",
                "",
                MEGABYTE, LONGEST, Set.of());
        assertThat(catchThrowableOfType(DownloadFailure.class, () -> named("8.8.8.8", "127.0.0.1").into(file(),
                ofAll)).reason).as("each is looked at before any").isEqualTo(Reason.PRIVATE_ADDRESS);
        assertThat(server.requests).hasSize(2);
    }

    /** Where every name has these addresses. */
    private static FileDownload named(String... addresses) {
        return new FileDownload(VERTX, Duration.ofSeconds(5), host -> {
            InetAddress[] all = new InetAddress[addresses.length];
            for (int nth = 0; nth < all.length; nth++) {
                all[nth] = InetAddress.getByName(addresses[nth]);
            }
            return all;
        });
    }

    @ParameterizedTest
    @CsvSource({ "https://127.0.0.1/s.csv, PRIVATE_ADDRESS", "http://169.254.169.254/latest, PRIVATE_ADDRESS",
            "https://[::1]/, PRIVATE_ADDRESS", "http://8.8.8.8/s.csv, NOT_ENCRYPTED", "ftp://8.8.8.8/, NOT_ENCRYPTED",
            "file:///etc/passwd, ADDRESS_UNKNOWN", "https://user:word@8.8.8.8/, ADDRESS_UNKNOWN",
            "/a, TOO_MANY_REDIRECTS", "https://no-such-host.invalid/, ADDRESS_UNKNOWN",
            "':', SERVER_FAILED" })
    void a_server_leads_to_no_place_that_could_not_be_typed(String place, Reason reason) {
        server.answers("/a", 302, "", Map.of("Location", place));
        assertThat(failure(at("/a"))).isEqualTo(reason);
    }

    @Test
    void a_private_address_is_refused_before_anybody_is_asked() {
        assertThat(failure(URI.create("http://127.0.0.1:" + server.url().getPort() + "/"))).isEqualTo(
                Reason.PRIVATE_ADDRESS);
        assertThat(server.requests).isEmpty();
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
        FileDownload hasty = new FileDownload(VERTX, Duration.ofSeconds(1));
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

    private URI at(String path) {
        return URI.create(server.url() + path);
    }

    private Path file() {
        return directory.resolve("file");
    }

    private Downloaded fetch(URI address) {
        return fetch(address, LONGEST);
    }

    private Downloaded fetch(URI address, Duration longest) {
        return download.into(file(), request(address, longest));
    }

    private static DownloadRequest request(URI address, Duration longest) {
        return new DownloadRequest(address, Map.of("X-Key", "secret"), "", "", MEGABYTE, longest, Set.of("localhost"));
    }

    private Reason failure(URI address) {
        return failure(address, LONGEST);
    }

    private Reason failure(URI address, Duration longest) {
        return catchThrowableOfType(DownloadFailure.class, () -> fetch(address, longest)).reason;
    }
}
