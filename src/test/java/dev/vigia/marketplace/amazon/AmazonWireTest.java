package dev.vigia.marketplace.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.marketplace.StubServer;
import dev.vigia.testing.marketplace.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, byte by byte. */
@QuarkusTest
class AmazonWireTest {

    private static final String ITEMS = "/listings/2021-08-01/items/SELLER1";

    @Inject
    Amazon amazon;

    private StubServer server;
    private TestAccount account;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer()
                .answers("/auth/o2/token", 200, "{\"access_token\":\"Atza|1\",\"expires_in\":3600}")
                .answers(ITEMS, 200, "{\"sku\":\"x\",\"status\":\"ACCEPTED\",\"submissionId\":\"s1\"}",
                        Map.of("x-amzn-RateLimit-Limit", "2.5"));
        account = account(server.url());
    }

    private static TestAccount account(URI url) {
        return new TestAccount(url, Map.of("seller-id", "SELLER1", "marketplace-id", "A2Q3Y263D00KWC",
                "client-id", "app", "client-secret", "a+b&c=d", "refresh-token", "Atzr|SELLER1"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Outcome publish(String sku, int quantity) {
        List<Answer> answers = amazon.publish(account, amazon.sendModes(account).get(0),
                List.of(new Offer(sku, Optional.empty(), quantity)));
        assertThat(answers).hasSize(1);
        return answers.get(0).outcome();
    }

    @Test
    void a_quantity_is_a_patch_that_merges() {
        assertThat(publish("CAMISA-AZUL-M", 12)).isInstanceOf(Outcome.Accepted.class);

        StubServer.Request patch = server.last();
        assertThat(patch.method()).isEqualTo("PATCH");
        assertThat(patch.uri()).isEqualTo(ITEMS + "/CAMISA-AZUL-M?marketplaceIds=A2Q3Y263D00KWC"
                + "&issueLocale=pt_BR&includedData=issues");
        assertThat(patch.header("X-amz-access-token")).isEqualTo("Atza|1");
        assertThat(patch.header("X-amz-date")).matches("\\d{8}T\\d{6}Z");
        assertThat(patch.header("User-agent")).matches(
                "Vigia/[^ ]+ \\(Language=Java/[^ ;]+; Platform=[^ ;/]+/[^ ;]+\\)");
        assertThat(patch.header("Content-type")).startsWith("application/json");
        assertThat(patch.body()).isEqualTo("{\"productType\":\"PRODUCT\",\"patches\":[{\"op\":\"merge\","
                + "\"path\":\"/attributes/fulfillment_availability\",\"value\":"
                + "[{\"fulfillment_channel_code\":\"DEFAULT\",\"quantity\":12}]}]}");
        assertThat(account.paces).containsEntry("patches", 2.5);
    }

    @Test
    void the_sign_in_sends_each_secret_unchanged() {
        publish("A", 1);

        StubServer.Request signIn = server.requests.get(0);
        assertThat(signIn.uri()).isEqualTo("/auth/o2/token");
        assertThat(signIn.header("Content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(signIn.body().split("&")).extracting(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("grant_type=refresh_token", "refresh_token=Atzr|SELLER1", "client_id=app",
                        "client_secret=a+b&c=d");
    }

    @ParameterizedTest
    @ValueSource(strings = { "000123", "a b", "a/b", "a//b", "a+b", "100%", "%41", "ação", "a?b#c", "{sku}", "a;b=c",
            "..", "a&b=c", "日本", "a\"b'c", "a:b@c!$*()", "~._-" })
    void each_sku_reaches_path_and_search_unchanged(String sku) {
        publish(sku, 3);
        String path = server.last().uri().substring(ITEMS.length() + 1).split("\\?")[0];
        assertThat(path).doesNotContain("/");
        assertThat(decoded(path)).isEqualTo(sku);

        server.answers(ITEMS + "?", 200, "{\"items\":[]}");
        amazon.readBack(account, List.of(new Offer(sku, Optional.empty(), 3), new Offer("B", Optional.empty(), 1)));
        String identifiers = List.of(server.last().uri().split("[?&]")).stream()
                .filter(pair -> pair.startsWith("identifiers=")).findFirst().orElseThrow();
        assertThat(decoded(identifiers)).isEqualTo("identifiers=" + sku + ",B");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Test
    void a_redirect_is_not_followed() {
        server.answers(ITEMS, 302, "", Map.of("Location", server.url() + "/elsewhere"));

        assertThat(publish("A", 1)).isInstanceOfSatisfying(Outcome.Retry.class,
                retry -> assertThat(retry.cause()).contains(Cause.UNREADABLE));
        assertThat(server.requests).noneMatch(request -> request.uri().startsWith("/elsewhere"));
    }

    @Test
    void every_status_is_an_outcome() {
        Map.of(400, Cause.REFUSED, 403, Cause.CREDENTIALS, 404, Cause.NOT_FOUND, 413, Cause.REFUSED, 415,
                Cause.REFUSED).forEach((status, cause) -> {
                    server.answers(ITEMS, status, "{\"errors\":[{\"code\":\"X\",\"message\":\"why\"}]}");
                    assertThat(publish("A", 1)).isEqualTo(Outcome.rejected(cause, status + " X: why"));
                });
        Map.of(429, Cause.LIMITED, 500, Cause.UNAVAILABLE, 503, Cause.UNAVAILABLE).forEach((status, cause) -> {
            server.answers(ITEMS, status, "<html>sorry</html>", Map.of("Retry-After", "7"));
            assertThat(publish("A", 1)).isInstanceOfSatisfying(Outcome.Retry.class, retry -> {
                assertThat(retry.cause()).contains(cause);
                assertThat(retry.after()).hasSeconds(7);
            });
        });
    }

    @Test
    void a_connection_that_breaks_is_unreachable() throws Exception {
        try (ServerSocket breaking = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> broken = OwnThread.run(() -> breakOne(breaking));
            account = account(URI.create("http://localhost:" + breaking.getLocalPort()));

            assertThat(publish("A", 1)).isInstanceOfSatisfying(Outcome.Retry.class,
                    retry -> assertThat(retry.cause()).contains(Cause.UNREACHABLE));
            broken.get(5, TimeUnit.SECONDS);
        }
    }

    private static void breakOne(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setSoLinger(true, 0);
            socket.getInputStream().read();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void a_feed_document_goes_to_its_address_letter_by_letter() throws Exception {
        server.answers("/feeds/2021-06-30/documents", 201, "{\"feedDocumentId\":\"d1\",\"url\":\"" + server.url()
                + "/storage/in?X-Amz-Signature=a%2Fb%20c&x=1\"}")
                .answers("/feeds/2021-06-30/feeds", 202, "{\"feedId\":\"f1\"}")
                .answers("/storage/in", 200, "");

        List<Answer> answers = amazon.publish(account, amazon.sendModes(account).get(1),
                List.of(new Offer("ação / 000", Optional.empty(), 3)));

        assertThat(answers.get(0).outcome()).isEqualTo(Outcome.acceptedOutOfOrder("feed:f1", Duration.ofSeconds(30)));
        StubServer.Request upload = server.requests.get(2);
        assertThat(upload.method()).isEqualTo("PUT");
        assertThat(upload.uri()).isEqualTo("/storage/in?X-Amz-Signature=a%2Fb%20c&x=1");
        assertThat(upload.header("Content-type")).isEqualTo("application/json; charset=UTF-8");
        assertThat(upload.header("X-amz-access-token")).isEmpty();
        assertThat(upload.body()).contains("\"sku\":\"ação / 000\"");
        assertThat(server.last().body()).isEqualTo("{\"feedType\":\"JSON_LISTINGS_FEED\",\"marketplaceIds\":"
                + "[\"A2Q3Y263D00KWC\"],\"inputFeedDocumentId\":\"d1\"}");
    }

    @Test
    void nobody_at_the_address_is_unreachable() {
        server.close();

        assertThat(publish("A", 1)).isInstanceOfSatisfying(Outcome.Retry.class,
                retry -> assertThat(retry.cause()).contains(Cause.UNREACHABLE));
    }
}
