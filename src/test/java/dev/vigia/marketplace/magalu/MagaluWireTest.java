package dev.vigia.marketplace.magalu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Token;
import dev.vigia.marketplace.Consent.Return;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.testing.marketplace.StubServer;
import dev.vigia.testing.marketplace.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
class MagaluWireTest {

    private static final String STOCKS = "/seller/v1/portfolios/stocks/";
    private static final String CHANNEL = "9fe0d853-732b-4e4a-a0b0-cff988ed043d";

    @Inject
    Magalu magalu;

    private StubServer server;
    private TestAccount account;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer().answers(STOCKS, 202, "{\"trace_id\":\"t\"}");
        account = new TestAccount(server.url(), Map.of("client-id", "app", "client-secret", "a+b&c=d",
                "refresh-token", "r 1", "channel-id", CHANNEL));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Outcome publish(String sku, int quantity) {
        return magalu.publish(account, magalu.sendModes(account).get(0), List.of(new Offer(sku, Optional.empty(),
                quantity))).get(0).outcome();
    }

    private void holdsAToken() {
        account.holding(new Token("held", Optional.empty(), Instant.now().plusSeconds(600)));
    }

    @Test
    void a_quantity_is_a_patch_of_its_position() {
        holdsAToken();

        assertThat(publish("TAZA", 12)).isInstanceOf(Outcome.Accepted.class);

        StubServer.Request patch = server.last();
        assertThat(patch.method()).isEqualTo("PATCH");
        assertThat(patch.uri()).isEqualTo(STOCKS + "TAZA");
        assertThat(patch.header("Authorization")).isEqualTo("Bearer held");
        assertThat(patch.header("X-request-id")).matches("[0-9a-f-]{36}");
        assertThat(patch.header("Content-type")).startsWith("application/json");
        assertThat(patch.body()).isEqualTo("{\"channel\":{\"id\":\"" + CHANNEL
                + "\"},\"type\":\"AVAILABLE\",\"quantity\":12}");
    }

    @Test
    void a_refresh_is_a_form_and_sends_each_secret_unchanged() {
        server.answers("/oauth/token", 200, "{\"access_token\":\"next\",\"expires_in\":7200}");

        publish("TAZA", 12);

        StubServer.Request refresh = server.requests.get(0);
        assertThat(refresh.uri()).isEqualTo("/oauth/token");
        assertThat(refresh.header("Content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(refresh.body().split("&")).extracting(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("grant_type=refresh_token", "refresh_token=r 1", "client_id=app",
                        "client_secret=a+b&c=d");
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer next");
    }

    @Test
    void a_code_is_exchanged_as_json() {
        server.answers("/oauth/token", 200, "{\"access_token\":\"a\",\"expires_in\":7200,\"refresh_token\":\"r\"}")
                .answers("/seller/v1/portfolios/me", 200, "{\"channel\":{\"id\":\"" + CHANNEL + "\"}}");

        magalu.consent().get().redeem(account, new Return(Map.of("code", "c"), "v", URI.create("https://v/back")));

        StubServer.Request exchange = server.requests.get(0);
        assertThat(exchange.header("Content-type")).startsWith("application/json");
        assertThat(exchange.body()).isEqualTo("{\"grant_type\":\"authorization_code\",\"client_id\":\"app\","
                + "\"client_secret\":\"a+b&c=d\",\"redirect_uri\":\"https://v/back\",\"code\":\"c\"}");
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer a");
    }

    @Test
    void a_redirect_is_not_followed() {
        holdsAToken();
        server.answers(STOCKS, 303, "", Map.of("Location", server.url() + "/elsewhere"));

        assertThat(publish("TAZA", 12)).isInstanceOf(Outcome.Retry.class);
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "000123", "a b", "a/b", "a//b", "a+b", "100%", "%41", "ação", "a?b#c", "{sku}", "a;b=c",
            "a&b=c", "日本", "a\"b'c", "a:b@c!$*()", "~._-" })
    void each_sku_reaches_the_path_unchanged(String sku) {
        holdsAToken();

        publish(sku, 1);

        String path = server.last().uri().substring(STOCKS.length());
        assertThat(path).doesNotContain("/", "?", "#");
        assertThat(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)).isEqualTo(sku);
    }
}
