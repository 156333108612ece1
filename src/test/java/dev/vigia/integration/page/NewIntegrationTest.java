package dev.vigia.integration.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account that is connected for the first time. */
@QuarkusTest
class NewIntegrationTest extends IntegrationFormFixture {

    private static final Map<String, String> AN_ACCOUNT = Map.of("name", "Amazon Norte", "minimumStock", "3",
            "setting-seller-id", "A1", "setting-marketplace-id", "A1AM78C64UM0Y8",
            "setting-client-id", "client", "setting-client-secret", "hush", "setting-refresh-token", "Atzr|1");

    @Test
    void an_admin_connects_an_account() {
        desk.stocked("few", 3);
        desk.stocked("many", 30);
        Response answer = desk.fillIn("admin", "/integrations/new?marketplace=amazon", AN_ACCOUNT);
        assertThat(answer.statusCode()).isEqualTo(303);
        Document list = Desk.read(desk.as("admin").cookies(answer.cookies()).get("/integrations"));
        assertThat(list.select(".flash").text()).isEqualTo("Guardado: Amazon Norte. Cambian 2 anuncios; 1 a cero.");
        assertThat(list.select("tr[id^=integration-]").text()).contains("Amazon", "Amazon Norte", "México");
        assertThat(list.select("tr[id^=integration-] [name=minimumStock]").val()).isEqualTo("3");
    }

    @Test
    void a_form_that_was_sent_twice_connects_once_and_does_not_complain_about_its_own_name() {
        Response opened = desk.as("admin").get("/integrations/new?marketplace=amazon");
        assertThat(desk.send("admin", opened, AN_ACCOUNT).statusCode()).isEqualTo(303);
        Response second = desk.send("admin", opened, AN_ACCOUNT);
        assertThat(second.statusCode()).isEqualTo(303);
        Document list = Desk.read(desk.as("admin").cookies(second.cookies()).get("/integrations"));
        assertThat(list.select(".flash-info").text()).isEqualTo("Ya estaba guardado: Amazon Norte.");
        assertThat(list.select("tr[id^=integration-]")).hasSize(1);
        for (Map<String, String> other : List.of(Map.of("minimumStock", "4"), Map.of("setting-client-secret", "x"))) {
            Map<String, String> typed = new HashMap<>(AN_ACCOUNT);
            typed.putAll(other);
            Response answer = desk.send("admin", opened, typed);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Desk.read(answer).select("#name-error").text()).contains("Amazon Norte");
        }
    }

    @Test
    void the_form_of_a_new_account_proposes_a_name_and_the_country_asked_for() {
        Document page = desk.page("admin", "/integrations/new?marketplace=mercado-livre&country=AR");
        assertThat(page.select("#name").val()).isEqualTo("Mercado Libre");
        assertThat(page.select("#country option[selected]").text()).isEqualTo("Argentina");
        assertThat(page.select("#country option")).hasSize(6);
        assertThat(page.select("#enabled").hasAttr("checked")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "nowhere", "netshoe" })
    void a_marketplace_that_is_not_there_has_no_form(String code) {
        assertThat(desk.as("admin").get("/integrations/new?marketplace=" + code).statusCode()).isEqualTo(404);
    }

    @Test
    void without_a_marketplace_there_are_those_to_choose_from() {
        Document page = desk.page("admin", "/integrations/new");
        assertThat(page.select(".marketplaces a").eachAttr("href")).hasSize(9)
                .contains("/integrations/new?marketplace=amazon");
    }

    @Test
    void an_operator_does_not_connect() {
        assertThat(desk.as("operator").get("/integrations/new?marketplace=amazon").statusCode()).isEqualTo(403);
    }
}
