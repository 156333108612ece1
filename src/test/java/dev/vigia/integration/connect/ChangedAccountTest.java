package dev.vigia.integration.connect;

import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Credentials;
import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A changed account is tried before it is saved, as a new one is. */
@QuarkusTest
class ChangedAccountTest {

    private static final String SECRET = "setting-access-token";
    private static final String WRONG = "wrong-key-1234";

    @Inject
    Credentials credentials;

    private final Desk desk = new Desk();
    private final Cast netshoes = new Cast("netshoes");

    @AfterEach
    void heal() {
        netshoes.heal();
    }

    @ParameterizedTest
    @CsvSource({ "es, El marketplace no acepta", "pt, O marketplace não aceita",
            "en, The marketplace does not accept" })
    void what_is_wrong_is_said_beside_what_was_typed_and_nothing_else_is_lost(String language, String words) {
        long id = connected("netshoes");
        Map<String, String> before = kept(id);
        int version = Shop.integration(id).version();
        desk.speaking(language);
        Response answer = desk.fillIn("admin", edit(id), Map.of(SECRET, WRONG, "name", "Otra cuenta", "minimumStock",
                "7"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).doesNotContain(WRONG);
        Document page = Desk.read(answer);
        assertThat(page.getElementById(SECRET + "-error").text()).contains(words);
        assertThat(page.select(".errors a").eachAttr("href")).containsExactly("#" + SECRET);
        assertThat(page.select("#name").val()).isEqualTo("Otra cuenta");
        assertThat(page.select("#minimumStock").val()).isEqualTo("7");
        assertThat(page.select(".probe")).as("the same once more").isEmpty();
        assertThat(kept(id)).isEqualTo(before);
        assertThat(Shop.integration(id)).returns(version, IntegrationRow::version).returns(3, IntegrationRow::minimum);
    }

    @Test
    void a_person_may_insist() {
        long id = connected("netshoes");
        Response refused = desk.fillIn("admin", edit(id), Map.of(SECRET, WRONG, "minimumStock", "7"));
        assertThat(Desk.read(refused).select("button[name=action][value=untried]")).hasSize(1);
        assertThat(desk.send("admin", refused, Map.of(SECRET, WRONG, "action", "untried")).statusCode()).isEqualTo(303);
        assertThat(kept(id)).containsEntry("access-token", WRONG);
        assertThat(Shop.integration(id).minimum()).isEqualTo(7);
    }

    @Test
    void an_account_that_works_is_saved() {
        long id = connected("netshoes");
        Map<String, String> other = typed("netshoes");
        assertThat(desk.fillIn("admin", edit(id), other).statusCode()).isEqualTo(303);
        assertThat(kept(id)).containsEntry("access-token", other.get(SECRET));
    }

    @Test
    void a_shop_that_was_changed_is_tried_with_the_key_that_is_kept() {
        long id = connected("carrefour");
        Response answer = desk.fillIn("admin", edit(id), Map.of("setting-shop-id", "1"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select(".errors a").eachAttr("href")).containsExactly("#setting-shop-id");
        assertThat(Desk.read(answer).select("#setting-shop-id").val()).isEqualTo("1");
        assertThat(kept(id)).doesNotContainEntry("shop-id", "1");
    }

    @Test
    void a_marketplace_that_is_down_keeps_nobody_from_saving() {
        long id = connected("netshoes");
        netshoes.fault("{\"match\":\"\",\"kind\":\"status\",\"status\":503}");
        Response answer = desk.fillIn("admin", edit(id), Map.of(SECRET, WRONG));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(kept(id)).containsEntry("access-token", WRONG);
        assertThat(Desk.read(desk.as("admin").cookies(answer.cookies()).get("/integrations")).select(".flash").text())
                .contains("No se pudo probar la conexión");
    }

    @ParameterizedTest
    @CsvSource({ "admin, false", "admin, true", "operator, false" })
    void who_changes_nothing_of_the_account_does_not_wait_for_the_marketplace(String role, boolean typesTheSame) {
        long id = connected("netshoes");
        Map<String, String> typed = new HashMap<>(Map.of("minimumStock", "8"));
        if (typesTheSame) {
            typed.put(SECRET, kept(id).get("access-token"));
        }
        netshoes.fault("{\"match\":\"\",\"kind\":\"status\",\"status\":401}");
        assertThat(desk.fillIn(role, edit(id), typed).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isEqualTo(8);
    }

    @Test
    void who_saves_after_somebody_else_is_told_that_first() {
        long id = connected("netshoes");
        Response opened = desk.as("admin").get(edit(id));
        desk.fillIn("operator", edit(id), Map.of("minimumStock", "8"));
        assertThat(desk.send("admin", opened, Map.of(SECRET, WRONG)).statusCode()).isEqualTo(409);
    }

    @Test
    void who_insists_is_asked_about_many_zeros_all_the_same_and_then_it_is_saved() {
        long id = connected("netshoes");
        Shop.execute("update integration set stopped_because = 'held', stopped_at = now() where id = " + id);
        desk.shop.stocked("Casa", "few", 60, 8);
        desk.shop.stocked("Casa", "many", 140, 80);
        desk.evaluate(id);
        Map<String, String> typed = Map.of(SECRET, WRONG, "minimumStock", "8");
        Response refused = desk.fillIn("admin", edit(id), typed);
        assertThat(refused.statusCode()).as("what is wrong comes before what would be done").isEqualTo(422);
        Response asked = desk.send("admin", refused, Map.of(SECRET, WRONG, "action", "untried"));
        assertThat(asked.statusCode()).isEqualTo(409);
        String agreement = Desk.read(asked).select("button[name=agreement]").val();
        assertThat(desk.send("admin", asked, Map.of(SECRET, WRONG, "agreement", agreement)).statusCode())
                .isEqualTo(303);
        assertThat(kept(id)).containsEntry("access-token", WRONG);
    }

    private long connected(String marketplace) {
        assertThat(desk.fillIn("admin", "/integrations/new?marketplace=" + marketplace, typed(marketplace))
                .statusCode()).isEqualTo(303);
        return Shop.number("select id from integration where retailer_id = " + desk.shop.retailerId);
    }

    private static Map<String, String> typed(String marketplace) {
        Map<String, String> typed = new HashMap<>(Map.of("name", "Mi cuenta", "minimumStock", "3"));
        // Some marketplaces number their sellers.
        new Cast(marketplace).account(Long.toString(ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999)))
                .forEach((name, value) -> typed.put("setting-" + name, value));
        return typed;
    }

    private Map<String, String> kept(long id) {
        return QuarkusTransaction.requiringNew().call(() -> credentials.of(desk.shop.retailerId, id));
    }
}
