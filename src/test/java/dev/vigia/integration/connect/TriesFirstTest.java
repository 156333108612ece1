package dev.vigia.integration.connect;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connecting tries the account before anything is saved, and says beside the field what is wrong. */
@QuarkusTest
class TriesFirstTest {

    private final Desk desk = new Desk();
    // Some marketplaces number their sellers.
    private final String seller = Long.toString(ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999));

    @AfterEach
    void heal() {
        given().delete("/sandbox/netshoes/_faults").then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = { "netshoes", "b2w", "casas-bahia", "dafiti", "carrefour", "centauro" })
    void an_account_that_works_is_saved(String marketplace) {
        assertThat(connect(marketplace, account(marketplace)).statusCode()).isEqualTo(303);
        assertThat(saved()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = { "netshoes", "b2w", "dafiti", "carrefour", "centauro" })
    void an_account_that_the_marketplace_does_not_accept_is_refused_beside_the_secret(String marketplace) {
        Map<String, String> typed = account(marketplace);
        Document form = desk.page("admin", "/integrations/new?marketplace=" + marketplace);
        String secret = form.select("input[type=password]").first().attr("name");
        typed.put(secret, "wrong-key-1234");
        Response answer = connect(marketplace, typed);
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Desk.read(answer);
        assertThat(page.getElementById(secret + "-error").text()).contains("El marketplace");
        assertThat(page.select(".errors a[href=#" + secret + "]")).hasSize(1);
        assertThat(page.select("#name").val()).isEqualTo("Mi cuenta");
        assertThat(answer.asString()).doesNotContain("wrong-key-1234");
        assertThat(saved()).isZero();
        Map<String, String> insisting = new HashMap<>(typed);
        insisting.put("action", "untried");
        assertThat(page.select("button[name=action][value=untried]")).hasSize(1);
        assertThat(connect(marketplace, insisting).statusCode()).isEqualTo(303);
        assertThat(saved()).isOne();
    }

    @Test
    void a_marketplace_that_is_down_refuses_nobody() {
        given().contentType("application/json").body("{\"rules\":[{\"match\":\"\",\"kind\":\"status\","
                + "\"status\":503}]}").put("/sandbox/netshoes/_faults").then().statusCode(204);
        Response answer = connect("netshoes", account("netshoes"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(saved()).isOne();
        assertThat(Desk.read(desk.as("admin").cookies(answer.cookies()).get("/integrations")).select(".flash").text())
                .contains("No se pudo probar la conexión");
    }

    @Test
    void what_would_be_sent_is_shown_before_anything_is_saved() {
        desk.stocked("MANY", 50);
        desk.stocked("FEW", 3);
        desk.shop.product("NEVER", "Casa > Mate");
        Map<String, String> typed = account("netshoes");
        typed.put("minimumStock", "5");
        typed.put("action", "preview");
        Response answer = connect("netshoes", typed);
        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = Desk.read(answer);
        assertThat(page.select(".impact-numbers strong").eachText()).containsExactly("1", "1", "1");
        assertThat(page.select("ul.impact-sample li").eachText()).containsExactly("FEW: disponible 3 → 0",
                "MANY: disponible 50 → 50");
        assertThat(saved()).isZero();
        typed.put("action", "save");
        assertThat(connect("netshoes", typed).statusCode()).isEqualTo(303);
        assertThat(Shop.rows("select state, desired from listing_now listing where retailer_id = "
                + desk.shop.retailerId
                + " order by product_id")).containsExactly("ok|50", "below_minimum|0", "unknown");
    }

    private Map<String, String> account(String marketplace) {
        Map<String, String> typed = new HashMap<>(Map.of("name", "Mi cuenta", "minimumStock", "3"));
        Map<String, String> account = new Cast(marketplace).account(seller);
        account.forEach((name, value) -> typed.put("setting-" + name, value));
        return typed;
    }

    private Response connect(String marketplace, Map<String, String> typed) {
        return desk.fillIn("admin", "/integrations/new?marketplace=" + marketplace, typed);
    }

    private long saved() {
        return Shop.number("select count(*) from integration where retailer_id = " + desk.shop.retailerId);
    }
}
