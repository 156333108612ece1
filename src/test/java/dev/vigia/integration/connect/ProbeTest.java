package dev.vigia.integration.connect;

import static dev.vigia.testing.Desk.edit;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Probar conexión, against the sandbox over HTTP. */
@QuarkusTest
class ProbeTest {

    private static final List<String> SANDBOXES = List.of("mercado-livre", "amazon", "magalu");

    private final Desk desk = new Desk();
    private final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));

    @AfterEach
    void heal() {
        SANDBOXES.forEach(code -> given().delete("/sandbox/" + code + "/_faults").then().statusCode(204));
    }

    private long connected(String marketplace, Map<String, String> different) {
        Map<String, String> typed = new HashMap<>(Map.of("name", marketplace, "minimumStock", "3"));
        Map<String, String> account = new Cast(marketplace).account(seller);
        account.forEach((name, value) -> typed.put("setting-" + name, value));
        typed.putAll(different);
        assertThat(desk.fillIn("admin", "/integrations/new?marketplace=" + marketplace, typed).statusCode())
                .isEqualTo(303);
        return Shop.number("select id from integration where retailer_id = " + desk.shop.retailerId);
    }

    private Document probe(String role, long id, Map<String, String> typed) {
        Response opened = desk.as(role).get(edit(id));
        Map<String, String> fields = new HashMap<>(typed);
        fields.put("csrf-token", Desk.read(opened).select("[name=csrf-token]").val());
        return Desk.read(desk.as(role).cookies(opened.cookies()).contentType("application/x-www-form-urlencoded")
                .formParams(fields).post("/integrations/" + id + "/probe").then().statusCode(200).extract()
                .response());
    }

    private static void fault(String marketplace, String rule) {
        given().contentType("application/json").body("{\"rules\":[" + rule + "]}")
                .put("/sandbox/" + marketplace + "/_faults").then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = { "mercado-livre", "amazon", "magalu" })
    void good_credentials_are_told_so(String marketplace) {
        long id = connected(marketplace, Map.of());

        assertThat(probe("operator", id, Map.of()).select(".probe").text()).contains("La conexión funciona");
        assertThat(Shop.number("select count(*) from integration_token where integration_id = " + id)).isOne();
    }

    @ParameterizedTest
    @CsvSource({ "mercado-livre, setting-client-secret, wrong, invalid_client",
            "mercado-livre, setting-refresh-token, bad, invalid_grant",
            "magalu, setting-client-secret, wrong, invalid_client",
            "amazon, setting-client-secret, wrong, invalid_client", "amazon, setting-refresh-token, bad, invalid_grant",
            "amazon, setting-seller-id, A1, denied" })
    void wrong_credentials_are_explained_in_plain_words_and_in_the_marketplaces(String marketplace, String field,
            String value, String words) {
        long id = connected(marketplace, Map.of(field, value));

        String said = probe("operator", id, Map.of()).select(".probe").text();

        assertThat(said).contains("La conexión no funciona.", "no acepta los datos de la cuenta",
                "El marketplace dijo:", words);
    }

    @ParameterizedTest
    @CsvSource({ "mercado-livre, setting-user-id, 1, [0-9]+",
            "magalu, setting-channel-id, 00000000-0000-4000-8000-000000000000, [0-9a-f-]{36}" })
    void an_access_to_another_account_is_told_with_the_name_that_the_marketplace_has_for_it(String marketplace,
            String field, String value, String name) {
        long id = connected(marketplace, Map.of(field, value));

        String said = probe("operator", id, Map.of()).select(".probe").text();

        assertThat(said).contains("La conexión no funciona.", "es de otra cuenta");
        assertThat(said).containsPattern("El marketplace dijo: " + name + "$");
    }

    @Test
    void each_language_has_its_words() {
        long id = connected("amazon", Map.of("setting-client-secret", "wrong"));

        desk.speaking("pt");
        assertThat(probe("operator", id, Map.of()).select(".probe").text()).contains("O marketplace não aceita");
        desk.speaking("en");
        assertThat(probe("operator", id, Map.of()).select(".probe").text()).contains("does not accept the data");
    }

    @Test
    void a_marketplace_that_is_down_is_not_mistaken_for_wrong_credentials() {
        long id = connected("amazon", Map.of());
        fault("amazon", "{\"match\":\"/auth\",\"kind\":\"status\",\"status\":503}");

        assertThat(probe("operator", id, Map.of()).select(".probe").text()).contains("un problema propio",
                "Tus datos pueden estar bien");
    }

    @Test
    void words_of_the_marketplace_are_text_and_nothing_else() {
        long id = connected("mercado-livre", Map.of("setting-user-id", "1"));

        Document page = probe("operator", id, Map.of("name", "<b>typed</b>"));

        assertThat(page.select(".probe b, #name b")).isEmpty();
        assertThat(page.select("#name").val()).isEqualTo("<b>typed</b>");
    }

    @Test
    void what_was_typed_stays_and_is_not_saved() {
        long id = connected("amazon", Map.of());

        Document page = probe("operator", id, Map.of("name", "Otro", "minimumStock", "77"));

        assertThat(page.select("#name").val()).isEqualTo("Otro");
        assertThat(page.select("#minimumStock").val()).isEqualTo("77");
        assertThat(Shop.integration(id)).returns("amazon", IntegrationRow::name).returns(3, IntegrationRow::minimum);
    }

    @Test
    void a_stopped_integration_runs_again_once_its_credentials_work() {
        long id = connected("amazon", Map.of());
        Shop.execute("update integration set stopped_because = 'invalid_grant', stopped_at = now() where id = " + id);

        Document page = probe("operator", id, Map.of());

        assertThat(page.text()).doesNotContain("Vigía la detuvo");
        assertThat(Shop.integration(id).isStopped()).isFalse();
        assertThat(Shop.audit(id)).contains("resumed");
    }

    @Test
    void a_stopped_integration_stays_so_while_they_do_not() {
        long id = connected("amazon", Map.of("setting-client-secret", "wrong"));
        Shop.execute("update integration set stopped_because = 'invalid_client', stopped_at = now() where id = " + id);

        assertThat(probe("operator", id, Map.of()).text()).contains("Vigía la detuvo");
        assertThat(Shop.integration(id).stoppedBecause()).isEqualTo("invalid_client");
    }

    @Test
    void three_refusals_stop_it_and_one_success_between_starts_anew() {
        long id = connected("amazon", Map.of("setting-client-secret", "wrong"));
        probe("operator", id, Map.of());
        probe("operator", id, Map.of());
        assertThat(Shop.integration(id).isStopped()).isFalse();
        assertThat(probe("operator", id, Map.of()).text()).contains("Vigía la detuvo");
        assertThat(Shop.integration(id)).returns(true, IntegrationRow::isStopped).returns(3,
                IntegrationRow::refusedSignIns);
    }

    @Test
    void it_makes_few_requests() {
        long id = connected("mercado-livre", Map.of());
        int before = calls();
        probe("operator", id, Map.of());
        assertThat(calls() - before).isLessThanOrEqualTo(2);
    }

    private int calls() {
        return given().get("/sandbox/mercado-livre/_calls").then().statusCode(200).extract().path("totals.calls");
    }
}
