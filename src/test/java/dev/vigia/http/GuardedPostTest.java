package dev.vigia.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigia.http.DownloadFailure.Reason;
import dev.vigia.http.GuardedPost.PostReply;
import dev.vigia.testing.marketplace.HostileServer;
import dev.vigia.testing.marketplace.StubServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told to an address that a person has typed, and to whom nothing is told. */
class GuardedPostTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Set<String> ALLOWED = Set.of("localhost");
    private static Vertx vertx;

    private StubServer server;

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        vertx.close();
    }

    @BeforeEach
    void open() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void body_and_headers_arrive_as_they_are() {
        server.answers("/hook?a=1", 204, "");
        PostReply reply = new GuardedPost(vertx).send(request(URI.create(server.url() + "/hook?a=1"), LONGEST,
                ALLOWED));
        assertThat(reply.isTaken()).isTrue();
        assertThat(server.last().method()).isEqualTo("POST");
        assertThat(server.last().uri()).isEqualTo("/hook?a=1");
        assertThat(server.last().body()).isEqualTo("{\"ñ\":1}");
        assertThat(server.last().header("X-id")).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({ "200, true", "202, true", "301, false", "400, false", "410, false", "429, false", "500, false" })
    void only_a_success_counts_as_taken_and_no_redirect_is_followed(int status, boolean taken) {
        server.answers("/", status, "", Map.of("Location", server.url() + "/elsewhere", "Retry-After", "120"));
        PostReply reply = new GuardedPost(vertx).send(request(server.url(), LONGEST, ALLOWED));
        assertThat(reply.isTaken()).isEqualTo(taken);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.askedWait()).contains(Duration.ofMinutes(2));
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://127.0.0.1", "http://[::1]", "https://10.0.0.1", "https://169.254.169.254",
            "https://[fd00::1]", "https://[::ffff:10.0.0.1]", "https://192.168.0.1", "https://0.0.0.0" })
    void nobody_behind_the_firewall_is_told_anything(String address) {
        assertThat(failure(new GuardedPost(vertx), URI.create(address), LONGEST)).isEqualTo(Reason.PRIVATE_ADDRESS);
    }

    @Test
    void a_name_that_changes_its_mind_is_asked_once_and_taken_at_its_word() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        GuardedPost post = new GuardedPost(vertx, host -> new InetAddress[] { InetAddress.getByName(asked
                .getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1") });
        URI rebinding = URI.create("https://rebinding.example:" + server.url().getPort() + "/");
        catchThrowableOfType(DownloadFailure.class, () -> post.send(request(rebinding, Duration.ofMillis(500), Set
                .of())));
        assertThat(asked).hasValue(1);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void one_private_address_of_a_name_spoils_them_all() {
        GuardedPost post = new GuardedPost(vertx, host -> new InetAddress[] { InetAddress.getByName("93.184.215.14"),
                InetAddress.getByName("10.0.0.1") });
        assertThat(failure(post, URI.create("https://both.example/"), LONGEST)).isEqualTo(Reason.PRIVATE_ADDRESS);
    }

    @Test
    void nothing_is_told_openly_but_to_this_machine() {
        assertThat(failure(new GuardedPost(vertx, host -> new InetAddress[] { InetAddress.getByName("93.184.215.14") }),
                URI.create("http://shop.example/"), LONGEST)).isEqualTo(Reason.NOT_ENCRYPTED);
    }

    @Test
    void who_never_answers_is_waited_for_no_longer_than_agreed() throws Exception {
        try (HostileServer silent = new HostileServer(HostileServer.announcing("103 Early Hints"))) {
            DownloadFailure failure = catchThrowableOfType(DownloadFailure.class, () -> new GuardedPost(vertx).send(
                    request(silent.url(), Duration.ofSeconds(1), ALLOWED)));
            assertThat(failure.reason).isEqualTo(Reason.TOO_SLOW);
            assertThat(silent.isHungUpOn()).isTrue();
        }
    }

    @Test
    void an_answer_without_end_is_not_read() throws Exception {
        try (HostileServer endless = new HostileServer(HostileServer.endless())) {
            assertThat(new GuardedPost(vertx).send(request(endless.url(), LONGEST, ALLOWED)).isTaken()).isTrue();
            assertThat(endless.isHungUpOn()).isTrue();
            assertThat(endless.written()).isLessThan(50L << 20);
        }
    }

    @Test
    void an_address_says_nothing_of_its_path_in_a_log() {
        assertThat(request(URI.create("https://hooks.example/secret"), LONGEST, Set.of())).hasToString(
                "hooks.example");
    }

    private static PostRequest request(URI address, Duration longest, Set<String> allowed) {
        return new PostRequest(address, Map.of("X-Id", "7"), "{\"ñ\":1}", longest, allowed);
    }

    private static Reason failure(GuardedPost post, URI address, Duration longest) {
        return catchThrowableOfType(DownloadFailure.class, () -> post.send(request(address, longest, Set.of()))).reason;
    }
}
