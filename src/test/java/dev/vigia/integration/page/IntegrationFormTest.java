package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IntegrationFormTest {

    private static final Map<String, String> AN_ACCOUNT = Map.of("name", "Amazon Norte", "minimumStock", "3",
            "setting-seller-id", "A1", "setting-marketplace-id", "A1AM78C64UM0Y8",
            "setting-client-id", "client", "setting-client-secret", "hush", "setting-refresh-token", "Atzr|1");

    private final Desk desk = new Desk();

    @Test
    void an_admin_connects_an_account() {
        desk.stocked("few", 3);
        desk.stocked("many", 30);
        Response answer = desk.fillIn("admin", "/integrations/new?marketplace=amazon", AN_ACCOUNT);
        assertThat(answer.statusCode()).isEqualTo(303);
        Document list = Desk.read(desk.as("admin").cookies(answer.cookies()).get("/integrations"));
        assertThat(list.select(".flash").text()).isEqualTo("Guardado: Amazon Norte. Cambian 2 anuncios; 1 a cero.");
        assertThat(list.select("tr[id^=integration-]").text()).contains("Amazon", "Amazon Norte", "México", "3");
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

    @ParameterizedTest
    @ValueSource(strings = { "\u00A0", "\u200B", "\u3000\uFEFF", "\u2060 \uFE0F", "\u00AD", "\u3164" })
    void a_name_that_nobody_sees_is_none(String name) {
        long id = desk.connected("amazon", 3);
        Response answer = desk.fillIn("operator", edit(id), Map.of("name", name));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select("#name-error").text()).isNotEmpty();
    }

    @Test
    void a_name_is_kept_without_what_nobody_sees() {
        long id = desk.connected("amazon", 3);
        desk.fillIn("operator", edit(id), Map.of("name", "\u200BMi\u00A0cafe\u0301\u00A0"));
        assertThat(Shop.integration(id).name()).isEqualTo("Mi café");
    }

    @Test
    void without_a_marketplace_there_are_those_to_choose_from() {
        Document page = desk.page("admin", "/integrations/new");
        assertThat(page.select(".marketplaces a").eachAttr("href")).hasSize(9)
                .contains("/integrations/new?marketplace=amazon");
    }

    @Test
    void what_only_a_button_does_leads_to_the_form_when_it_is_opened() {
        long id = desk.connected("amazon", 3);
        for (String button : new String[] { "probe", "consent" }) {
            assertThat(desk.as("operator").get("/integrations/" + id + "/" + button).header("Location"))
                    .endsWith(edit(id));
            assertThat(desk.as("viewer").get("/integrations/" + id + "/" + button).header("Location"))
                    .endsWith("/integrations/" + id);
        }
    }

    @ParameterizedTest
    @CsvSource({ "categories, category, Todas", "warehouses, warehouse, Todos" })
    void a_tick_beside_all_is_not_ignored(String name, String item, String all) {
        desk.stocked("taza", 5);
        long id = desk.connected("amazon", 3);
        String tick = desk.page("operator", edit(id)).select("input[name=" + item + "]").val();
        Response answer = desk.fillIn("operator", edit(id), Map.of(name, "every", item, tick));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Desk.read(answer);
        assertThat(page.select(".errors a[href=#" + name + "]").text()).contains("“" + all + "”");
        assertThat(page.select("input[name=" + item + "][checked]").val()).isEqualTo(tick);
        assertThat(desk.fillIn("operator", edit(id), Map.of(name, "only", item, tick)).statusCode()).isEqualTo(303);
        assertThat(desk.fillIn("operator", edit(id), Map.of(name, "every")).statusCode())
                .as("the same ticks as before: all is meant").isEqualTo(303);
        assertThat(Shop.integration(id)).returns(true, IntegrationRow::everyCategory).returns(true,
                IntegrationRow::everyWarehouse);
    }

    @Test
    void pausing_says_how_many_listings_go_on_showing_stock() {
        desk.stocked("taza", 5);
        desk.stocked("plato", 9);
        long id = desk.connected("amazon", 3);
        desk.evaluate(id);
        Shop.execute("update integration set enabled = true, stopped_because = 'held', stopped_at = now() where id = "
                + id);
        Shop.execute("update listing set sent = desired, confirmed = desired, sent_revision = desired_revision where "
                + "integration_id = " + id);
        Response opened = desk.as("operator").get(edit(id));
        Response answer = desk.post("operator", opened, Map.of(), "save");
        assertThat(Desk.read(desk.as("operator").cookies(answer.cookies()).get("/integrations")).select(".flash")
                .text())
                .endsWith("Está en pausa: 2 anuncios siguen mostrando stock.");
        assertThat(Desk.read(desk.post("operator", desk.as("operator").get(edit(id)), Map.of(), "preview"))
                .select("#impact").text()).contains("2 anuncios siguen mostrando stock");
    }

    @Test
    void a_new_name_evaluates_nothing() {
        desk.stocked("taza", 5);
        long id = desk.connected("amazon", 3);
        assertThat(desk.fillIn("operator", edit(id), Map.of("name", "Otro nombre")).statusCode()).isEqualTo(303);
        assertThat(Shop.number("select count(*) from listing where integration_id = " + id)).isZero();
    }

    @Test
    void a_saved_change_is_kept_and_told() {
        long id = desk.connected("amazon", 3);
        Response answer = desk.fillIn("operator", edit(id), Map.of("name", "Otra", "minimumStock", "8"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id)).returns("Otra", IntegrationRow::name).returns(8, IntegrationRow::minimum)
                .returns(1, IntegrationRow::version);
        assertThat(Shop.row("select actor, after ->> 'minimumStock' from audit_event where integration_id = " + id))
                .isEqualTo("Operator-of-" + desk.shop.code + "|8");
    }

    @ParameterizedTest
    @CsvSource({
            "es, 1.000, 'Escribe el stock mínimo solo con cifras, sin puntos, comas ni espacios: 1000, no 1.000.', Falta corregir un campo, Error: ",
            "pt, -1, O estoque mínimo não pode ser negativo; o menor é 0., Falta corrigir um campo, Erro: ",
            "en, 1.5, 'The minimum stock is counted in whole units, without decimals.', '', Error: ",
            "en, ocho, 'The minimum stock is a whole number from 0 to 1,000,000, in digits only.', '', Error: ",
            "pt, 1000001, O estoque mínimo não pode passar de 1.000.000., Falta corrigir um campo, Erro: ",
            "es, '', 'Escribe el stock mínimo: un número entero de 0 a 1.000.000.', Falta corregir un campo, Error: " })
    void a_wrong_minimum_stays_as_typed_and_is_explained_twice(String language, String typed, String sentence,
            String summary, String prefix) {
        long id = desk.connected("amazon", 3);
        Response answer = desk.speaking(language).fillIn("operator", edit(id),
                Map.of("name", "Typed name", "minimumStock", typed));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Desk.read(answer);
        Element input = page.getElementById("minimumStock");
        assertThat(input.val()).isEqualTo(typed);
        assertThat(page.select("#name").val()).isEqualTo("Typed name");
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(input.attr("aria-describedby").split(" ")).contains("minimumStock-error");
        assertThat(page.getElementById("minimumStock-error").text()).isEqualTo(sentence);
        assertThat(page.select(".errors a[href=#minimumStock]").text()).isEqualTo(sentence);
        assertThat(page.select(".errors h2").text()).contains(summary);
        assertThat(page.title()).startsWith(prefix);
        assertThat(Shop.integration(id)).returns(3, IntegrationRow::minimum).returns(0, IntegrationRow::version);
    }

    @Test
    void a_country_that_the_account_says_is_not_asked_for_twice() {
        Document page = desk.page("admin", "/integrations/new?marketplace=amazon");
        assertThat(page.select("#country")).isEmpty();
        assertThat(page.select("#setting-marketplace-id option").eachText()).contains("México (A1AM78C64UM0Y8)");
    }

    @Test
    void a_country_in_which_the_marketplace_does_not_sell_is_refused() {
        Document page = Desk.read(desk.fillIn("admin", "/integrations/new?marketplace=mercado-livre", Map.of(
                "country", "FR")));
        assertThat(page.select(".errors a").eachAttr("href")).contains("#country");
    }

    @Test
    void several_mistakes_are_all_told_in_the_order_of_the_page() {
        long id = desk.connected("amazon", 3);
        Document page = Desk.read(desk.fillIn("admin", edit(id), Map.of("name", " ", "minimumStock",
                "x", "categories", "only", "warehouses", "only", "setting-seller-id", "not a seller",
                "setting-client-id", "")));
        assertThat(page.select(".errors a").eachAttr("href")).containsExactly("#name", "#minimumStock",
                "#categories", "#warehouses", "#setting-seller-id", "#setting-client-id");
        page.select(".errors a").forEach(link -> assertThat(page.select(link.attr("href"))).hasSize(1));
        assertThat(page.select("#setting-seller-id").val()).isEqualTo("not a seller");
    }

    @Test
    void the_minimum_is_optional_where_the_marketplace_says_so() {
        long id = desk.connected("carrefour", 3);
        assertThat(desk.page("operator", edit(id)).select("#minimumStock").hasAttr("required")).isFalse();
        assertThat(desk.fillIn("operator", edit(id), Map.of("minimumStock", "")).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isNull();
    }

    @Test
    void a_name_is_used_once() {
        long id = desk.connected("amazon", 3);
        long other = desk.connected("amazon", 3);
        String taken = Shop.integration(other).name();
        Response answer = desk.fillIn("operator", edit(id), Map.of("name", taken));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).getElementById("name-error").text()).contains(taken);
        assertThat(desk.fillIn("operator", edit(other), Map.of("name", taken)).statusCode()).isEqualTo(303);
    }

    @Test
    void a_name_is_at_most_100_letters_long() {
        long id = desk.connected("amazon", 3);
        assertThat(desk.fillIn("operator", edit(id), Map.of("name", "x".repeat(101))).statusCode()).isEqualTo(422);
        assertThat(desk.fillIn("operator", edit(id), Map.of("name", "x".repeat(100))).statusCode()).isEqualTo(303);
    }

    @Test
    void only_the_chosen_categories_are_registered() {
        desk.stocked("taza", 5);
        desk.shop.product("silla", "Casa > Silla");
        long id = desk.connected("amazon", 3);
        String chosen = desk.page("operator", edit(id)).select("label:contains(Casa > Silla) input").val();
        desk.fillIn("operator", edit(id), Map.of("categories", "only", "category", chosen));
        assertThat(Shop.rows(
                "select product.sku from listing join product on product.id = product_id where integration_id = "
                        + id + " and state <> 'withdrawn'")).containsExactly("silla");
        Document again = desk.page("operator", edit(id));
        assertThat(again.select("input[name=categories][value=only]").hasAttr("checked")).isTrue();
        assertThat(again.select("input[name=category][checked]").eachAttr("value")).containsExactly(chosen);
    }

    @Test
    void switching_it_off_is_an_unchecked_box() {
        long id = desk.connected("amazon", 3);
        desk.fillIn("operator", edit(id), Map.of("enabled", "on"));
        assertThat(Shop.integration(id).enabled()).isTrue();
        Response page = desk.as("operator").get(edit(id));
        Map<String, String> fields = Desk.read(page).select("form.integration-form").forms().get(0).formData().stream()
                .filter(field -> !field.key().equals("enabled"))
                .collect(Collectors.toMap(KeyVal::key, KeyVal::value, (one, two) -> one));
        desk.as("operator").cookies(page.cookies()).contentType(ContentType.URLENC).formParams(fields)
                .post("/integrations/" + id).then().statusCode(303);
        assertThat(Shop.integration(id).enabled()).isFalse();
    }

    @Test
    void a_viewer_changes_nothing() {
        long id = desk.connected("amazon", 3);
        assertThat(desk.as("viewer").get(edit(id)).statusCode()).isEqualTo(403);
        assertThat(desk.as("viewer").get("/integrations/new?marketplace=amazon").statusCode()).isEqualTo(403);
        Response opened = desk.as("operator").get(edit(id));
        assertThat(desk.as("viewer").cookie("vigia-form", opened.cookie("vigia-form")).contentType(ContentType.URLENC)
                .formParam("csrf-token", Desk.read(opened).select("[name=csrf-token]").val())
                .formParam("name", "x").post("/integrations/" + id).statusCode()).isEqualTo(403);
    }

    @Test
    void an_operator_does_not_connect() {
        assertThat(desk.as("operator").get("/integrations/new?marketplace=amazon").statusCode()).isEqualTo(403);
    }

    @Test
    void another_shops_integration_is_not_there() {
        long id = desk.connected("amazon", 3);
        Desk other = new Desk();
        long own = other.connected("amazon", 3);
        assertThat(other.as("admin").get(edit(id)).statusCode()).isEqualTo(404);
        assertThat(other.as("admin").get("/integrations/" + id + "/impact?minimumStock=1").statusCode())
                .isEqualTo(404);
        Response opened = other.as("admin").get(edit(own));
        Response sneaked = other.as("admin").cookies(opened.cookies()).contentType(ContentType.URLENC)
                .formParam("csrf-token", Desk.read(opened).select("[name=csrf-token]").val())
                .formParam("name", "mine now").post("/integrations/" + id);
        assertThat(sneaked.statusCode()).isEqualTo(404);
        assertThat(desk.as("admin").get("/integrations/0/edit").statusCode()).isEqualTo(404);
        assertThat(desk.as("admin").get("/integrations/abc/edit").statusCode()).isEqualTo(404);
    }

    @Test
    void an_integration_that_vigia_stopped_says_why_and_starts_when_saved() {
        long id = desk.connected("amazon", 3);
        Shop.execute("update integration set stopped_because = '<b>invalid_grant', stopped_at = now() where id = "
                + id);
        Document page = desk.page("operator", edit(id));
        assertThat(page.select(".integration-stopped").text()).contains("<b>invalid_grant");
        assertThat(desk.fillIn("operator", edit(id), Map.of()).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).isStopped()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "es, Stock mínimo, Guardar, enviamos 0", "pt, Estoque mínimo, Salvar, enviamos 0",
            "en, Minimum stock, Save, we send 0" })
    void the_form_speaks_three_languages(String language, String minimum, String save, String help) {
        long id = desk.connected("amazon", 3);
        Document page = desk.speaking(language).page("operator", edit(id));
        assertThat(page.select("label[for=minimumStock]").text()).startsWith(minimum);
        assertThat(page.select(".integration-save button").text()).isEqualTo(save);
        assertThat(page.getElementById("minimumStock-help").text()).contains(help);
    }
}
