package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two people open the same form; the second to save sees both values. */
@QuarkusTest
class OvertakenTest {

    private final Desk desk = new Desk();
    private final long id = desk.connected("amazon", 3);
    private Response opened;

    @BeforeEach
    void the_second_person_opens_the_form() {
        opened = desk.as("operator").get(edit(id));
    }

    @ParameterizedTest
    @CsvSource({ "es, ahora: 8, Otra persona guardó antes", "pt, agora: 8, Outra pessoa salvou antes",
            "en, now: 8, Someone saved before you" })
    void the_second_sees_the_first_ones_value_beside_its_own(String language, String now, String notice) {
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "8"));
        Response answer = desk.speaking(language).send("operator", opened, Map.of("minimumStock", "5"));
        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Desk.read(answer);
        assertThat(page.select(".callout h2").text()).isEqualTo(notice);
        assertThat(page.select("#minimumStock").val()).isEqualTo("5");
        assertThat(page.select(".saved-now").eachText()).containsExactly(now);
        assertThat(Shop.integration(id)).returns(8, IntegrationRow::minimum).returns(1, IntegrationRow::version);
    }

    @Test
    void saving_again_wins_on_purpose() {
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "8"));
        Response answer = desk.send("operator", opened, Map.of("minimumStock", "5"));
        assertThat(desk.send("operator", answer, Map.of()).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id)).returns(5, IntegrationRow::minimum).returns(2, IntegrationRow::version);
    }

    @Test
    void saving_again_is_overtaken_again_when_a_third_was_faster() {
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "8"));
        Response answer = desk.send("operator", opened, Map.of("minimumStock", "5"));
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "9"));
        Response again = desk.send("operator", answer, Map.of());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Desk.read(again).select(".saved-now").eachText()).containsExactly("ahora: 9");
    }

    @Test
    void every_kind_of_field_shows_what_holds_now() {
        Shop.execute("insert into category (retailer_id, path) values (" + desk.shop.retailerId + ", 'Casa > Té')");
        String category = desk.page("admin", edit(id)).select("[name=category]").val();
        desk.fillIn("admin", edit(id), Map.of("name", "Nuevo nombre", "enabled", "on", "categories", "only",
                "category", category, "setting-marketplace-id", "A1AM78C64UM0Y8", "setting-client-id", "otro"));
        Document page = Desk.read(desk.send("operator", opened, Map.of("minimumStock", "5")));
        assertThat(page.select(".saved-now").eachText()).containsExactly("ahora: Nuevo nombre", "ahora: activa",
                "ahora: 3", "ahora: Casa > Té", "ahora: México (A1AM78C64UM0Y8)", "ahora: otro");
    }

    @Test
    void the_same_value_is_no_difference() {
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "8"));
        Document page = Desk.read(desk.send("operator", opened, Map.of("minimumStock", "008")));
        assertThat(page.select(".saved-now")).isEmpty();
    }

    @Test
    void a_form_without_a_version_never_wins() {
        Response answer = desk.send("operator", opened, Map.of("version", "", "minimumStock", "5"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }
}
