package dev.vigia.marketplace.casasbahia;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Setting;
import dev.vigia.testing.marketplace.Cast;
import dev.vigia.testing.marketplace.StubServer;
import dev.vigia.testing.marketplace.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, byte by byte, and a load from its beginning to its end. */
@QuarkusTest
class CasasBahiaWireTest {

    private static final Cast CAST = new Cast("casas-bahia");

    @Inject
    CasasBahia casasBahia;

    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestAccount account(String version) {
        return new TestAccount(server.url(), Map.of("client-id", "app", "access-token", "a+b=c", "api", version,
                "preparation-days", "3", "warehouse", "1"));
    }

    private Outcome publish(TestAccount account, String sku) {
        return casasBahia.publish(account, casasBahia.sendModes(account).get(0),
                List.of(new Offer(sku, Optional.empty(), 12))).get(0).outcome();
    }

    private static void isSentAs(StubServer.Request request, String method, String uri, String body) {
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.uri()).isEqualTo(uri);
        assertThat(request.header("Client_id")).isEqualTo("app");
        assertThat(request.header("Access_token")).isEqualTo("a+b=c");
        assertThat(request.body()).isEqualTo(body);
    }

    @Test
    void an_offer_is_put_with_the_days_its_product_shows() {
        server.answers("/api/v4/api-front-products-v4/jersey/product/", 200,
                "{\"valido\":true,\"conteudo\":{\"estoque\":{\"quantidade\":1,\"tempoDePreparacao\":7}}}")
                .answers("/api/v4/api-front-offer-v4/jersey/offer/stock", 200, "{\"valido\":true}");

        assertThat(publish(account("v4"), "A/1")).isEqualTo(Outcome.applied());
        isSentAs(server.requests.get(0), "GET", "/api/v4/api-front-products-v4/jersey/product/A%2F1", "");
        isSentAs(server.last(), "PUT", "/api/v4/api-front-offer-v4/jersey/offer/stock",
                "{\"idSkuLojista\":\"A/1\",\"estoque\":{\"quantidade\":12,\"tempoDePreparacao\":7}}");
        assertThat(server.last().header("Content-type")).startsWith("application/json");
    }

    @Test
    void an_item_of_the_second_version_is_put_alone_or_in_a_load() {
        server.answers("/api/v2/sellerItems/A", 200, "{\"stocks\":[]}").answers("/api/v2/sellerItems/A/stock", 204, "")
                .answers("/api/v2/loads/sellerItems/stocks", 204, "");
        TestAccount account = account("v2");

        assertThat(publish(account, "A")).isEqualTo(Outcome.applied());
        isSentAs(server.last(), "PUT", "/api/v2/sellerItems/A/stock",
                "{\"quantity\":12,\"crossDockingTime\":3,\"warehouse\":1}");
        casasBahia.publish(account, casasBahia.sendModes(account).get(1), List.of(new Offer("007", Optional.empty(),
                0)));
        isSentAs(server.last(), "PUT", "/api/v2/loads/sellerItems/stocks", "[{\"skuSellerId\":\"007\",\"stocks\":"
                + "[{\"quantity\":0,\"crossDockingTime\":3,\"warehouse\":1}]}]");
        server.answers("/api/v2/loads/sellerItems/stocks", 200, "{\"skus\":[]}");
        casasBahia.confirm(account, "load:1", List.of(new Offer("007", Optional.empty(), 0)));
        isSentAs(server.last(), "GET", "/api/v2/loads/sellerItems/stocks?_offset=0&_limit=200", "");
    }

    @Test
    void a_probe_changes_nothing() {
        server.answers("/api/v4/api-front-products-v4/jersey/product/", 204, "")
                .answers("/api/v2/warehouses", 200, "{\"warehouses\":[{\"id\":1}]}");

        assertThat(casasBahia.probe(account("v4"))).isEqualTo(Outcome.applied());
        isSentAs(server.last(), "GET", "/api/v4/api-front-products-v4/jersey/product/?pagina=1&itensPorPagina=1", "");
        assertThat(casasBahia.probe(account("v2"))).isEqualTo(Outcome.applied());
        isSentAs(server.last(), "GET", "/api/v2/warehouses", "");
    }

    @ParameterizedTest
    @ValueSource(strings = { "000123", "a b", "a/b", "a+b", "100%", "%41", "ação", "a?b#c", "{sku}", "a&b=c", "日本" })
    void each_sku_reaches_the_path_unchanged(String sku) {
        server.answers("/api/v2/sellerItems/", 404, "{}");

        assertThat(publish(account("v2"), sku)).isInstanceOf(Outcome.Rejected.class);
        assertThat(URLDecoder.decode(server.last().uri().replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo("/api/v2/sellerItems/" + sku);
        assertThat(server.last().uri().split("/")).hasSize(5);
    }

    @Test
    void each_version_has_its_name() {
        Setting version = casasBahia.settings().get(2);

        assertThat(version.choices()).containsExactly("v4", "v2");
        assertThat(version.choiceLabel().apply(Locale.forLanguageTag("pt"), "v2")).isEqualTo("Versão 2, com cargas");
    }

    @Test
    void a_load_is_worked_off_and_confirmed_item_by_item() {
        String seller = CAST.newSeller();
        CAST.put(seller, "{\"sku\":\"a/1\",\"quantity\":5},{\"sku\":\"b\",\"quantity\":5,\"kind\":\"blocked\"}");
        Map<String, String> settings = CAST.account(seller);
        settings.put("api", "v2");
        TestAccount account = new TestAccount(URI.create("http://localhost:" + RestAssured.port + CAST.base()),
                settings);
        List<Offer> offers = List.of(new Offer("a/1", Optional.of("2"), 0), new Offer("b", Optional.empty(), 1));

        Answer accepted = casasBahia.publish(account, casasBahia.sendModes(account).get(1), offers).get(0);
        String handle = ((Outcome.Accepted) accepted.outcome()).handle();

        await().untilAsserted(() -> assertThat(casasBahia.confirm(account, handle, offers)).extracting(
                Answer::outcome).satisfiesExactly(
                        first -> assertThat(first).isEqualTo(Outcome.applied()),
                        second -> assertThat(second).isInstanceOf(Outcome.Rejected.class)));
        assertThat(CAST.quantity(seller, "a/1")).isZero();
        assertThat(CAST.buyerSees(seller, "a/1").getString("ads[0].sub_status[0]")).isEqualTo("2 d");
    }
}
