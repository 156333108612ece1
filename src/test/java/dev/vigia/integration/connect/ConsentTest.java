package dev.vigia.integration.connect;

import static dev.vigia.testing.Desk.edit;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A seller lets Vigia in: there and back again, against the sandbox over HTTP. */
@QuarkusTest
class ConsentTest extends ConsentFixture {

    static Stream<Map<String, String>> applications() {
        return Stream.of(MERCADO_LIVRE, AMAZON, MAGALU);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void what_is_saved_without_access_sends_nothing_and_asks_to_be_connected(Map<String, String> application) {
        long id = saved(application);

        isStillAwaited(id);
        Document page = desk.page("admin", edit(id));
        assertThat(page.text()).contains("Falta conectar con", "hasta entonces no se envía nada");
        assertThat(page.select("#returnTo").val()).matches("http://localhost:\\d+/integrations/consent");
        assertThat(page.select("button[form=consent]").text()).startsWith("Conectar con");
        assertThat(desk.page("admin", "/integrations").select("tr[id=integration-" + id + "]").text())
                .contains("Falta conectar");
    }

    @ParameterizedTest
    @MethodSource("applications")
    void a_seller_that_agrees_is_connected_and_the_sync_may_send(Map<String, String> application) {
        long id = saved(application);

        Response answer = arrives(decides(departs(id), "yes"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(edit(id));
        assertThat(kept(id)).containsEntry(application == AMAZON ? "seller-id"
                : application == MAGALU ? "channel-id" : "user-id",
                application == MAGALU ? "5f62650a-0039-4d65-9b96-266d498c03bd" : seller);
        assertThat(kept(id).get("refresh-token")).isNotEmpty();
        assertThat(Shop.integration(id)).returns(false, IntegrationRow::isStopped).returns(2, IntegrationRow::version);
        assertThat(Shop.row("select expires_at > now() from integration_token where integration_id = " + id)).isEqualTo(
                "t");
        assertThat(Shop.rows("select action, actor from audit_event where integration_id = " + id))
                .contains("consented|Admin-of-" + desk.shop.code);
        assertThat(said(desk.as("admin").cookies(answer.cookies()).get(edit(id))))
                .contains("dio el permiso: la cuenta quedó conectada.").doesNotContain("Falta conectar");
    }

    @ParameterizedTest
    @MethodSource("applications")
    void a_seller_that_declines_changes_nothing(Map<String, String> application) {
        long id = saved(application);

        Response answer = arrives(decides(departs(id), "no"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(said(answer)).contains("se eligió no dar el permiso");
        assertThat(Desk.read(answer).select("form.passage-actions").attr("action")).isEqualTo("/integrations/" + id
                + "/consent");
        isStillAwaited(id);
    }

    @ParameterizedTest
    @CsvSource({ "status, 500, El marketplace tiene un problema propio", "html, 200, su documentación no explica",
            "limited, 429, más despacio" })
    void a_marketplace_that_fails_is_explained_and_nothing_changes(String kind, int status, String words) {
        long id = saved(MERCADO_LIVRE);
        URI back = decides(departs(id), "yes");
        given().contentType("application/json").body("{\"rules\":[{\"match\":\"/oauth/token\",\"kind\":\"" + kind
                + "\",\"status\":" + status + "}]}").put("/sandbox/mercado-livre/_faults").then().statusCode(204);

        Response answer = arrives(back);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(said(answer)).contains(words);
        isStillAwaited(id);
    }

    @Test
    void what_the_application_lacks_is_asked_for_before_leaving() {
        long id = desk.shop.integration("amazon", 3);

        Response answer = presses(id);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select(".errors a").eachAttr("href")).containsExactlyInAnyOrder(
                "#setting-application-id", "#setting-client-id", "#setting-client-secret");
    }

    @Test
    void where_no_consent_is_asked_for_there_is_no_such_page() {
        long id = desk.shop.integration("carrefour", 3);

        assertThat(presses(id).statusCode()).isEqualTo(404);
        assertThat(desk.page("admin", edit(id)).select("#returnTo")).isEmpty();
    }

    @Test
    void a_form_that_was_open_meanwhile_does_not_wipe_what_was_learned() {
        long id = saved(MERCADO_LIVRE);
        Response opened = desk.as("admin").get(edit(id));
        arrives(decides(departs(id), "yes"));

        assertThat(desk.send("admin", opened, Map.of("minimumStock", "9")).statusCode()).isEqualTo(409);
        assertThat(kept(id)).containsEntry("user-id", seller);
    }

    @Test
    void what_is_typed_needs_no_consent() {
        Response answer = desk.fillIn("admin", "/integrations/new?marketplace=mercado-livre", Map.of("name", "Typed",
                "minimumStock", "3", "setting-client-id", "app", "setting-client-secret", "hush",
                "setting-refresh-token", "TG-" + seller, "setting-user-id", seller, "enabled", ""));

        assertThat(answer.header("Location")).endsWith("/integrations");
        assertThat(Shop.row("select stopped_because is null from integration where name = 'Typed' and retailer_id = "
                + desk.shop.retailerId)).isEqualTo("t");
    }
}
