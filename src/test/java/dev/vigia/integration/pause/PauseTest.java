package dev.vigia.integration.pause;

import static dev.vigia.testing.Desk.edit;
import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An integration is paused for a reason and until a moment, and goes on by itself. */
@QuarkusTest
class PauseTest {

    private static final Map<String, String> PAUSED = Map.of("enabled", "", "pauseUntil", "2099-12-24T18:00",
            "pauseReason", "Inventario de fin de año");

    private final Desk desk = new Desk();
    private final long id = desk.connected("amazon", 3);

    @BeforeEach
    void it_is_on_in_buenos_aires() {
        Shop.execute("update integration set enabled = true where id = " + id);
        Shop.execute("update retailer set zone = 'America/Argentina/Buenos_Aires' where id = " + desk.shop.retailerId);
    }

    @Test
    void the_list_says_until_when_by_whom_and_why_and_what_goes_on_selling() {
        desk.stocked("many", 30);
        desk.evaluate(id);
        Shop.tell("listing.integration_id = " + id);
        Response answer = desk.fillIn("operator", edit(id), PAUSED);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(pause()).isEqualTo("2099-12-24 21:00:00+00|Inventario de fin de año");
        Document list = Desk.read(desk.as("operator").cookies(answer.cookies()).get("/integrations"));
        assertThat(list.select(".flash").text()).contains("Está en pausa: 1 anuncio sigue mostrando stock.");
        Element pause = list.select("#integration-" + id + " .integration-pause").first();
        assertThat(pause.text()).startsWith("Hasta ").endsWith("· por " + person() + ": Inventario de fin de año");
        assertThat(pause.select("time").attr("datetime")).startsWith("2099-12-24T");
        assertThat(desk.page("operator", edit(id)).select("#pauseUntil").val()).isEqualTo("2099-12-24T18:00");
    }

    @Test
    void it_goes_on_by_itself_and_the_history_says_that_vigia_did_it() {
        desk.fillIn("operator", edit(id), PAUSED);
        Shop.execute("update integration set paused_until = now() where id = " + id);
        await().until(() -> Shop.integration(id).enabled());
        assertThat(pause()).isEqualTo("|");
        assertThat(Shop.row("select actor || ' ' || action || ' ' || (after ->> 'enabled') from audit_event"
                + " where integration_id = " + id + " order by id desc limit 1")).isEqualTo("vigia changed true");
        String entry = desk.page("viewer", "/history").select("main").text();
        assertThat(entry).contains("Vigía", "Sincronización", "Motivo de la pausa", "Inventario de fin de año");
    }

    @Test
    void taking_back_what_vigia_did_pauses_it_again_without_an_end() {
        desk.fillIn("operator", edit(id), PAUSED);
        Shop.execute("update integration set paused_until = now() where id = " + id);
        await().until(() -> Shop.integration(id).enabled());
        // The entry keeps the end that the pause had; it has passed by now.
        Shop.execute("update audit_event set before = before || '{\"pausedUntil\": \"2026-01-01T00:00:00Z\"}'"
                + " where actor = 'vigia' and integration_id = " + id);
        takeBackTheLast();
        assertThat(Shop.integration(id).enabled()).isFalse();
        assertThat(pause()).isEqualTo("|Inventario de fin de año");
    }

    @Test
    void taking_back_another_reason_brings_the_first_pause_back_and_then_the_time_before_it() {
        desk.fillIn("operator", edit(id), PAUSED);
        desk.fillIn("operator", edit(id), Map.of("pauseReason", "Otra cosa", "pauseUntil", ""));
        assertThat(pause()).isEqualTo("|Otra cosa");
        takeBackTheLast();
        assertThat(pause()).isEqualTo("2099-12-24 21:00:00+00|Inventario de fin de año");
        Shop.execute("delete from audit_event where restores is not null and integration_id = " + id);
        Shop.execute("delete from audit_event where after ->> 'pauseReason' = 'Otra cosa' and integration_id = " + id);
        takeBackTheLast();
        assertThat(Shop.integration(id).enabled()).isTrue();
        assertThat(pause()).isEqualTo("|");
    }

    @Test
    void who_switches_it_on_ends_the_pause_and_who_switches_it_off_in_the_list_gives_no_reason() {
        desk.fillIn("operator", edit(id), PAUSED);
        desk.fillIn("operator", edit(id), Map.of("enabled", "on"));
        assertThat(Shop.integration(id)).returns(true, IntegrationRow::enabled);
        assertThat(pause()).isEqualTo("|");
    }

    @ParameterizedTest
    @CsvSource({ "es, 2020-01-01T00:00, pauseUntil, ya pasó", "pt, mañana, pauseUntil, Digite um dia e uma hora",
            "en, 2099-01-01T00:00:30, pauseUntil, full minute" })
    void a_moment_that_is_no_end_is_said_beside_it(String language, String until, String field, String complaint) {
        Response answer = desk.speaking(language).fillIn("operator", edit(id), Map.of("enabled", "", "pauseUntil",
                until));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select("#" + field + "-error").text()).contains(complaint);
        assertThat(Shop.integration(id).enabled()).isTrue();
    }

    @Test
    void a_reason_has_at_most_200_letters_and_nothing_of_it_counts_while_it_is_on() {
        Map<String, String> tooLong = Map.of("enabled", "", "pauseReason", "x".repeat(201));
        Response answer = desk.fillIn("operator", edit(id), tooLong);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select("#pauseReason-error").text()).contains("200");
        assertThat(desk.fillIn("operator", edit(id), Map.of("minimumStock", "4", "pauseReason", "x".repeat(201)))
                .statusCode()).isEqualTo(303);
        assertThat(pause()).isEqualTo("|");
    }

    @Test
    void who_pauses_after_somebody_else_sees_until_when_that_one_did() {
        Response opened = desk.as("operator").get(edit(id));
        desk.fillIn("admin", edit(id), PAUSED);
        Response answer = desk.send("operator", opened, Map.of("enabled", "", "pauseUntil", "2099-12-31T12:00"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Desk.read(answer).select(".saved-now").eachText()).containsExactly("ahora: 2099-12-24 18:00",
                "ahora: Inventario de fin de año");
    }

    private String pause() {
        return Shop.row(
                "select concat(paused_until at time zone 'UTC', case when paused_until is not null then '+00' end,"
                        + " '|', pause_reason) from integration where id = " + id);
    }

    private String person() {
        return Shop.row("select paused_by from integration where id = " + id);
    }

    private void takeBackTheLast() {
        String entry = Shop.row("select id::text from audit_event where action = 'changed' and integration_id = " + id
                + " order by id desc limit 1");
        Response page = desk.as("operator").get("/history/" + entry + "/restoration");
        Element form = Desk.read(page).select("form[action$=/restoration]").first();
        Map<String, String> fields = new HashMap<>();
        form.select("input").forEach(field -> fields.put(field.attr("name"), field.val()));
        assertThat(desk.as("operator").cookies(page.cookies()).contentType(ContentType.URLENC).formParams(fields).post(
                form.attr("action")).statusCode()).isEqualTo(303);
    }
}
