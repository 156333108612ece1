package dev.vigia.alert.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.alert.AlertFixture;
import dev.vigia.alert.AlertKind;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.StubServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of alerts: what is open, what each person is told of, and the retailer's webhook. */
@QuarkusTest
class AlertsPageTest {

    private final Desk desk = new Desk();
    private final long integration = desk.shop.integration("amazon", 5);

    @Test
    void the_bell_counts_what_is_open_on_every_page_and_for_everybody() {
        assertThat(desk.page("viewer", "/stock").select(".bell").text()).isEqualTo("Alertas: ninguna abierta");
        open("stopped", "Amazon");
        open("held", "");
        Shop.execute("update alert set closed_at = now(), absent_since = now() where kind = 'held' and retailer_id = "
                + desk.shop.retailerId);
        Document page = desk.page("viewer", "/stock");
        assertThat(page.select(".bell").attr("href")).isEqualTo("/alerts");
        assertThat(page.select(".bell").text()).contains("1 alerta abierta");
        assertThat(page.select(".bell-count").text()).isEqualTo("1");
        assertThat(new Desk().page("viewer", "/stock").select(".bell-count")).as("of another retailer").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "es, Integración detenida, El marketplace rechaza", "pt, Integração parada, O marketplace rejeita",
            "en, Integration stopped, The marketplace rejects" })
    void an_alert_says_what_is_wrong_and_leads_to_where_it_can_be_mended(String language, String name,
            String sentence) {
        open("stopped", "Amazon");
        Document page = desk.speaking(language).page("viewer", "/alerts");
        assertThat(page.select(".alert-open").text()).contains(name, sentence);
        assertThat(page.select(".alert-actions a").attr("href")).isEqualTo("/integrations/" + integration);
        assertThat(page.select(".alert-actions form")).as("who only looks").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "es", "pt", "en" })
    void every_kind_has_its_words_and_no_code(String language) {
        for (AlertKind kind : AlertKind.values()) {
            open(kind.getCode(), "Un lugar");
        }
        String text = desk.speaking(language).page("operator", "/alerts").select("main").text();
        for (AlertKind kind : AlertKind.values()) {
            assertThat(text).doesNotContain(kind.name(), "TIMEOUT", "NOT_FOUND", "{", "_");
        }
    }

    @Test
    void what_is_over_is_listed_for_a_week() {
        open("stopped", "Amazon");
        Shop.execute("update alert set closed_at = now() - interval '6 days', absent_since = now() where retailer_id = "
                + desk.shop.retailerId);
        open("drift", "Dafiti");
        Shop.execute("update alert set closed_at = now() - interval '8 days', absent_since = now() where kind = 'drift'"
                + " and retailer_id = " + desk.shop.retailerId);
        Document page = desk.page("viewer", "/alerts");
        assertThat(page.select(".alerts-over").text()).contains("Integración detenida").doesNotContain("Dafiti");
        assertThat(page.text()).contains("No hay alertas abiertas");
    }

    @Test
    void somebody_takes_care_of_it_and_everybody_sees_who_was_first() {
        long alert = open("stopped", "Amazon");
        assertThat(post("operator", "/alerts/" + alert + "/acknowledgement", Map.of()).statusCode()).isEqualTo(303);
        assertThat(post("admin", "/alerts/" + alert + "/acknowledgement", Map.of()).statusCode()).isEqualTo(303);
        assertThat(desk.page("viewer", "/alerts").select(".alert-open").text()).containsIgnoringCase(
                "Se ocupa operator-of-" + desk.shop.code);
        assertThat(post("viewer", "/alerts/" + alert + "/acknowledgement", Map.of()).statusCode()).isEqualTo(403);
        Desk other = new Desk();
        Response foreign = post(other, "operator", "/alerts/" + alert + "/acknowledgement", Map.of());
        assertThat(foreign.statusCode()).isEqualTo(404);
    }

    @Test
    void a_person_chooses_and_finds_it_again() {
        Map<String, String> typed = new LinkedHashMap<>(Map.of("how-stopped", "mail", "how-at_minimum", "digest",
                "how-held", "nonsense", "quietFrom", "22", "quietTo", "7", "digestHour", "9"));
        assertThat(post("viewer", "/alerts/preferences", typed).statusCode()).isEqualTo(303);
        Document page = desk.page("viewer", "/alerts");
        assertThat(chosen(page, "how-stopped")).isEqualTo("mail");
        assertThat(chosen(page, "how-at_minimum")).isEqualTo("digest");
        assertThat(chosen(page, "how-held")).isEqualTo("page_only");
        assertThat(chosen(page, "quietFrom")).isEqualTo("22");
        assertThat(chosen(page, "quietTo")).isEqualTo("7");
        assertThat(chosen(page, "digestHour")).isEqualTo("9");
        assertThat(chosen(desk.page("operator", "/alerts"), "how-stopped")).as("of another person").isEqualTo(
                "page_only");
        assertThat(Shop.row(
                "select language, email like '%@%', digest_at > now() from alert_person where retailer_id = "
                        + desk.shop.retailerId)).isEqualTo("es|t|t");
    }

    @ParameterizedTest
    @CsvSource({ "22, ", ", 7", "7, 7" })
    void hours_that_make_no_sense_are_told_beside_the_field(String from, String to) {
        Response answer = post("viewer", "/alerts/preferences", Map.of("quietFrom", from == null ? "" : from, "quietTo",
                to == null ? "" : to, "how-stopped", "mail"));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.title()).startsWith("Error");
        assertThat(page.select("#quietFrom-error").text()).isNotEmpty();
        assertThat(chosen(page, "how-stopped")).isEqualTo("mail");
    }

    @Test
    void who_comes_back_is_known_to_be_there_and_to_read_another_language() {
        post("viewer", "/alerts/preferences", Map.of("how-stopped", "mail"));
        Shop.execute("update alert_person set seen_at = now() - interval '20 days' where retailer_id = "
                + desk.shop.retailerId);
        desk.speaking("pt").page("viewer", "/stock");
        assertThat(Shop.row("select language, seen_at > now() - interval '1 minute' from alert_person where"
                + " retailer_id = " + desk.shop.retailerId)).isEqualTo("pt|t");
    }

    @Test
    void a_webhook_is_set_by_an_admin_its_secret_shown_once_and_tried_at_once() throws IOException {
        try (StubServer server = new StubServer()) {
            server.answers("/hook", 204, "");
            Response set = post("admin", "/alerts/webhook", Map.of("address", server.url() + "/hook"));
            assertThat(set.statusCode()).isEqualTo(200);
            String secret = Jsoup.parse(set.asString()).select(".webhook-secret").text();
            assertThat(secret).startsWith("whsec_");
            assertThat(desk.page("admin", "/alerts").html()).doesNotContain(secret, "whsec_");
            assertThat(post("admin", "/alerts/webhook", Map.of("address", server.url() + "/hook")).statusCode())
                    .as("the same address keeps its secret").isEqualTo(303);
            post("admin", "/alerts/webhook/test", Map.of());
            assertThat(server.last().body()).contains("alert.test");
            assertThat(server.last().header("Webhook-signature")).startsWith("v1,");
            assertThat(desk.page("admin", "/alerts").text()).contains("La última llamada fue aceptada");
            String renewed = Jsoup.parse(post("admin", "/alerts/webhook/secret", Map.of()).asString()).select(
                    ".webhook-secret").text();
            assertThat(renewed).startsWith("whsec_").isNotEqualTo(secret);
            server.answers("/hook", 500, "");
            post("admin", "/alerts/webhook/test", Map.of());
            assertThat(desk.page("admin", "/alerts").text()).contains("respondió 500");
            Shop.execute("update alert_webhook set switched_off_at = now() where retailer_id = "
                    + desk.shop.retailerId);
            assertThat(desk.page("admin", "/alerts").select(".webhook-state").text()).contains("Detenido");
            assertThat(post("admin", "/alerts/webhook/activation", Map.of()).statusCode()).isEqualTo(303);
            assertThat(desk.page("admin", "/alerts").select(".webhook-state")).isEmpty();
            assertThat(post("admin", "/alerts/webhook/removal", Map.of()).statusCode()).isEqualTo(303);
            assertThat(Shop.rows("select id from alert_webhook where retailer_id = " + desk.shop.retailerId)).isEmpty();
            assertThat(post("admin", "/alerts/webhook/test", Map.of()).statusCode()).isEqualTo(404);
            assertThat(Shop.rows("select action, before::text || after from audit_event where retailer_id = "
                    + desk.shop.retailerId + " order by id")).hasSize(4).noneMatch(entry -> entry.contains("/hook"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "https://", "http://shop.example/hook", "ftp://shop.example", "https://10.0.0.1/",
            "https://[::1]/", "https://user:pass@shop.example/", "https://", "nonsense", "https://127.0.0.1/" })
    void an_address_that_nobody_may_call_is_told_beside_the_field(String address) {
        Response answer = post("admin", "/alerts/webhook", Map.of("address", address));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("#address-error").text()).isNotEmpty();
        assertThat(Shop.rows("select id from alert_webhook where retailer_id = " + desk.shop.retailerId)).isEmpty();
    }

    @Test
    void an_operator_neither_sees_nor_sets_the_webhook() {
        post("admin", "/alerts/webhook", Map.of("address", "https://hooks.example/secret-path"));
        Document page = desk.page("operator", "/alerts");
        assertThat(page.html()).doesNotContain("secret-path", "hooks.example");
        assertThat(page.select("form[action=/alerts/webhook]")).isEmpty();
        assertThat(post("operator", "/alerts/webhook", Map.of("address", "https://other.example/")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_page_says_to_which_address_mails_go() {
        assertThat(desk.page("viewer", "/alerts").text()).contains("Te escribimos a ");
    }

    private long open(String kind, String subject) {
        return Shop.number("insert into alert (retailer_id, kind, integration_id, cause, subject_id, subject, since,"
                + " opened_at, listings) values (" + desk.shop.retailerId + ", '" + kind + "', " + integration + ", '"
                + (kind.equals("failing") ? "TIMEOUT" : "") + "', 7, '" + subject + "', '" + AlertFixture.BEGAN
                + "', now(), 3) returning id");
    }

    private static String chosen(Document page, String field) {
        return page.select("#" + field + " option[selected]").val();
    }

    private Response post(String role, String path, Map<String, String> fields) {
        return post(desk, role, path, fields);
    }

    private static Response post(Desk of, String role, String path, Map<String, String> fields) {
        Response page = of.as(role).get("/alerts");
        RequestSpecification request = of.as(role).cookies(page.cookies()).contentType(ContentType.URLENC.withCharset(
                "UTF-8")).formParam("csrf-token", Jsoup.parse(page.asString()).select("input[name=csrf-token]").first()
                        .val());
        fields.forEach(request::formParam);
        return request.post(path);
    }
}
