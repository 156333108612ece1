package dev.vigia.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PreferencesTest {

    @ParameterizedTest
    @CsvSource({ "pt-BR, pt", "pt, pt", "es-AR, es", "en-US, en", "'fr, en;q=0.5', en", "fr, es", "'', es",
            "';;', es" })
    void the_browser_proposes_the_language(String accepted, String spoken) {
        People.session("ana").header("Accept-Language", accepted).get("/sample").then()
                .body(containsString("<html lang=\"" + spoken + "\""));
    }

    @Test
    void a_chosen_language_wins_over_the_browsers() {
        Response chosen = People.form("ana").header("Referer", "http://localhost/sample?q=mate")
                .formParam("language", "pt").post("/preferences");
        chosen.then().statusCode(303).header("Location", endsWith("/sample?q=mate"));
        People.session("ana").cookies(chosen.cookies()).header("Accept-Language", "en").get("/sample").then()
                .body(containsString("<html lang=\"pt\"")).body(containsString("Estoque"));
    }

    @Test
    void a_chosen_theme_stays() {
        People.session("ana").get("/sample").then().body(containsString("data-bs-theme=\"auto\""));
        Response chosen = People.form("ana").formParam("theme", "dark").post("/preferences");
        People.session("ana").cookies(chosen.cookies()).get("/sample").then()
                .body(containsString("data-bs-theme=\"dark\""));
    }

    @Test
    void nothing_else_can_be_chosen() {
        Response chosen = People.form("ana").formParam("theme", "\"><b>").formParam("language", "xx")
                .post("/preferences");
        assertThat(chosen.cookies()).doesNotContainKeys(Theme.COOKIE, Language.COOKIE);
    }

    @ParameterizedTest
    @CsvSource({ "https://elsewhere.example/stock?q=1, /stock?q=1",
            "https://elsewhere.example//evil.example, /evil.example",
            "not a page, /", "https://elsewhere.example, /" })
    void the_way_back_stays_on_this_site(String referer, String back) {
        assertThat(PreferencesResource.back(referer)).hasToString(back);
    }
}
