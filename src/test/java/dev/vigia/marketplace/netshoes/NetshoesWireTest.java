package dev.vigia.marketplace.netshoes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Setting;
import dev.vigia.testing.marketplace.StubServer;
import dev.vigia.testing.marketplace.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
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

/** What goes over the wire, byte by byte. */
@QuarkusTest
class NetshoesWireTest {

    @Inject
    Netshoes netshoes;

    private StubServer server;
    private TestAccount account;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        account = new TestAccount(server.url(), Map.of("client-id", "app", "access-token", "a+b=c", "plan", "medio"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Outcome publish(String sku) {
        return netshoes.publish(account, netshoes.sendModes(account).get(0), List.of(new Offer(sku, Optional.empty(),
                12)))
                .get(0).outcome();
    }

    @Test
    void a_quantity_is_put_at_its_sku() {
        server.answers("/api/v2/products/A/stocks", 200, "{\"available\":12}");

        assertThat(publish("A")).isEqualTo(Outcome.applied());

        StubServer.Request put = server.last();
        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.uri()).isEqualTo("/api/v2/products/A/stocks");
        assertThat(put.header("Client_id")).isEqualTo("app");
        assertThat(put.header("Access_token")).isEqualTo("a+b=c");
        assertThat(put.header("Content-type")).startsWith("application/json");
        assertThat(put.body()).isEqualTo("{\"available\":12}");
    }

    @Test
    void a_first_quantity_is_posted() {
        server.answers("/api/v2/products/A/stocks", 404, "{}");

        assertThat(publish("A")).isInstanceOf(Outcome.Rejected.class);

        assertThat(server.requests).extracting(StubServer.Request::method).containsExactly("PUT", "POST");
        assertThat(server.last().uri()).isEqualTo("/api/v2/products/A/stocks");
        assertThat(server.last().body()).isEqualTo("{\"available\":12}");
    }

    @Test
    void a_probe_asks_for_one_product() {
        server.answers("/api/v2/products", 200, "{\"items\":[]}");

        assertThat(netshoes.probe(account)).isEqualTo(Outcome.applied());
        assertThat(server.last().uri()).isEqualTo("/api/v2/products?page=0&size=1");
    }

    @Test
    void each_plan_has_its_name() {
        Setting plan = netshoes.settings().get(2);

        assertThat(plan.choices()).containsExactly("inicial", "pequeno", "medio");
        assertThat(plan.choiceLabel().apply(Locale.ENGLISH, "medio")).isEqualTo("Médio: 250 calls a minute");
        assertThat(plan.choiceLabel().apply(Locale.forLanguageTag("es"), "inicial"))
                .isEqualTo("Inicial: 50 llamadas por minuto");
    }

    @ParameterizedTest
    @ValueSource(strings = { "000123", "a b", "a/b", "a+b", "100%", "%41", "ação", "a?b#c", "{sku}", "a&b=c", "日本" })
    void each_sku_reaches_the_path_unchanged(String sku) {
        server.answers("/api/v2/products/", 204, "");

        assertThat(publish(sku)).isEqualTo(Outcome.applied());
        assertThat(URLDecoder.decode(server.last().uri().replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo("/api/v2/products/" + sku + "/stocks");
        assertThat(server.last().uri().split("/")).hasSize(6);
    }
}
