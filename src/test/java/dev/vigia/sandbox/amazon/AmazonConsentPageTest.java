package dev.vigia.sandbox.amazon;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AmazonConsentPageTest {

    private static final Cast CAST = new Cast("amazon");
    private static final String PAGE = "/sandbox/amazon/apps/authorize/consent";
    private static final String BACK = "http://localhost/back";

    @Test
    void consent_gives_a_code_that_serves_once_and_only_where_it_was_sent() {
        String seller = CAST.newSeller();

        exchange(code(seller), "http://localhost/elsewhere").statusCode(400).body("error", equalTo("invalid_grant"));
        String code = code(seller);
        exchange(code, BACK).statusCode(200).body("refresh_token", equalTo("Atzr|" + seller));
        exchange(code, BACK).statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void a_seller_that_declines_goes_back_without_a_code() {
        assertThat(decide("no", "7")).isEqualTo(BACK + "?error=access_denied&state=s%261");
    }

    @Test
    void the_page_shows_what_was_asked_and_escapes_it() {
        given().queryParam("application_id", "amzn1.sp.solution.1").queryParam("state", "\"><script>")
                .queryParam("redirect_uri", BACK).get(PAGE).then().statusCode(200).contentType("text/html")
                .body(containsString("&quot;&gt;&lt;script&gt;"));
    }

    @Test
    void a_request_that_is_incomplete_or_has_an_unknown_field_is_refused() {
        given().queryParam("application_id", "amzn1.x").queryParam("redirect_uri", BACK).get(PAGE).then()
                .statusCode(400);
        given().queryParam("application_id", "app").queryParam("state", "s").queryParam("redirect_uri", BACK).get(PAGE)
                .then().statusCode(400);
        given().queryParam("application_id", "amzn1.x").queryParam("state", "s").queryParam("redirect_uri", BACK)
                .queryParam("code_challenge", "c").get(PAGE).then().statusCode(400);
    }

    private static String code(String seller) {
        String query = URI.create(decide("yes", seller)).getQuery();
        assertThat(query).startsWith("selling_partner_id=" + seller + "&").endsWith("&state=s&1");
        return query.replaceAll(".*spapi_oauth_code=([^&]*).*", "$1");
    }

    private static String decide(String allow, String seller) {
        return given().redirects().follow(false).contentType("application/x-www-form-urlencoded")
                .formParam("application_id", "amzn1.sp.solution.1").formParam("redirect_uri", BACK)
                .formParam("state", "s&1").formParam("user", seller).formParam("allow", allow).post(PAGE).then()
                .statusCode(302).extract().header("Location");
    }

    private static ValidatableResponse exchange(String code, String redirectUri) {
        return CAST.token("/auth/o2/token", "grant_type", "authorization_code", "client_id", "app", "client_secret",
                "x", "code", code, "redirect_uri", redirectUri);
    }
}
