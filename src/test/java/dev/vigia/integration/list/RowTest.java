package dev.vigia.integration.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The minimum and the switch of an integration, changed in its line of the list. */
@QuarkusTest
class RowTest {

    private final Desk desk = new Desk();
    private final long id = desk.connected("amazon", 3);

    @BeforeEach
    void it_is_on() {
        Shop.execute("update integration set enabled = true where id = " + id);
    }

    @Test
    void a_minimum_is_saved_in_its_line_and_can_be_taken_back() {
        desk.stocked("few", 5);
        desk.evaluate(id);
        Response answer = send(list(), Map.of("minimumStock", "8"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id)).returns(8, IntegrationRow::minimum).returns(true, IntegrationRow::enabled);
        Document after = Desk.read(desk.as("operator").cookies(answer.cookies()).get("/integrations"));
        assertThat(after.select(".flash").text()).isEqualTo("Guardado: " + Shop.integration(id).name()
                + ". Cambia 1 anuncio; 1 a cero.");
        assertThat(after.select(".flash-ways button").text()).isEqualTo("Deshacer");
        assertThat(row(after).select("[name=minimumStock]").val()).isEqualTo("8");
    }

    @Test
    void the_switch_pauses_it_and_the_search_stays() {
        Response answer = send(list(), Map.of("enabled", "", "q", "mérca do"));
        assertThat(answer.header("Location")).endsWith("/integrations?q=m%C3%A9rca+do");
        assertThat(Shop.integration(id)).returns(3, IntegrationRow::minimum).returns(false, IntegrationRow::enabled);
        assertThat(Desk.read(desk.as("operator").cookies(answer.cookies()).get("/integrations")).select(
                ".flash-warning").text()).contains("Está en pausa");
    }

    @ParameterizedTest
    @CsvSource({ "es, ahora: 8, Otra persona guardó antes.", "pt, agora: 8, Outra pessoa salvou antes.",
            "en, now: 8, Someone saved before you." })
    void who_saves_after_somebody_else_sees_what_holds_and_keeps_what_was_typed(String language, String now,
            String notice) {
        Response mine = list();
        send(list(), Map.of("minimumStock", "8"));
        desk.speaking(language);
        Response answer = send(mine, Map.of("minimumStock", "5"));
        assertThat(answer.statusCode()).isEqualTo(409);
        Element row = row(Desk.read(answer));
        assertThat(row.select("[name=minimumStock]").val()).isEqualTo("5");
        assertThat(row.select(".saved-now").eachText()).containsExactly(now);
        assertThat(row.select(".field-error").text()).startsWith(notice);
        assertThat(Shop.integration(id).minimum()).isEqualTo(8);
        assertThat(send(answer, Map.of()).statusCode()).as("saving again wins on purpose").isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isEqualTo(5);
    }

    @Test
    void a_line_that_was_sent_twice_is_saved_once() {
        Response opened = list();
        send(opened, Map.of("minimumStock", "8"));
        int once = Shop.integration(id).version();
        Response second = send(opened, Map.of("minimumStock", "8"));
        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).version()).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource({ "1.000, solo con cifras", "-1, no puede ser negativo", "'', Escribe el stock mínimo" })
    void a_number_that_is_no_minimum_is_said_beside_it(String typed, String complaint) {
        Response answer = send(list(), Map.of("minimumStock", typed));
        assertThat(answer.statusCode()).isEqualTo(422);
        Element row = row(Desk.read(answer));
        Element field = row.select("[name=minimumStock]").first();
        assertThat(field.val()).isEqualTo(typed);
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(row.getElementById(field.attr("aria-describedby")).text()).contains(complaint);
        assertThat(Shop.integration(id).version()).isZero();
    }

    @Test
    void what_takes_much_to_zero_leads_into_the_question_of_the_form() {
        desk.shop.stocked("Casa", "many", 60, 5);
        desk.evaluate(id);
        Response asked = send(list(), Map.of("minimumStock", "8"));
        assertThat(asked.statusCode()).isEqualTo(409);
        Document form = Desk.read(asked);
        assertThat(form.select(".question h2").text()).contains("60 anuncios");
        assertThat(form.select("#minimumStock").val()).isEqualTo("8");
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
        Response agreed = desk.send("operator", asked, Map.of("agreement", form.select("[name=agreement]").val()));
        assertThat(agreed.statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isEqualTo(8);
    }

    @Test
    void what_else_its_rule_says_is_not_lost_unseen() {
        Shop.execute("update integration set reopen_at = 6 where id = " + id);
        Response answer = send(list(), Map.of("minimumStock", "8"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Desk.read(answer).select("#impact").text()).contains("La reapertura de 6");
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }

    @Test
    void only_who_may_edit_has_a_line_to_edit_and_none_while_it_is_disconnected() {
        assertThat(desk.page("viewer", "/integrations").select(".row-form")).isEmpty();
        assertThat(desk.as("viewer").contentType(ContentType.URLENC).post("/integrations/" + id + "/row").statusCode())
                .isIn(400, 403);
        Response opened = list();
        Desk.disconnecting(id);
        assertThat(desk.page("operator", "/integrations").select(".row-form")).isEmpty();
        assertThat(send(opened, Map.of("minimumStock", "8")).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }

    @Test
    void what_hurts_is_seen_in_the_list() {
        desk.stocked("few", 5);
        desk.evaluate(id);
        long calm = desk.shop.integration("carrefour", 3);
        Shop.execute("update listing set problem = 'INVALID', problem_words = 'no', failing_since = now()"
                + " where integration_id = " + id);
        Document page = Desk.read(list());
        assertThat(row(page).hasClass("integration-hurt")).isTrue();
        assertThat(row(page).select(".integration-failing a").attr("href")).isEqualTo(
                "/stock?state=failing&integration="
                        + id);
        assertThat(row(page).select(".integration-failing").text()).isEqualTo("1 anuncio falla");
        assertThat(page.getElementById("integration-" + calm).hasClass("integration-hurt")).isFalse();
    }

    private Response list() {
        return desk.as("operator").get("/integrations");
    }

    private Element row(Document page) {
        return page.getElementById("integration-" + id);
    }

    private Response send(Response opened, Map<String, String> typed) {
        Element form = row(Desk.read(opened)).select(".row-form").first();
        Map<String, String> fields = new HashMap<>();
        form.select("input").stream().filter(field -> !field.attr("type").equals("checkbox") || field.hasAttr(
                "checked"))
                .forEach(field -> fields.put(field.attr("name"), field.attr("type").equals("checkbox") ? "on"
                        : field.val()));
        fields.putAll(typed);
        fields.remove("enabled", "");
        RequestSpecification request = desk.as("operator").cookies(opened.cookies()).contentType(ContentType.URLENC
                .withCharset("UTF-8"));
        fields.forEach(request::formParam);
        return request.post(form.attr("action"));
    }
}
