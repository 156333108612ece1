package dev.vigia.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigia.http.DownloadFailure.Reason;
import dev.vigia.testing.marketplace.StubServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an address leads to: other addresses of the server, and of its name. */
class FileRedirectTest extends DownloadFixture {

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
        return new FileDownload(vertx, Duration.ofSeconds(5), host -> {
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
}
