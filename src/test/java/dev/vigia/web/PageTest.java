package dev.vigia.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PageTest {

    @Test
    void the_frame_names_the_person_and_the_retailer() {
        Document page = page("ana");
        assertThat(page.select(".topbar-retailer").text()).isEqualTo("mate");
        assertThat(page.select(".account-name").text()).isEqualTo("Ana");
        assertThat(page.title()).isEqualTo("mate · Vigía");
    }

    @Test
    void the_menu_follows_the_way_people_know() {
        assertThat(page("ana").select(".sidebar a").eachText())
                .contains("Marketplaces e integraciones", "Stock", "Actualizaciones");
    }

    @Test
    void a_form_that_is_wrong_comes_back_with_what_was_written_and_why() {
        Response answer = People.form("ana").formParam("name", "").post("/sample");
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        Element field = page.getElementById("name");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        for (String description : field.attr("aria-describedby").split(" ")) {
            assertThat(page.getElementById(description)).as(description).isNotNull();
        }
        assertThat(page.getElementById("name-error").text()).isEqualTo("it has no name");
        assertThat(page.select(".errors a").attr("href")).isEqualTo("#name");
    }

    @Test
    void a_field_that_is_right_carries_no_trace_of_an_error() {
        Element field = page("ana").getElementById("plain");
        assertThat(field.hasAttr("aria-invalid")).isFalse();
        assertThat(field.hasAttr("aria-describedby")).isFalse();
        assertThat(field.hasAttr("required")).isFalse();
    }

    @Test
    void a_sentence_waits_for_the_next_page_and_is_said_once() {
        Response saved = People.form("ana").formParam("name", "mate").post("/sample");
        assertThat(saved.statusCode()).isEqualTo(303);
        Response page = People.session("ana").cookies(saved.cookies()).get("/sample");
        assertThat(Jsoup.parse(page.asString()).select("#flash").text()).isEqualTo("Stock <b>mate");
        assertThat(page.cookie(Flash.COOKIE)).isEmpty();
    }

    @Test
    void a_sentence_that_tells_of_no_success_does_not_look_like_one() {
        Response saved = People.form("ana").formParam("name", "mate").post("/sample");
        Document page = Jsoup.parse(People.session("ana").cookies(saved.cookies()).get("/sample").asString());
        assertThat(page.select(".flash").hasClass("flash-info")).isTrue();
        assertThat(page.select(".flash").hasClass("flash-success")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "bWF0ZQ", "Tk9XSEVSRQptYXRl", "!" })
    void a_sentence_that_is_not_ours_is_not_said(String cookie) {
        Response page = People.session("ana").cookie(Flash.COOKIE, cookie).get("/sample");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(page.asString()).select("#flash").text()).isEmpty();
    }

    @Test
    void a_piece_of_a_page_comes_alone() {
        People.session("ana").header(Htmx.TARGET, "row").get("/sample").then()
                .body(equalTo("<p id=\"row\">mate</p>"));
        People.session("ana").header(Htmx.TARGET, "row").header("HX-History-Restore-Request", "true").get("/sample")
                .then().body(containsString("<html"));
    }

    @Test
    void what_people_typed_is_never_markup() {
        People.session("ana").queryParam("name", "<script>alert(1)</script>\"'").get("/sample").then()
                .body(not(containsString("<script>alert")));
    }

    @Test
    void numbers_and_moments_are_written_as_people_write_them() {
        assertThat(page("ana").select("output").text()).isEqualTo("1.234.567");
        assertThat(page("ana", "en").select("output").text()).isEqualTo("1,234,567");
        Element moment = page("ana", "en").select("time").first();
        assertThat(moment.attr("datetime")).isEqualTo("2026-05-04T12:30:00Z");
        assertThat(moment.attr("title")).contains("2026");
    }

    @Test
    void a_list_links_only_to_the_pages_there_are() {
        assertThat(page("ana").select(".pager a").eachAttr("rel")).containsExactly("next");
    }

    private static Document page(String person) {
        return page(person, "es");
    }

    private static Document page(String person, String language) {
        return Jsoup.parse(People.session(person).header("Accept-Language", language).get("/sample").then()
                .statusCode(200).extract().asString());
    }
}
