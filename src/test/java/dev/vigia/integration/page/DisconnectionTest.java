package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Evaluation;
import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who disconnects an account leaves nothing on sale there, and no key here. */
@QuarkusTest
class DisconnectionTest {

    @Inject
    Evaluation evaluation;

    private final Desk desk = new Desk();
    private final String seller = "A" + Math.abs(desk.shop.code.hashCode());

    @AfterEach
    void heal() {
        given().delete("/sandbox/amazon/_faults");
        Shop.execute("update integration set enabled = false where retailer_id = " + desk.shop.retailerId);
    }

    @Test
    void it_is_asked_twice() {
        long id = desk.connected("amazon", 3);
        assertThat(desk.page("admin", edit(id)).select("a[href=" + page(id) + "]")).hasSize(1);
        assertThat(desk.page("operator", edit(id)).select("a[href=" + page(id) + "]")).isEmpty();
        Response answer = press(id, "", false);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select(".errors a").attr("href")).isEqualTo("#confirmed");
        assertThat(Shop.integration(id).disconnecting()).isFalse();
        assertThat(desk.as("operator").get(page(id)).statusCode()).isEqualTo(403);
    }

    @Test
    void one_that_never_showed_anything_is_gone_at_once_with_its_credentials_and_its_name_is_free() {
        desk.stocked("taza", 9);
        long id = desk.connected("amazon", 3);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(desk.shop.retailerId, id));
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome) "
                + "select retailer_id, product_id, integration_id, 1, 9, 'applied' from listing_now listing where integration_id = "
                + id);
        String name = Shop.integration(id).name();
        Response answer = press(id, "", true);
        assertThat(answer.header("Location")).endsWith("/integrations");
        assertGone(id);
        assertThat(Shop.audit(id))
                .containsExactly("disconnecting", "disconnected");
        assertThat(desk.page("admin", "/updates").text()).as("the history stays").contains("taza", name);
        long other = desk.connected("amazon", 3);
        assertThat(desk.fillIn("admin", edit(other), Map.of("name", name)).statusCode()).isEqualTo(303);
    }

    @Test
    void what_it_shows_goes_to_zero_first_and_the_same_account_can_be_connected_again() {
        advertise("taza");
        desk.stocked("taza", 9);
        long id = connect("Una");
        await().until(() -> shown("taza") == 9);
        press(id, "", true);
        await().until(() -> shown("taza") == 0);
        await().until(() -> Shop.integration(id).disconnected());
        assertGone(id);
        Document after = desk.page("admin", page(id));
        assertThat(after.text()).contains("Desconectada: Una");
        connect("Una");
        await().until(() -> shown("taza") == 9);
    }

    @Test
    void one_that_the_marketplace_refuses_waits_until_a_person_goes_on() {
        desk.stocked("taza", 9);
        long id = desk.connected("amazon", 3);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(desk.shop.retailerId, id));
        Shop.tell("listing.integration_id = " + id);
        Shop.execute("update integration set stopped_because = 'invalid_grant', stopped_at = now() where id = " + id);
        assertThat(desk.page("admin", page(id)).select(".probe-wrong").text()).contains(
                "no podemos poner nada en cero");
        assertThat(press(id, "", true).header("Location")).endsWith(page(id));
        Document waiting = desk.page("admin", page(id));
        assertThat(waiting.text()).contains("0 de 1 anuncios", "sin esperar");
        assertThat(desk.page("admin", "/integrations").select("#integration-" + id).text()).contains("Desconectando")
                .doesNotContain("Editar");
        assertThat(desk.as("operator").get(edit(id)).statusCode()).isEqualTo(303);
        assertThat(Shop.row(
                "select desired, disconnected_at is null from listing_now listing join integration on integration.id = "
                        + "integration_id where integration_id = " + id)).isEqualTo("0|t");
        assertThat(press(id, "/end", true).statusCode()).isEqualTo(303);
        assertGone(id);
        assertThat(Shop.row("select after ->> 'stillShowing' from audit_event where action = 'disconnected' and "
                + "integration_id = " + id)).isEqualTo("1");
    }

    private void assertGone(long id) {
        assertThat(Shop.integration(id)).returns(false, IntegrationRow::enabled).returns(true,
                IntegrationRow::disconnected);
        for (String table : List.of("integration_setting", "integration_token", "listing", "due", "submission",
                "listing_tally")) {
            assertThat(Shop.number("select count(*) from " + table + " where integration_id = " + id)).as(table)
                    .isZero();
        }
        assertThat(desk.page("admin", "/integrations").select("#integration-" + id)).isEmpty();
        assertThat(desk.as("admin").get(edit(id)).statusCode()).isEqualTo(404);
        assertThat(desk.as("admin").get("/integrations/" + id).statusCode()).isEqualTo(404);
    }

    private static String page(long id) {
        return "/integrations/" + id + "/disconnection";
    }

    private Response press(long id, String more, boolean confirmed) {
        Response opened = desk.as("admin").get(page(id));
        var request = desk.as("admin").cookies(opened.cookies()).contentType(ContentType.URLENC).formParam("csrf-token",
                Desk.read(opened).select("form[action^=" + page(id) + "] input[name=csrf-token]").val());
        return (confirmed ? request.formParam("confirmed", "on") : request).post(page(id) + more);
    }

    private long connect(String name) {
        Map<String, String> fields = new HashMap<>(Map.of("name", name, "minimumStock", "3"));
        Map<String, String> account = new Cast("amazon").account(seller);
        account.forEach((setting, value) -> fields.put("setting-" + setting, value));
        assertThat(desk.fillIn("admin", "/integrations/new?marketplace=amazon", fields).statusCode()).isEqualTo(303);
        return Shop.number("select max(id) from integration where retailer_id = " + desk.shop.retailerId);
    }

    private void advertise(String sku) {
        given().contentType(ContentType.JSON).body(Map.of("seller", seller, "items", List.of(Map.of("sku", sku,
                "quantity",
                1)))).put("/sandbox/amazon/_listings").then().statusCode(200);
    }

    private int shown(String sku) {
        return new Cast("amazon").quantity(seller, sku);
    }
}
