package dev.vigia.marketplace.mirakl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
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
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, byte by byte. */
@QuarkusTest
class MiraklWireTest {

    private static final String IMPORTS = "/api/offers/stock/imports";

    @Inject
    Carrefour carrefour;

    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer().answers(IMPORTS, 201, "{\"import_id\":\"7\"}",
                Map.of("Location", "http://elsewhere/" + IMPORTS));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestAccount account(String shopId) {
        return new TestAccount(server.url(), Map.of("host", "shop.mirakl.net", "shop-key", "1a2b-3c", "shop-id",
                shopId));
    }

    private static Offer offer(String sku, int quantity) {
        return new Offer(sku, Optional.empty(), quantity);
    }

    private Outcome publish(TestAccount account, Offer... offers) {
        List<Answer> answers = carrefour.publish(account, carrefour.sendModes(account).get(0), List.of(offers));
        assertThat(answers).hasSize(offers.length);
        return answers.get(0).outcome();
    }

    @Test
    void quantities_go_as_a_file_in_one_part() {
        assertThat(publish(account(""), offer("CAMISA-AZUL-M", 12), offer("ação / 000", 0)))
                .isInstanceOf(Outcome.Accepted.class);

        StubServer.Request file = server.last();
        assertThat(file.method()).isEqualTo("POST");
        assertThat(file.uri()).isEqualTo(IMPORTS);
        assertThat(file.header("Authorization")).isEqualTo("1a2b-3c");
        assertThat(file.header("Content-type")).startsWith("multipart/form-data");
        assertThat(file.body()).containsIgnoringCase("content-disposition: form-data; name=\"file\"; "
                + "filename=\"stock.csv\"").containsIgnoringCase("content-type: text/csv")
                .containsOnlyOnce("Content-Disposition".toLowerCase())
                .contains("\r\n\r\n\"offer-sku\";\"quantity\"\n\"CAMISA-AZUL-M\";\"12\"\n\"ação / 000\";\"0\"\n\r\n--");
    }

    @Test
    void a_user_of_several_shops_says_which_is_meant() {
        TestAccount account = account("2041");
        publish(account, offer("A", 1));
        assertThat(server.last().uri()).isEqualTo(IMPORTS + "?shop_id=2041");

        server.answers(IMPORTS, 200, "{\"status\":\"COMPLETE\",\"lines_in_error\":1}").answers(IMPORTS
                + "/7/error_report", 200, "line;reason;offer-sku\n2;não há;A\n", Map.of("Content-Type", "text/csv"));
        assertThat(carrefour.confirm(account, "7", List.of(offer("A", 1))).get(0).outcome())
                .isEqualTo(Outcome.rejected(Cause.REFUSED, "não há"));
        assertThat(server.requests).extracting(StubServer.Request::uri).containsSubsequence(
                IMPORTS + "/7/status?shop_id=2041", IMPORTS + "/7/error_report?shop_id=2041");
    }

    @ParameterizedTest
    @ValueSource(strings = { "000123", "a b", "a/b", "a+b", "100%", "ação", "a?b#c", "{sku}", "a;b=c", "..", "a&b=c",
            "日本", "a\"b'c", "a:b@c!$*()", "~._-" })
    void each_sku_reaches_the_search_unchanged(String sku) {
        server.answers("/api/offers?", 200, "{\"offers\":[{\"shop_sku\":\"A\",\"quantity\":3}]}");

        assertThat(carrefour.readBack(account(""), List.of(offer(sku, 1))).get(0).quantity())
                .isEqualTo(OptionalInt.empty());
        assertThat(List.of(server.last().uri().split("[?&]"))).extracting(MiraklWireTest::decoded)
                .containsExactlyInAnyOrder("/api/offers", "sku=" + sku, "max=10");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Test
    void the_key_is_not_sent_after_a_redirect() {
        server.answers(IMPORTS, 302, "", Map.of("Location", server.url() + "/elsewhere"));

        assertThat(publish(account(""), offer("A", 1))).isInstanceOfSatisfying(Outcome.Retry.class,
                retry -> assertThat(retry.cause()).contains(Cause.UNREADABLE));
        assertThat(server.requests).noneMatch(request -> request.uri().startsWith("/elsewhere"));
    }
}
