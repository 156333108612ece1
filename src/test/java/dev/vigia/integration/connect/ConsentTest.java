package dev.vigia.integration.connect;

import static dev.vigia.testing.Desk.edit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Credentials;
import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A seller lets Vigia in: there and back again, against the sandbox over HTTP. */
@QuarkusTest
class ConsentTest {

    private static final Map<String, String> MERCADO_LIVRE = Map.of("name", "Libre", "minimumStock", "3", "country",
            "BR", "setting-client-id", "app", "setting-client-secret", "hush");
    private static final Map<String, String> AMAZON = Map.of("name", "Amazon", "minimumStock", "3", "country", "BR",
            "setting-client-id", "app", "setting-client-secret", "hush", "setting-marketplace-id", "A2Q3Y263D00KWC",
            "setting-application-id", "amzn1.sp.solution.1");

    private static final Map<String, String> MAGALU = Map.of("name", "Magalu", "minimumStock", "3", "country", "BR",
            "setting-client-id", "app", "setting-client-secret", "hush");

    @Inject
    Credentials credentials;

    private final Desk desk = new Desk();
    private final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));

    @AfterEach
    void heal() {
        given().delete("/sandbox/mercado-livre/_faults").then().statusCode(204);
    }

    static Stream<Map<String, String>> applications() {
        return Stream.of(MERCADO_LIVRE, AMAZON, MAGALU);
    }

    private static String marketplace(Map<String, String> application) {
        return application == AMAZON ? "amazon" : application == MAGALU ? "magalu" : "mercado-livre";
    }

    private long saved(Map<String, String> application) {
        Response answer = desk.fillIn("admin", "/integrations/new?marketplace=" + marketplace(application),
                application);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/edit");
        return Long.parseLong(answer.header("Location").replaceAll(".*/integrations/(\\d+)/edit", "$1"));
    }

    /** Presses Conectar and follows the link: the page of the marketplace, as a browser sees it. */
    private URI departs(long id) {
        Response answer = presses(id);
        assertThat(answer.statusCode()).isEqualTo(200);
        return URI.create(Desk.read(answer).select(".passage a.btn-primary").attr("href"));
    }

    private Response presses(long id) {
        Response opened = desk.as("admin").get(edit(id));
        return desk.as("admin").cookies(opened.cookies()).contentType("application/x-www-form-urlencoded")
                .formParam("csrf-token", Desk.read(opened).select("[name=csrf-token]").val())
                .post("/integrations/" + id + "/consent");
    }

    /** Answers the marketplace's page; the address it leads the browser back to. */
    private URI decides(URI page, String allow) {
        Document consent = Desk.read(given().urlEncodingEnabled(false).get(page).then().statusCode(200).extract()
                .response());
        var form = given().redirects().follow(false).contentType("application/x-www-form-urlencoded")
                .formParam("user", seller).formParam("allow", allow);
        consent.select("input[type=hidden]").forEach(field -> form.formParam(field.attr("name"), field.val()));
        return URI.create(form.post(page.getPath()).then().statusCode(302).extract().header("Location"));
    }

    private Response arrives(URI back) {
        return desk.as("admin").urlEncodingEnabled(false).get(back.getRawPath() + "?" + back.getRawQuery());
    }

    private String said(Response answer) {
        return Desk.read(answer).select("#content").text();
    }

    private Map<String, String> kept(long id) {
        return QuarkusTransaction.requiringNew().call(() -> credentials.of(desk.shop.retailerId, id));
    }

    private void isStillAwaited(long id) {
        assertThat(Shop.integration(id)).returns("", IntegrationRow::stoppedBecause).returns(1,
                IntegrationRow::version);
        assertThat(kept(id).getOrDefault("refresh-token", "")).isEmpty();
        assertThat(Shop.number("select count(*) from integration_token where integration_id = " + id)).isZero();
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
        assertThat(Desk.read(answer).select("form.passage-ways").attr("action")).isEqualTo("/integrations/" + id
                + "/consent");
        isStillAwaited(id);
    }

    @Test
    void an_answer_serves_once() {
        long id = saved(MERCADO_LIVRE);
        URI back = decides(departs(id), "yes");
        assertThat(arrives(back).statusCode()).isEqualTo(303);

        Response again = arrives(back);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(said(again)).contains("ya se usó, venció o no se pidió desde aquí");
        assertThat(Shop.integration(id).version()).isEqualTo(2);
    }

    @Test
    void an_answer_that_comes_too_late_is_not_taken() {
        long id = saved(MERCADO_LIVRE);
        URI back = decides(departs(id), "yes");
        Shop.execute("update consent set expires_at = now() - interval '1 second' where integration_id = " + id);

        assertThat(said(arrives(back))).contains("venció");
        isStillAwaited(id);
    }

    @ParameterizedTest
    @ValueSource(strings = { "?code=TG-1&state=made-up", "?code=TG-1", "", "?state=%00&error=%3Cscript%3E",
            "?state=a&state=b" })
    void an_answer_that_nobody_asked_for_is_not_taken(String query) {
        Response answer = desk.as("admin").urlEncodingEnabled(false).get("/integrations/consent" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(said(answer)).contains("no se pidió desde aquí");
        assertThat(answer.asString()).doesNotContain("<script>");
    }

    @Test
    void a_colleague_cannot_come_back_in_ones_place() {
        long id = saved(MERCADO_LIVRE);
        URI back = decides(departs(id), "yes");
        Shop.execute("update consent set person = 'another-admin' where integration_id = " + id);

        assertThat(said(arrives(back))).contains("lo pidió otra persona");
        isStillAwaited(id);
    }

    @Test
    void another_shop_cannot_come_back_in_ones_place() {
        long id = saved(MERCADO_LIVRE);
        URI back = decides(departs(id), "yes");

        assertThat(said(new Desk().as("admin").urlEncodingEnabled(false).get(back.getRawPath() + "?"
                + back.getRawQuery()))).contains("no se pidió desde aquí");
        assertThat(arrives(back).statusCode()).as("and the seller still can").isEqualTo(303);
    }

    @Test
    void only_an_admin_connects() {
        long id = saved(MERCADO_LIVRE);

        assertThat(desk.page("operator", edit(id)).select("button[form=consent], form#consent")).isEmpty();
        assertThat(desk.page("operator", edit(id)).text()).contains("Solo quien administra puede conectar");
        Response opened = desk.as("operator").get(edit(id));
        assertThat(desk.as("operator").cookies(opened.cookies()).contentType("application/x-www-form-urlencoded")
                .formParam("csrf-token", Desk.read(opened).select("[name=csrf-token]").val())
                .post("/integrations/" + id + "/consent").statusCode()).isEqualTo(403);
        assertThat(desk.as("operator").get("/integrations/consent?state=x").statusCode()).isEqualTo(403);
    }

    @Test
    void a_foreign_page_cannot_start_it() {
        long id = saved(MERCADO_LIVRE);

        assertThat(desk.as("admin").contentType("application/x-www-form-urlencoded")
                .post("/integrations/" + id + "/consent").statusCode()).isEqualTo(400);
    }

    @Test
    void a_code_that_was_tampered_with_buys_nothing() {
        long id = saved(MERCADO_LIVRE);
        String back = decides(departs(id), "yes").toString();

        Response answer = arrives(URI.create(back.replaceAll("code=[^&]*", "code=TG-another")));

        assertThat(said(answer)).contains("no aceptó terminar la conexión", "El marketplace dijo: invalid_grant");
        isStillAwaited(id);
    }

    @Test
    void a_verifier_of_somebody_else_buys_nothing() {
        long one = saved(MERCADO_LIVRE);
        URI page = departs(one);
        URI back = decides(URI.create(page.toString().replaceAll("code_challenge=[^&]*", "code_challenge=other")),
                "yes");

        assertThat(said(arrives(back))).contains("no aceptó terminar la conexión");
        isStillAwaited(one);
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

    @Test
    void neither_state_nor_verifier_can_be_read_from_the_table() {
        long id = saved(MERCADO_LIVRE);
        URI page = departs(id);
        String state = page.getQuery().replaceAll(".*&state=([^&]*).*", "$1");

        assertThat(state).hasSize(43);
        assertThat(Shop.number("select count(*) from consent where integration_id = " + id + " and position('" + state
                + "'::bytea in state) > 0")).isZero();
        assertThat(page.getQuery()).contains("code_challenge_method=S256");
    }
}
