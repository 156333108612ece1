package dev.vigia.marketplace.mercadolivre;

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
class MercadoLivreWireTest {

    private static final String ITEM = "{\"id\":\"MLB1\",\"status\":\"active\",\"available_quantity\":12,\"shipping\":{}";

    @Inject
    MercadoLivre mercadoLivre;

    private StubServer server;
    private TestAccount account;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer().answers("/oauth/token", 200, "{\"access_token\":\"APP_USR-1\",\"expires_in\":21600,"
                + "\"refresh_token\":\"TG-2-1234\"}");
        account = new TestAccount(server.url(), Map.of("client-id", "77", "client-secret", "a+b&c", "refresh-token",
                "TG-1-1234", "user-id", "1234"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Outcome publish(String sku, Optional<String> remote) {
        return mercadoLivre.publish(account, mercadoLivre.sendModes(account).get(0), List.of(new Offer(sku, remote,
                12)))
                .get(0)
                .outcome();
    }

    @Test
    void a_quantity_is_put_at_its_item() {
        server.answers("/items/MLB1", 200, ITEM + "}");

        assertThat(publish("A", Optional.of("[{\"item\":\"MLB1\"}]"))).isEqualTo(Outcome.applied());

        assertThat(server.requests.get(0).body().split("&")).extracting(
                pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8)).containsExactlyInAnyOrder(
                        "grant_type=refresh_token", "client_id=77", "client_secret=a+b&c", "refresh_token=TG-1-1234");
        StubServer.Request put = server.last();
        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.uri()).isEqualTo("/items/MLB1");
        assertThat(put.header("Authorization")).isEqualTo("Bearer APP_USR-1");
        assertThat(put.header("Content-type")).startsWith("application/json");
        assertThat(put.body()).isEqualTo("{\"available_quantity\":12}");
    }

    @Test
    void warehouse_stock_carries_the_version_that_was_read() {
        String stock = "{\"locations\":[{\"type\":\"seller_warehouse\",\"store_id\":\"1\",\"network_node_id\":\"2\","
                + "\"quantity\":12}]}";
        server.answers("/user-products/MLBU1/stock", 200, stock, Map.of("x-version", "41")).answers("/items/MLB1", 200,
                ITEM + "}");

        assertThat(publish("A", Optional.of("[{\"item\":\"MLB1\",\"userProduct\":\"MLBU1\"}]")))
                .isEqualTo(Outcome.applied());
        assertThat(server.last().uri()).isEqualTo("/user-products/MLBU1/stock/type/seller_warehouse");
        assertThat(server.last().header("X-version")).isEqualTo("41");
        assertThat(server.last().body()).isEqualTo("{\"locations\":[{\"store_id\":\"1\",\"network_node_id\":\"2\","
                + "\"quantity\":12}]}");
    }

    @Test
    void every_variation_is_on_the_list() {
        server.answers("/items/MLB1", 200, ITEM + ",\"variations\":[{\"id\":70000000001,\"available_quantity\":12},"
                + "{\"id\":70000000002,\"available_quantity\":1}]}");

        assertThat(publish("A", Optional.of("[{\"item\":\"MLB1\",\"variation\":70000000001}]")))
                .isEqualTo(Outcome.applied());
        assertThat(server.last().body()).isEqualTo("{\"variations\":[{\"id\":70000000001,\"available_quantity\":12},"
                + "{\"id\":70000000002}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "000123", "a b", "a/b", "a+b", "100%", "%41", "ação", "a?b#c", "{sku}", "a&b=c", "日本" })
    void each_sku_reaches_the_search_unchanged(String sku) {
        server.answers("/users/1234/items/search", 200, "{\"results\":[],\"paging\":{\"total\":0}}");

        assertThat(publish(sku, Optional.empty())).isInstanceOf(Outcome.Rejected.class);
        String parameter = server.last().uri().split("[?&]")[1];
        assertThat(URLDecoder.decode(parameter.replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo("seller_sku=" + sku);
    }
}
