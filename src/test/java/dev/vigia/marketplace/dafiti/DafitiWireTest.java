package dev.vigia.marketplace.dafiti;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.marketplace.HostileServer;
import dev.vigia.testing.marketplace.StubServer;
import dev.vigia.testing.marketplace.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, byte by byte, and the older API of the sandbox to its end. */
@QuarkusTest
class DafitiWireTest {

    private static final String KEY = "key-1";

    @Inject
    Dafiti dafiti;

    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer().answers("/oauth/client-credentials", 200,
                "{\"access_token\":\"t1\",\"token_type\":\"Bearer\",\"expires_in\":3600}")
                .answers("/v2/product/seller-skus", 200, "[{\"id\":77,\"sellerSku\":\"A\"}]")
                .answers("/v2/stock/product", 200, "[]")
                .answers("/?", 200, "{\"SuccessResponse\":{\"Head\":{\"RequestId\":\"f1\"},\"Body\":{}}}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static TestAccount account(URI url, String api) {
        return new TestAccount(url, Map.of("api", api, "client-id", "app", "client-secret", "s", "user",
                "1@sandbox.example", "access-key", KEY));
    }

    private static Offer offer(String sku, int quantity) {
        return new Offer(sku, Optional.empty(), quantity);
    }

    private List<Outcome> publish(TestAccount account, Offer... offers) {
        return dafiti.publish(account, dafiti.sendModes(account).get(0), List.of(offers)).stream().map(Answer::outcome)
                .toList();
    }

    @Test
    void quantities_go_as_a_bare_list_behind_a_sign_in_and_a_lookup() {
        assertThat(publish(account(server.url(), "oauth"), offer("A", 12))).containsExactly(Outcome.applied());

        StubServer.Request signIn = server.requests.get(0);
        assertThat(signIn.method() + " " + signIn.uri()).isEqualTo("POST /oauth/client-credentials");
        assertThat(signIn.header("Authorization")).isEqualTo("Basic YXBwOnM=");
        assertThat(signIn.header("Content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(signIn.body()).isEqualTo("grant_type=client_credentials");
        StubServer.Request update = server.last();
        assertThat(update.method() + " " + update.uri()).isEqualTo("PUT /v2/stock/product");
        assertThat(update.header("Authorization")).isEqualTo("Bearer t1");
        assertThat(update.header("Content-type")).startsWith("application/json");
        assertThat(update.body()).isEqualTo("[{\"productId\":77,\"quantity\":12}]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "000123", "a b", "a/b", "a+b", "100%", "ação", "a?b#c", "{sku}", "a;b=c", "..", "a&b=c",
            "日本", "a\"b'c", "a:b@c!$*()", "~._-", "a,b" })
    void each_sku_reaches_both_apis_unchanged(String sku) {
        publish(account(server.url(), "oauth"), offer(sku, 3), offer("B", 1));
        assertThat(List.of(server.last().uri().split("[?&]"))).extracting(DafitiWireTest::decoded)
                .containsExactlyInAnyOrder("/v2/product/seller-skus", "sellerSkus[]=" + sku, "sellerSkus[]=B",
                        "limit=100", "offset=0");

        dafiti.readBack(account(server.url(), "signed"), List.of(offer(sku, 3)));
        assertThat(server.last().uri()).isEqualTo("/?" + letterByLetter(server.last()));
        Map<String, String> query = query(server.last());
        assertThat(query.get("SkuSellerList")).isEqualTo("[\"" + sku.replace("\"", "\\\"") + "\"]");
        String signature = query.remove("Signature");
        assertThat(Signature.of(Signature.text(query), KEY)).isEqualTo(signature);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(StubServer.Request request) {
        return Arrays.stream(request.uri().substring(request.uri().indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (one, other) -> other,
                        TreeMap::new));
    }

    /** The query as the signature takes it, with the signature at its place. */
    private static String letterByLetter(StubServer.Request request) {
        return Signature.text(query(request));
    }

    @Test
    void a_signed_call_carries_xml() {
        assertThat(publish(account(server.url(), "signed"), offer("ação & 1", 0)).get(0))
                .isInstanceOf(Outcome.Accepted.class);

        StubServer.Request feed = server.last();
        assertThat(feed.method()).isEqualTo("POST");
        assertThat(feed.uri()).startsWith("/?").doesNotContain(KEY);
        assertThat(feed.header("Content-type")).startsWith("application/xml");
        assertThat(feed.body()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Request><Product><SellerSku>"
                + "ação &amp; 1</SellerSku><Quantity>0</Quantity></Product></Request>");
        assertThat(query(feed)).containsOnlyKeys("Action", "Format", "Timestamp", "UserID", "Version", "Signature")
                .containsEntry("UserID", "1@sandbox.example");
    }

    @Test
    void an_answer_to_a_signed_call_that_has_no_end_is_hung_up_on() throws Exception {
        try (HostileServer endless = new HostileServer(HostileServer.endless())) {
            assertThat(publish(account(endless.url(), "signed"), offer("A", 0)).get(0))
                    .isInstanceOf(Outcome.Retry.class);
            assertThat(endless.isHungUpOn()).isTrue();
            assertThat(endless.written()).isLessThan(64L * 1024 * 1024);
        }
    }

    @Test
    void an_answer_to_a_signed_call_that_dribbles_did_not_come_in_time() throws Exception {
        try (HostileServer dribbling = new HostileServer(HostileServer.dribbling("503 Service Unavailable"))) {
            assertThat(publish(account(dribbling.url(), "signed"), offer("A", 0)).get(0))
                    .isInstanceOfSatisfying(Outcome.Retry.class,
                            retry -> assertThat(retry.cause()).contains(Cause.TIMEOUT));
            assertThat(dribbling.isHungUpOn()).isTrue();
        }
    }

    @Test
    void the_older_api_of_the_sandbox_takes_a_feed_to_its_end() {
        String base = "/sandbox/dafiti";
        given().contentType(ContentType.JSON).body("{\"seller\":\"1\",\"items\":[{\"sku\":\"ação & *~1\","
                + "\"quantity\":5}]}").put(base + "/_listings").then().statusCode(200);
        TestAccount account = account(URI.create("http://localhost:" + RestAssured.port + base), "signed");
        List<Offer> offers = List.of(offer("ação & *~1", 0), offer("nobody", 1));

        String feed = ((Outcome.Accepted) publish(account, offers.toArray(Offer[]::new)).get(0)).handle();
        await().until(() -> dafiti.confirm(account, feed, offers).get(0).outcome().equals(Outcome.applied()));

        assertThat(dafiti.confirm(account, feed, offers).get(1).outcome())
                .isEqualTo(Outcome.rejected(Cause.REFUSED, "Seller SKU 'nobody' not found"));
        assertThat(dafiti.readBack(account, offers)).extracting(shown -> shown.quantity())
                .containsExactly(OptionalInt.of(0), OptionalInt.empty());
        assertThat(dafiti.probe(account)).isEqualTo(Outcome.applied());
        TestAccount stranger = new TestAccount(account.url(), Map.of("api", "signed", "user", "1@sandbox.example",
                "access-key", "wrong"));
        assertThat(dafiti.probe(stranger)).isInstanceOfSatisfying(Outcome.Rejected.class,
                rejected -> assertThat(rejected.cause()).contains(Cause.CREDENTIALS));
    }
}
