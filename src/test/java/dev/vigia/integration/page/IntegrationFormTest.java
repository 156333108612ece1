package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of an integration: saved, switched off, and who may. */
@QuarkusTest
class IntegrationFormTest extends IntegrationFormFixture {

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
        Shop.tell("listing.integration_id = " + id);
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
        assertThat(Shop.number("select count(*) from listing_now listing where integration_id = " + id)).isZero();
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

    @Test
    void only_the_chosen_categories_are_registered() {
        desk.stocked("taza", 5);
        desk.shop.product("silla", "Casa > Silla");
        long id = desk.connected("amazon", 3);
        String chosen = desk.page("operator", edit(id)).select("label:contains(Casa > Silla) input").val();
        desk.fillIn("operator", edit(id), Map.of("categories", "only", "category", chosen));
        assertThat(Shop.listings(id)).filteredOn(listing -> !listing.state().equals("withdrawn"))
                .extracting(ListingRow::sku).containsExactly("silla");
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
