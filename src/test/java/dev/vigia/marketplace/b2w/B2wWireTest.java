package dev.vigia.marketplace.b2w;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.testing.marketplace.StubServer;
import dev.vigia.testing.marketplace.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, byte by byte. */
@QuarkusTest
class B2wWireTest {

    @Inject
    B2w b2w;

    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestAccount account(String store) {
        return new TestAccount(server.url(), Map.of("email", "loja@example.com", "api-key", "key=1+",
                "account-manager-key",
                "manager", "store-code", store, "cross-docking", "3"));
    }

    private List<Outcome> publish(String store, int way, Offer... offers) {
        TestAccount account = account(store);
        return b2w.publish(account, b2w.sendModes(account).get(way), List.of(offers)).stream()
                .map(answer -> answer.outcome()).toList();
    }

    private void isSentAs(String method, String uri, String body) {
        StubServer.Request request = server.last();
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.uri()).isEqualTo(uri);
        assertThat(request.header("X-user-email")).isEqualTo("loja@example.com");
        assertThat(request.header("X-api-key")).isEqualTo("key=1+");
        assertThat(request.header("X-accountmanager-key")).isEqualTo("manager");
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.body()).isEqualTo(body);
    }

    @Test
    void a_quantity_is_put_at_its_variation_or_product() {
        server.answers("/variations/A", 204, "").answers("/products/A", 204, "");

        assertThat(publish("", 0, new Offer("A", Optional.empty(), 12))).hasOnlyElementsOfType(Outcome.Accepted.class);
        isSentAs("PUT", "/variations/A", "{\"variation\":{\"qty\":12}}");
        assertThat(server.last().header("Content-type")).startsWith("application/json");
        assertThat(publish("", 0, new Offer("A", Optional.of("product"), 0))).hasOnlyElementsOfType(
                Outcome.Accepted.class);
        isSentAs("PUT", "/products/A", "{\"product\":{\"qty\":0}}");
    }

    @Test
    void a_warehouse_has_calls_of_its_own() {
        server.answers("/stores/cd1/skus/A", 204, "").answers("/stores/cd1/skus", 204, "")
                .answers("/stores/cd1/batch", 204, "");

        assertThat(publish("cd1", 0, new Offer("A", Optional.empty(), 12))).hasOnlyElementsOfType(
                Outcome.Accepted.class);
        isSentAs("PUT", "/stores/cd1/skus/A", "{\"sku\":{\"qty\":12,\"cross_docking\":3}}");
        assertThat(publish("cd1", 1, new Offer("A", Optional.empty(), 12), new Offer("007", Optional.empty(), 0)))
                .hasOnlyElementsOfType(Outcome.Accepted.class);
        isSentAs("POST", "/stores/cd1/batch", "{\"skus\":[{\"code\":\"A\",\"qty\":12,\"cross_docking\":3},"
                + "{\"code\":\"007\",\"qty\":0,\"cross_docking\":3}]}");
        server.answers("/stores/cd1/skus/A", 404, "{}");
        assertThat(publish("cd1", 0, new Offer("A", Optional.empty(), 12))).hasOnlyElementsOfType(
                Outcome.Accepted.class);
        isSentAs("POST", "/stores/cd1/skus", "{\"sku\":{\"code\":\"A\",\"qty\":12,\"cross_docking\":3}}");
    }

    @Test
    void a_probe_asks_for_one_product() {
        server.answers("/products", 200, "{\"products\":[]}");

        assertThat(b2w.probe(account(""))).isEqualTo(Outcome.applied());
        isSentAs("GET", "/products?page=1&per_page=1", "");
    }

    @Test
    void what_could_not_be_published_is_asked_for_in_pages() {
        server.answers("/sync_errors/products", 200, "{\"errors_qty\":0,\"data\":[]}");

        assertThat(b2w.confirm(account(""), "stored:0", List.of(new Offer("A", Optional.empty(), 12))).get(0).outcome())
                .isEqualTo(Outcome.applied());
        isSentAs("GET", "/sync_errors/products?offset=0", "");
    }

    @ParameterizedTest
    @ValueSource(strings = { "000123", "a b", "a/b", "a+b", "100%", "%41", "ação", "a?b#c", "{sku}", "a&b=c", "日本" })
    void each_sku_reaches_the_path_unchanged(String sku) {
        server.answers("/variations/", 204, "");

        assertThat(publish("", 0, new Offer(sku, Optional.empty(), 1))).hasOnlyElementsOfType(Outcome.Accepted.class);
        assertThat(URLDecoder.decode(server.last().uri().replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo("/variations/" + sku);
        assertThat(server.last().uri().substring("/variations/".length())).doesNotContain("/", "?", "#");
    }
}
