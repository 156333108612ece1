package dev.vigia.web.form;

import static io.restassured.http.ContentType.URLENC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CsrfTest {

    private static final String HEADER = "X-CSRF-TOKEN";

    @Test
    void a_form_of_ours_is_accepted() {
        assertThat(People.form("ana").formParam("name", "mate").post("/sample").statusCode()).isEqualTo(303);
    }

    @Test
    void a_script_of_ours_sends_the_token_in_a_header() {
        Response page = People.session("ana").get("/sample");
        String token = Jsoup.parse(page.asString()).select("input[name=csrf-token]").val();
        assertThat(People.session("ana").cookies(page.cookies()).header(HEADER, token)
                .contentType(URLENC).formParam("name", "mate").post("/sample").statusCode()).isEqualTo(303);
    }

    @Test
    void a_write_without_a_token_is_refused() {
        assertThat(People.session("ana").contentType(URLENC).formParam("name", "mate").post("/sample").statusCode())
                .isEqualTo(400);
        assertThat(People.session("ana").contentType("text/plain").body("x").post("/sample").statusCode())
                .isIn(400, 415);
        assertThat(People.session("ana").post("/sample").statusCode()).isEqualTo(400);
    }

    @Test
    void a_write_with_a_wrong_token_is_refused() {
        assertThat(People.form("ana").header(HEADER, "made-up").formParam("name", "mate").post("/sample")
                .statusCode()).isEqualTo(400);
        assertThat(People.session("ana").cookie("vigia-form", "one").contentType(URLENC)
                .formParam("csrf-token", "another").formParam("name", "mate").post("/sample").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_write_from_another_site_is_refused_even_with_the_token() {
        assertThat(People.form("ana").header("Origin", "https://elsewhere.example").formParam("name", "mate")
                .post("/sample").statusCode()).isEqualTo(400);
        assertThat(People.form("ana").header("Sec-Fetch-Site", "cross-site").formParam("name", "mate")
                .post("/sample").statusCode()).isEqualTo(400);
    }

    @Test
    void a_write_that_is_no_form_is_refused_even_with_the_token() {
        Response page = People.session("ana").get("/sample");
        String token = Jsoup.parse(page.asString()).select("input[name=csrf-token]").val();
        assertThat(People.session("ana").cookies(page.cookies()).header(HEADER, token).contentType("text/plain")
                .body("name=mate").post("/sample").statusCode()).isIn(400, 415);
    }

    @Test
    void a_refused_write_is_explained_on_a_page_whose_forms_work() {
        Response page = People.session("ana").get("/sample");
        Response refused = People.session("ana").cookies(page.cookies()).contentType(URLENC)
                .formParam("name", "mate").post("/sample");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(refused.asString()).select("h1").text()).isNotBlank();
    }

    @Test
    void the_forms_around_a_page_that_does_not_exist_carry_the_token() {
        Response page = People.session("ana").get("/sample");
        Response nowhere = People.session("ana").cookies(page.cookies()).get("/nowhere");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(nowhere.asString()).select("input[name=csrf-token]").eachAttr("value")).isNotEmpty()
                .allMatch(page.cookie("vigia-form")::equals);
    }

    @Test
    void reading_never_writes() {
        assertThat(People.session("ana").get("/preferences?theme=dark").statusCode()).isEqualTo(405);
    }
}
