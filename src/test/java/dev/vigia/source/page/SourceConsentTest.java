package dev.vigia.source.page;

import static dev.vigia.testing.Patiently.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source that is let in by consent: from the page of sources to Bling's page, and back. */
@QuarkusTest
class SourceConsentTest {

    private static final Cast BLING = new Cast("bling");

    private final Desk desk = new Desk();
    private final String company = desk.shop.code;

    @AfterEach
    void remove() {
        Shop.execute("delete from source where retailer_id = " + desk.shop.retailerId);
    }

    private Response post(String role, String path, Map<String, ?> fields) {
        Response opened = desk.as(role).get("/sample");
        return desk.as(role).cookies(opened.cookies()).contentType("application/x-www-form-urlencoded;charset=UTF-8")
                .formParam("csrf-token", Desk.read(opened).select("input[name=csrf-token]").first().val()).formParams(
                        fields)
                .post(path);
    }

    private long typed(String name, String client) {
        Map<String, String> fields = new HashMap<>(Map.of("kind", "bling", "source-account", name, "source-client-id",
                "client-of-" + client, "source-client-secret", "secret-of-" + client));
        assertThat(post("admin", "/sources", fields).statusCode()).isEqualTo(303);
        return Shop.number("select max(id) from source where retailer_id = " + desk.shop.retailerId);
    }

    /** To the page with the link, to Bling's page, and to the address that it leads back to. */
    private URI consented(long source, String by, String allow) {
        Cast.json().body("{\"client\":\"client-of-" + company + "\",\"redirect\":\"http://localhost:" + RestAssured.port
                + "/sources/consent\"}").put(BLING.base() + "/_app").then().statusCode(204);
        Document passage = Desk.read(post("admin", "/sources/" + source + "/consent", Map.of()));
        String page = passage.select("a[rel=noreferrer]").attr("href");
        assertThat(page).contains("/oauth/authorize?response_type=code&client_id=client-of-" + company + "&state=")
                .doesNotContain("secret-of-");
        Document asked = Desk.read(given().get(URI.create(page)));
        Map<String, String> fields = new HashMap<>(Map.of("user", by, "allow", allow));
        asked.select("input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.val()));
        return URI.create(given().redirects().follow(false).contentType("application/x-www-form-urlencoded").formParams(
                fields).post(URI.create(page).resolve("authorize")).then().statusCode(302).extract().header(
                        "Location"));
    }

    private Response arrive(String role, URI back) {
        return desk.as(role).get(URI.create(back.getRawPath() + "?" + back.getRawQuery()).toString());
    }

    @Test
    void its_owner_lets_it_in_and_its_stock_comes() {
        BLING.put(company, "{\"sku\":\"1\",\"quantity\":7}");
        long id = typed("Loja Azul", company);
        assertThat(Shop.row("select outcome, stopped_at is not null from source where id = " + id)).isEqualTo(
                "CONSENT_MISSING|t");
        Document list = desk.page("admin", "/sources");
        assertThat(list.text()).contains("Bling · Loja Azul", "Falta el permiso");
        assertThat(list.select("a[href='/sources/" + id + "/edit#consent-heading']").text()).isEqualTo(
                "Autorizar en Bling");
        Document form = desk.page("admin", "/sources/" + id + "/edit");
        assertThat(form.select("#return-to").val()).endsWith("/sources/consent");
        assertThat(form.text()).contains("pestaña Webhooks");
        URI back = consented(id, company, "yes");
        Response arrived = arrive("admin", back);
        assertThat(arrived.statusCode()).isEqualTo(303);
        assertThat(arrived.header("Location")).endsWith("/sources/" + id + "/edit");
        await().until(() -> desk.page("viewer", "/sources").text().contains("1 almacén espera"));
        assertThat(Shop.number("select count(*) from source_token where source_id = " + id)).isOne();
        assertThat(Shop.rows("select action from audit_event where retailer_id = " + desk.shop.retailerId
                + " and action = 'source_consented'")).hasSize(1);
        // The same answer serves once.
        assertThat(Desk.read(arrive("admin", back)).text()).contains("ya se usó");
        assertThat(Desk.read(post("admin", "/sources/" + id + "/test", Map.of())).select("#test-result").text())
                .contains("ver los depósitos (Depósitos de estoque): permitido");
    }

    @Test
    void whoever_says_no_or_is_somebody_else_connects_nothing() {
        long id = typed("Loja", company);
        assertThat(Desk.read(arrive("admin", consented(id, company, "no"))).text()).contains(
                "se eligió no dar el permiso");
        URI back = consented(id, company, "yes");
        assertThat(arrive("operator", back).statusCode()).isEqualTo(403);
        assertThat(Desk.read(desk.as("admin").get("/sources/consent?code=x&state=forged")).text()).contains(
                "no se pidió desde aquí");
        Shop.execute("update consent set person = 'somebody' where source_id = " + id);
        assertThat(Desk.read(arrive("admin", back)).text()).contains("lo pidió otra persona");
        URI wrong = URI.create(consented(id, company, "yes").toString().replaceFirst("code=[^&]+", "code=guessed"));
        Response refused = arrive("admin", wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Desk.read(refused).text()).contains("no aceptó terminar la conexión");
        assertThat(Shop.number("select count(*) from source_token where source_id = " + id)).isZero();
        assertThat(Shop.row("select outcome from source where id = " + id)).isEqualTo("CONSENT_MISSING");
    }

    @Test
    void one_source_reads_one_company() {
        long first = typed("Una", company);
        arrive("admin", consented(first, company, "yes"));
        assertThat(Desk.read(arrive("admin", consented(first, "other-" + company, "yes"))).text()).contains(
                "es de otra cuenta que la de esta fuente");
        long second = typed("Otra", company);
        assertThat(Desk.read(arrive("admin", consented(second, company, "yes"))).text()).contains(
                "ya está conectada en otra fuente");
        assertThat(arrive("admin", consented(second, "other-" + company, "yes")).statusCode()).isEqualTo(303);
        assertThat(arrive("admin", consented(first, company, "yes")).statusCode()).isEqualTo(303);
    }

    @Test
    void another_application_must_be_let_in_anew() {
        long id = typed("Loja", company);
        arrive("admin", consented(id, company, "yes"));
        assertThat(post("admin", "/sources/" + id, Map.of("source-account", "Loja", "source-client-id", "client-of-new",
                "source-client-secret", "secret-of-new")).statusCode()).isEqualTo(303);
        assertThat(Shop.row("select outcome from source where id = " + id)).isEqualTo("CONSENT_MISSING");
        assertThat(Shop.number("select count(*) from source_token where source_id = " + id)).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "es; Bling dejó de avisar: la lectura completa encontró 4 cambios",
            "pt; Bling deixou de avisar: a leitura completa encontrou 4 mudanças",
            "en; Bling stopped telling: the full reading found 4 changes" })
    void a_webhook_that_is_off_is_told_with_what_to_do(String language, String told) {
        long id = typed("Loja", company);
        Shop.execute("update source set outcome = 'READ', stopped_at = null, next_at = now() + interval '1 day',"
                + " unannounced = 4, unannounced_since = now() - interval '2 hours' where id = " + id);
        assertThat(desk.speaking(language).page("viewer", "/sources").select(".scheduled-next").text()).contains(told,
                "Webhooks");
    }

    @Test
    void vtex_asks_for_no_consent() {
        assertThat(desk.page("admin", "/sources/new?kind=vtex").select("#consent-heading, #return-to")).isEmpty();
        assertThat(List.of("vtex", "bling")).allMatch(kind -> !desk.page("admin", "/sources").select(
                "a[href='/sources/new?kind=" + kind + "']").isEmpty());
    }
}
