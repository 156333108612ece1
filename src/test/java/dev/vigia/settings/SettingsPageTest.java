package dev.vigia.settings;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A retailer chooses whose clock its pages go by. */
@QuarkusTest
class SettingsPageTest {

    private Shelf shelf;
    private RequestSpecification operator;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        operator = People.stranger("omar", "operator,retailer:" + shelf.shop.code);
    }

    @Test
    void until_somebody_chooses_the_default_holds_and_every_page_says_so() {
        assertThat(shelf.page("/stock").select(".foot").text()).startsWith("Horas de São Paulo (GMT-3)");
        assertThat(shelf.page("/settings").select("main").text()).contains("São Paulo (GMT-3)");
        assertThat(page("/no-such-page", 404).select(".foot").text()).startsWith("Horas de São Paulo (GMT-3)");
    }

    @Test
    void an_operator_chooses_the_zone_and_it_is_on_record() {
        Response saved = choose("America/Argentina/Buenos_Aires");
        assertThat(saved.statusCode()).isEqualTo(303);
        Document after = Jsoup.parse(as().cookies(saved.cookies()).get("/settings").asString());
        assertThat(after.select(".flash").text()).contains("Buenos Aires (GMT-3)");
        assertThat(after.select("option[selected]").val()).isEqualTo("America/Argentina/Buenos_Aires");
        assertThat(shelf.page("/updates").select(".foot").text()).startsWith("Horas de Buenos Aires (GMT-3)");
        assertThat(records()).isEqualTo(1);
        choose("America/Argentina/Buenos_Aires");
        assertThat(records()).as("what changes nothing is not on record").isEqualTo(1);
        assertThat(Shop.row("select actor, before ->> 'zone', after ->> 'zone' from audit_event where retailer_id = "
                + shelf.shop.retailerId)).isEqualTo("Omar|America/Sao_Paulo|America/Argentina/Buenos_Aires");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Mars/Olympus", "Etc/GMT+3", "GMT", "America/", "../etc/passwd" })
    void what_is_no_zone_of_the_list_is_refused(String zone) {
        Response answer = choose(zone);
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.title()).startsWith("Error");
        assertThat(page.select("#zone-error").text()).isNotEmpty();
        assertThat(records()).isZero();
    }

    @Test
    void who_only_looks_reads_the_zone_and_cannot_change_it() {
        assertThat(shelf.page("/settings").select("main form")).isEmpty();
        Response page = shelf.request("es").get("/stock");
        shelf.request("es").cookies(page.cookies()).contentType(ContentType.URLENC)
                .formParam("csrf-token", token(page)).formParam("zone", "America/Bogota").post("/settings").then()
                .statusCode(403);
    }

    @Test
    void a_zone_this_java_does_not_know_falls_back_to_the_default() {
        Shop.execute("update retailer set zone = 'America/Atlantis' where id = " + shelf.shop.retailerId);
        assertThat(shelf.page("/settings").select(".foot").text()).startsWith("Horas de São Paulo");
    }

    @Test
    void each_city_is_offered_once() {
        Document page = page("/settings", 200);
        assertThat(page.select("#zone option").eachAttr("value")).doesNotHaveDuplicates()
                .contains("America/Sao_Paulo", "America/Bogota", "Europe/Madrid", "Asia/Tokyo");
        assertThat(page.select("optgroup[label=América] option").eachText()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({ "America/Sao_Paulo, 2026-05-04T02:59:00Z, 2026-05-03",
            "America/Sao_Paulo, 2026-05-04T03:00:00Z, 2026-05-04",
            "Asia/Tokyo, 2026-05-03T15:00:00Z, 2026-05-04",
            // Clocks went forward at midnight: the day began at one.
            "America/Santiago, 2026-09-06T04:00:00Z, 2026-09-06", "America/Santiago, 2026-09-06T03:59:00Z, 2026-09-05",
            // And back: the day had 25 hours.
            "America/Santiago, 2026-04-05T03:30:00Z, 2026-04-04",
            "America/Santiago, 2026-04-05T04:00:00Z, 2026-04-05" })
    void a_day_of_a_filter_begins_and_ends_where_the_shop_is(String zone, String moment, String day) {
        choose(zone);
        long product = shelf.product("1", "Taza");
        shelf.update(product, shelf.integration("Amazon"), 5, "applied", null, "timestamptz '" + moment + "'");
        assertThat(shelf.skus("/updates?from=" + day + "&to=" + day)).containsExactly("1");
    }

    @Test
    void an_admin_says_from_how_many_listings_on_a_second_person_must_agree() {
        RequestSpecification admin = People.stranger("alma", "admin,retailer:" + shelf.shop.code);
        Response saved = ask(admin, " 050 ");
        assertThat(saved.statusCode()).isEqualTo(303);
        Document page = Jsoup.parse(spoken(admin).cookies(saved.cookies()).get("/settings").asString());
        assertThat(page.select(".flash").text()).contains("desde 50 anuncios");
        assertThat(page.select("#secondPerson").val()).isEqualTo("50");
        assertThat(shelf.page("/settings").select("main").text()).contains("desde 50 anuncios");
        ask(admin, "50");
        assertThat(records()).as("what changes nothing is not on record").isEqualTo(1);
        assertThat(ask(admin, "").statusCode()).isEqualTo(303);
        assertThat(Shop.row("select coalesce(second_person_from, 0) from retailer where id = "
                + shelf.shop.retailerId)).isEqualTo("0");
        assertThat(records()).isEqualTo(2);
        Response wrong = ask(admin, "1.000");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.asString()).select("#secondPerson-error").text()).isNotEmpty();
        assertThat(Jsoup.parse(wrong.asString()).select("#secondPerson").val()).isEqualTo("1.000");
        assertThat(ask(operator, "5").statusCode()).isEqualTo(403);
    }

    private static Response ask(RequestSpecification person, String from) {
        Response page = spoken(person).get("/settings");
        return spoken(person).cookies(page.cookies()).contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParam("csrf-token", token(page)).formParam("secondPerson", from).post("/settings/second-person");
    }

    private static RequestSpecification spoken(RequestSpecification person) {
        return given().spec(person).redirects().follow(false).header("Accept-Language", "es");
    }

    private long records() {
        return Shop.number("select count(*) from audit_event where action = 'settings_changed' and retailer_id = "
                + shelf.shop.retailerId);
    }

    private Response choose(String zone) {
        Response page = as().get("/settings");
        return as().cookies(page.cookies()).contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParam("csrf-token", token(page)).formParam("zone", zone).post("/settings");
    }

    private static String token(Response page) {
        return Jsoup.parse(page.asString()).select("input[name=csrf-token]").first().val();
    }

    private Document page(String path, int status) {
        return Jsoup.parse(as().get(path).then().statusCode(status).extract().asString());
    }

    private RequestSpecification as() {
        return given().spec(operator).redirects().follow(false).header("Accept-Language", "es");
    }
}
