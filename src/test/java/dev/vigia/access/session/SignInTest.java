package dev.vigia.access.session;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInTest {

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String provider;

    @Test
    void a_page_sends_a_stranger_to_the_provider() {
        given().redirects().follow(false).get("/stock").then().statusCode(302)
                .header("Location", startsWith(provider))
                .header("Location", containsString("code_challenge="));
    }

    @Test
    void behind_the_front_door_is_the_page_of_the_day() {
        People.session("ana").get("/").then().statusCode(200).body(containsString("<h1>Hoy</h1>"));
    }

    @Test
    void who_types_on_after_the_session_has_ended_is_told_so_and_loses_nothing() {
        given().redirects().follow(false).header("HX-Request", "true").get("/stock").then().statusCode(401)
                .header("HX-Redirect", nullValue()).header("HX-Refresh", nullValue())
                .body(containsString("id=\"failure\"")).body(containsString("Tu sesión terminó"));
    }

    @Test
    void who_follows_a_link_after_the_session_has_ended_is_led_there_by_the_sign_in() {
        given().redirects().follow(false).header("HX-Request", "true").header("HX-Boosted", "true")
                .get("/stock?state=failing").then().statusCode(401)
                .header("HX-Redirect", equalTo("/stock?state=failing"));
    }

    @Test
    void the_api_refuses_without_a_token_instead_of_redirecting() {
        given().redirects().follow(false).get("/api/v1/who").then().statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void the_api_does_not_accept_the_session_of_a_page() {
        People.session("ana").get("/api/v1/who").then().statusCode(401);
    }

    @Test
    void a_page_does_not_accept_a_token() {
        given().redirects().follow(false).auth().oauth2(People.token("ana")).get("/stock").then().statusCode(302);
    }

    @Test
    void a_changed_token_is_refused() {
        String token = People.token("ana");
        given().auth().oauth2(token.substring(0, token.length() - 4) + "AAAA").get("/api/v1/who").then()
                .statusCode(401);
    }

    @Test
    void session_cookies_are_out_of_reach_for_scripts_and_other_sites() {
        Response redirect = given().redirects().follow(false).get("/stock");
        assertThat(redirect.headers().getValues("Set-Cookie")).isNotEmpty()
                .allMatch(cookie -> cookie.toLowerCase().contains("httponly"));
        assertThat(People.session("ana").get("/nothing").headers().getValues("Set-Cookie"))
                .allMatch(cookie -> cookie.toLowerCase().contains("httponly") && cookie.contains("SameSite=Lax"));
    }

    @Test
    void signing_out_ends_at_the_provider() {
        String page = People.form("nadie").post("/sign-out").then().statusCode(200).extract().asString();
        assertThat(Jsoup.parse(page).select("meta[http-equiv=refresh]").attr("content"))
                .startsWith("0; url=" + provider + "/logout?id_token_hint=").contains("post_logout_redirect_uri=");
    }

    @Test
    void no_link_elsewhere_signs_a_person_out() {
        assertThat(People.session("ana").get("/sign-out").then().statusCode(303).extract().cookies().keySet())
                .noneMatch(name -> name.startsWith("q_session"));
        People.session("ana").post("/sign-out").then().statusCode(400);
    }

    @Test
    void a_person_of_no_retailer_reads_why() {
        People.session("nadie").header("Accept-Language", "pt").get("/sample").then().statusCode(403)
                .body(containsString("Você ainda não faz parte de uma empresa"))
                .body(containsString("action=\"/sign-out\""));
        People.api("nadie").get("/api/v1/who").then().statusCode(403)
                .contentType("application/problem+json").body("status", equalTo(403));
    }

    @Test
    void a_person_without_a_role_reads_why() {
        People.stranger("olga", "retailer:mate").header("Accept-Language", "en").get("/sample").then().statusCode(403)
                .body(containsString("You do not have a role yet"));
    }
}
