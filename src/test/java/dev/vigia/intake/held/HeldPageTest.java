package dev.vigia.intake.held;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HeldPageTest {

    private final Feed feed = new Feed();
    private final long amazon = feed.shop.integration("amazon", 0);
    private RequestSpecification olga;

    @BeforeEach
    void olgaSignsIn() {
        olga = person("olga", "operator");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/stock", "/intake" })
    void nothing_is_said_while_nothing_waits(String path) {
        assertThat(page(olga, path).select(".waiting")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/stock", "/intake" })
    void what_waits_is_said_on_top_and_decided_by_one_click(String path) {
        hold();
        Document page = page(olga, path);
        assertThat(page.select(".waiting").text()).contains("60 anuncios de una integración", "pueden vender");
        assertThat(page.select(".waiting a").attr("href")).isEqualTo(held());
        Response answer = press(olga, path, "approval");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(held());
        await().until(() -> feed.selling(amazon) == 40);
        assertThat(page(olga, path).select(".waiting")).isEmpty();
    }

    @Test
    void the_page_shows_what_would_change_and_the_risk_of_waiting() {
        hold();
        Document page = page(olga, held());
        assertThat(page.select("#progress").text()).contains("Espera una decisión", "pueden vender lo que ya no hay",
                "feed");
        assertThat(page.select("#impact-title ~ .card tbody tr").eachText()).singleElement().asString()
                .contains("amazon", "60 60 % de lo que se vendía", "100");
        assertThat(page.select("#sample-title ~ .card tbody tr")).hasSize(50);
        assertThat(page.select("#sample-title").text()).contains("los primeros 50");
        assertThat(page.select("#sample-title ~ .card tbody tr").first().text())
                .contains(Feed.sku(0), "Taza 0", "0 disponibles en Almacén principal");
    }

    @Test
    void discarding_leaves_everything_as_it_was() {
        hold();
        Document question = page(olga, held() + "/discard");
        assertThat(question.select("main").text()).contains("60 anuncios siguen como antes");
        assertThat(press(olga, held() + "/discard", "discard").statusCode()).isEqualTo(303);
        Document page = page(olga, held());
        assertThat(page.select("#progress").text()).contains("Descartado", "Olga", "Se puede deshacer hasta");
        assertThat(page.select("#progress form").eachAttr("action")).containsExactly(held() + "/taking-back");
        assertThat(feed.selling(amazon)).isEqualTo(100);
        assertThat(page(olga, "/intake").select(".held-list").text()).contains("Descartado");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/stock", "/intake" })
    void discarding_is_asked_about_from_wherever_it_begins(String path) {
        hold();
        Document page = page(olga, path);
        assertThat(page.select(".waiting form[action$=/discard]")).isEmpty();
        assertThat(page.select(".waiting a[href$=/discard]").attr("href")).isEqualTo(held() + "/discard");
    }

    @Test
    void a_discard_is_taken_back_until_it_is_carried_out() {
        hold();
        press(olga, held() + "/discard", "discard");
        Response back = press(olga, held(), "taking-back");
        assertThat(said(back)).isEqualTo("El descarte se deshizo. El cambio espera una decisión otra vez.");
        assertThat(page(olga, "/stock").select(".waiting")).isNotEmpty();
        assertThat(Shop.rows("select action, actor from audit_event where retailer_id = " + feed.shop.retailerId
                + " order by id")).containsExactly("held change discarded|Olga", "held change taken back|Olga");
        press(olga, held(), "approval");
        await().until(() -> feed.selling(amazon) == 40);
    }

    @Test
    void what_was_dropped_is_not_taken_back() {
        hold();
        Response opened = press(olga, held() + "/discard", "discard");
        assertThat(opened.statusCode()).isEqualTo(303);
        Response page = given().redirects().follow(false).spec(olga).get(held());
        Feed.letPassWhatCanBeTakenBack(feed.lastEpisode());
        await().until(() -> Shop.number("select count(*) from held_stock where retailer_id = "
                + feed.shop.retailerId) == 0);
        assertThat(said(press(olga, page, "taking-back"))).startsWith("Ya no se puede deshacer");
        assertThat(page(olga, held()).select("#progress form")).isEmpty();
        assertThat(page(olga, held()).select("#progress").text()).contains("Descartado");
    }

    @Test
    void what_was_sent_since_is_decided_by_itself() {
        hold();
        String first = held();
        press(olga, first + "/discard", "discard");
        Response page = given().redirects().follow(false).spec(olga).get(first);
        assertThat(feed.count(0, 60, 0).held()).isEqualTo(60);
        assertThat(said(press(olga, page, "taking-back"))).contains("se retuvo un cambio más nuevo");
        assertThat(held()).isNotEqualTo(first);
    }

    private String said(Response answer) {
        return Jsoup.parse(given().redirects().follow(false).spec(olga).header("Accept-Language", "es").cookies(answer
                .cookies()).get(held()).asString()).select(".flash").text();
    }

    @Test
    void the_second_of_two_people_reads_who_was_first() {
        hold();
        RequestSpecification pablo = person("pablo", "operator");
        Response opened = given().redirects().follow(false).spec(pablo).get(held());
        press(olga, held() + "/discard", "discard");
        Response answer = press(pablo, opened, "approval");
        Response after = given().redirects().follow(false).spec(pablo).cookies(answer.cookies()).get(held());
        assertThat(Jsoup.parse(after.asString()).select(".flash").text()).isEqualTo("Olga ya lo había descartado.");
        assertThat(feed.selling(amazon)).isEqualTo(100);
    }

    @Test
    void a_viewer_sees_it_and_decides_nothing() {
        hold();
        RequestSpecification vera = person("vera", "viewer");
        for (String path : List.of("/stock", held())) {
            Document page = page(vera, path);
            assertThat(page.text()).contains("pueden vender lo que ya no hay");
            assertThat(page.select("main form[method=post]")).isEmpty();
        }
        Response token = given().redirects().follow(false).spec(vera).get(held());
        assertThat(post(vera, token, held() + "/approval").statusCode()).isEqualTo(403);
    }

    @Test
    void another_shop_finds_nothing() {
        hold();
        String theirs = held();
        Shop other = new Shop();
        RequestSpecification otto = People.stranger("otto", "operator,retailer:" + other.code);
        assertThat(given().redirects().follow(false).spec(otto).get(theirs).statusCode()).isEqualTo(404);
        assertThat(page(otto, "/stock").select(".waiting")).isEmpty();
        Response token = given().redirects().follow(false).spec(otto).get("/stock");
        assertThat(post(otto, token, theirs + "/discard").statusCode()).isEqualTo(404);
        assertThat(feed.episodes()).containsExactly("60|0|0|0|f");
    }

    @Test
    void a_category_that_is_registered_nowhere_is_shown_as_what_was_received() {
        feed.selling(60);
        Shop.registerNoCategory(amazon);
        Shop.execute("insert into integration_category select " + amazon + ", id, retailer_id from category where"
                + " retailer_id = " + feed.shop.retailerId);
        feed.describe(0, 55, "Hogar > Cocina");
        assertThat(page(olga, held()).select("#sample-title ~ .card tbody tr").first().text())
                .contains("categoría Hogar > Cocina");
    }

    @ParameterizedTest
    @CsvSource({ "es, Cambio retenido, Aprobar", "pt, Mudança retida, Aprovar", "en, Held change, Approve" })
    void the_page_speaks_three_languages(String language, String title, String approve) {
        hold();
        Document page = Jsoup.parse(given().redirects().follow(false).spec(olga).header("Accept-Language", language)
                .get(held())
                .asString());
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select("#progress button").first().text()).isEqualTo(approve);
    }

    private void hold() {
        feed.selling(100);
        assertThat(feed.count(0, 60, 0).held()).isEqualTo(60);
    }

    private String held() {
        return "/intake/held/" + feed.lastEpisode();
    }

    private RequestSpecification person(String name, String role) {
        return People.stranger(name, role + ",retailer:" + feed.shop.code);
    }

    private static Document page(RequestSpecification person, String path) {
        return Jsoup.parse(given().redirects().follow(false).spec(person).header("Accept-Language", "es").get(path)
                .then()
                .statusCode(200).extract().asString());
    }

    private static Response press(RequestSpecification person, String path, String button) {
        return press(person, given().redirects().follow(false).spec(person).get(path), button);
    }

    private static Response press(RequestSpecification person, Response opened, String button) {
        Element form = Jsoup.parse(opened.asString()).select("form[action$=/" + button + "]").first();
        return post(person, opened, form.attr("action"));
    }

    private static Response post(RequestSpecification person, Response opened, String path) {
        return given().redirects().follow(false).spec(person).header("Accept-Language", "es").cookies(opened.cookies())
                .contentType(ContentType.URLENC)
                .formParam("csrf-token", Jsoup.parse(opened.asString()).select("input[name=csrf-token]").first().val())
                .post(path);
    }
}
