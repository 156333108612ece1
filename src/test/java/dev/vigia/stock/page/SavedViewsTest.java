package dev.vigia.stock.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.http.UrlEncoding;
import dev.vigia.testing.People;
import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person keeps filters under names; they are tabs of the page, and nobody else's. */
@QuarkusTest
class SavedViewsTest {

    private Shelf shelf;
    private RequestSpecification olga;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        olga = People.stranger("olga", "viewer,retailer:" + shelf.shop.code);
    }

    @Test
    void a_filter_is_kept_renamed_and_deleted() {
        shelf.listing(shelf.product("a", "Taza azul"), shelf.integration("Norte"), "ok", 5);
        String keep = page("/stock?q=taza&sort=sku").select(".saved-edit").attr("href");
        Response kept = send(keep, "", "  Tazas ");
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(kept.header("Location")).endsWith("/stock?q=taza&sort=sku");
        Document shown = page("/stock?q=taza&sort=sku");
        assertThat(shown.select(".saved-tabs a[aria-current]").text()).isEqualTo("Tazas");
        assertThat(page("/stock").select(".saved-tabs a").first().attr("href")).isEqualTo("/stock?q=taza&sort=sku");
        String view = shown.select(".saved-tabs a").first().id().replace("view-", "");
        assertThat(send("/stock-views", "/" + view, "Vajilla").statusCode()).isEqualTo(303);
        assertThat(page("/stock").select(".saved-tabs a").first().text()).isEqualTo("Vajilla");
        assertThat(send("/stock-views", "/" + view + "/deletion", "").statusCode()).isEqualTo(303);
        assertThat(page("/stock").select(".saved-tabs a[id]")).isEmpty();
        assertThat(send("/stock-views", "/" + view, "Otra").statusCode()).as("gone").isEqualTo(404);
    }

    @Test
    void a_name_that_is_missing_too_long_or_taken_is_refused_beside_its_field() {
        shelf.listing(shelf.product("a", "Taza azul"), shelf.integration("Norte"), "ok", 5);
        send("/stock-views", "", "Tazas");
        for (Map.Entry<String, String> name : Map.of(" ", "Escribe un nombre.", "x".repeat(61),
                "El nombre puede tener hasta 60 letras.", "TAZAS", "Ya tienes una vista con ese nombre.").entrySet()) {
            Response refused = send("/stock-views?list=" + UrlEncoding.encoded("state=ok"), "", name.getKey());
            assertThat(refused.statusCode()).isEqualTo(422);
            Document page = Jsoup.parse(refused.asString());
            assertThat(page.select("#name-error").text()).isEqualTo(name.getValue());
            assertThat(page.select("#name").val()).isEqualTo(name.getKey().strip());
            assertThat(page.select("form input[name=list]").first().val()).isEqualTo("state=ok");
        }
        send("/stock-views", "", "Ollas");
        String ollas = page("/stock").select(".saved-tabs a").first().id().replace("view-", "");
        Response refused = send("/stock-views", "/" + ollas, "tazas");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.asString()).select("#name-" + ollas + "-error").text())
                .isEqualTo("Ya tienes una vista con ese nombre.");
        assertThat(send("/stock-views", "/" + ollas, "OLLAS").statusCode()).as("its own").isEqualTo(303);
    }

    @Test
    void a_person_keeps_twenty_at_the_most() {
        for (int i = 0; i < 20; i++) {
            send("/stock-views", "", "w" + i);
        }
        Response refused = send("/stock-views", "", "one more");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.asString()).select("#name-error").text()).startsWith("Ya tienes 20 vistas");
    }

    @Test
    void nobody_else_sees_or_changes_them_and_what_is_no_filter_is_not_kept() {
        send("/stock-views?list=" + UrlEncoding.encoded("state=ok&integration=999999&x=%zz"), "", "Mía");
        assertThat(Shop.row("select query from stock_view where retailer_id = " + shelf.shop.retailerId)).isEqualTo(
                "state=ok");
        String view = page("/stock-views").select(".saved-views form").first().attr("action");
        RequestSpecification beto = People.stranger("beto", "viewer,retailer:" + shelf.shop.code);
        assertThat(Jsoup.parse(as(beto).get("/stock-views").asString()).select(".saved-views")).isEmpty();
        send(beto, "/stock-views", view.replace("/stock-views", "") + "/deletion", "");
        send(People.stranger("olga", "viewer,retailer:" + new Shelf().shop.code), "/stock-views", view.replace(
                "/stock-views", ""), "Ajena");
        assertThat(page("/stock-views").select(".saved-views a").eachText()).containsExactly("Mía");
    }

    private Document page(String path) {
        return Jsoup.parse(as(olga).get(path).then().statusCode(200).extract().asString());
    }

    private Response send(String page, String action, String name) {
        return send(olga, page, action, name);
    }

    private static Response send(RequestSpecification person, String page, String action, String name) {
        Response opened = as(person).get(page);
        Document form = Jsoup.parse(opened.asString());
        return as(person).urlEncodingEnabled(true).cookies(opened.cookies()).contentType(ContentType.URLENC.withCharset(
                "UTF-8"))
                .formParam("csrf-token", form.select("input[name=csrf-token]").first().val())
                .formParam("list", form.select("input[name=list]").first().val()).formParam("name", name)
                .post("/stock-views" + action);
    }

    private static RequestSpecification as(RequestSpecification person) {
        return RestAssured.given().spec(person).redirects().follow(false).urlEncodingEnabled(false)
                .header("Accept-Language", "es");
    }
}
