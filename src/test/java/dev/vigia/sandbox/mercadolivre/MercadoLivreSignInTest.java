package dev.vigia.sandbox.mercadolivre;

import static dev.vigia.sandbox.mercadolivre.MercadoLivreShop.BASE;
import static dev.vigia.sandbox.mercadolivre.MercadoLivreShop.CAST;
import static dev.vigia.sandbox.mercadolivre.MercadoLivreShop.token;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MercadoLivreSignInTest {

    private static final String VERIFIER = "dBjftJeZ4CVP-mBEqGdcy0Xb1Wq3oV8zVqjB0kP9c7Q";
    private static final String CALLBACK = "http://localhost/back";

    @Test
    void a_refresh_token_works_once_and_its_successor_after_it() {
        String first = "TG-" + CAST.newSeller();
        String second = token("app", first).statusCode(200).body("expires_in", equalTo(21600)).extract().path(
                "refresh_token");

        token("app", first).statusCode(400).body("error", equalTo("invalid_grant"));
        String third = token("app", second).statusCode(200).extract().path("refresh_token");
        token("app", second).statusCode(400).body("error", equalTo("invalid_grant"));
        token("app", third).statusCode(200);
    }

    @Test
    void a_wrong_secret_a_missing_field_and_an_unknown_one_are_refused() {
        CAST.token("/oauth/token", "grant_type", "refresh_token", "client_id", "app", "client_secret", "wrong",
                "refresh_token", "TG-1").statusCode(400).body("error", equalTo("invalid_client"));
        CAST.token("/oauth/token", "grant_type", "refresh_token", "client_id", "app", "client_secret", "x").statusCode(
                400)
                .body("error", equalTo("invalid_request"));
        CAST.token("/oauth/token", "grant_type", "refresh_token", "client_id", "app", "client_secret", "x",
                "refresh_token", "TG-1", "extra", "1").statusCode(400).body("error", equalTo("invalid_request"));
        CAST.token("/oauth/token", "grant_type", "password", "client_id", "app", "client_secret", "x").statusCode(400)
                .body("error", equalTo("unsupported_grant_type"));
    }

    @Test
    void the_token_call_takes_a_form_only() {
        given().contentType("application/json").body("{}").post(BASE + "/oauth/token").then().statusCode(415);
    }

    @Test
    void a_missing_an_unknown_and_an_expired_token_are_refused() {
        given().get(BASE + "/users/me").then().statusCode(401);
        given().header("Authorization", "Bearer nobody").get(BASE + "/users/me").then().statusCode(401)
                .body("error", equalTo("invalid_token"));
        MercadoLivreShop shop = new MercadoLivreShop();
        shop.call().get(BASE + "/users/me").then().statusCode(200).body("id", equalTo(Integer.valueOf(shop.seller)));
        given().delete(BASE + "/_tokens").then().statusCode(204);
        shop.call().get(BASE + "/users/me").then().statusCode(401).body("error", equalTo("invalid_token"));
    }

    @Test
    void a_token_opens_nothing_of_another_seller() {
        MercadoLivreShop shop = new MercadoLivreShop().with("{\"sku\":\"A\",\"quantity\":5}");
        MercadoLivreShop other = new MercadoLivreShop();

        other.call().get(BASE + "/users/" + shop.seller).then().statusCode(403);
        other.call().get(BASE + "/items/" + shop.itemOf("A")).then().statusCode(403);
        other.putItem(shop.itemOf("A"), "{\"available_quantity\":1}").statusCode(403);
        assertThat(shop.quantity("A")).isEqualTo(5);
    }

    @Test
    void consent_gives_a_code_that_only_the_holder_of_the_verifier_can_use_and_only_once() {
        String user = CAST.newSeller();

        exchange(code(user), "another-verifier").statusCode(400).body("error", equalTo("invalid_grant"));
        String code = code(user);
        exchange(code, VERIFIER).statusCode(200).body("user_id", equalTo(Integer.valueOf(user)));
        exchange(code, VERIFIER).statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void a_refused_consent_goes_back_without_a_code() {
        assertThat(consent("no", "7")).isEqualTo(CALLBACK + "?error=access_denied&state=s%261");
    }

    @Test
    void the_consent_page_shows_what_was_asked_and_escapes_it() {
        given().queryParam("response_type", "code").queryParam("client_id", "\"><script>").queryParam("redirect_uri",
                CALLBACK)
                .get(BASE + "/authorization").then().statusCode(200).contentType("text/html")
                .body(containsString("&quot;&gt;&lt;script&gt;"));
        given().queryParam("response_type", "token").queryParam("client_id", "app").queryParam("redirect_uri", CALLBACK)
                .get(BASE + "/authorization").then().statusCode(400);
    }

    private static String code(String user) {
        String query = URI.create(consent("yes", user)).getQuery();
        assertThat(query).endsWith("&state=s&1");
        return query.substring("code=".length(), query.indexOf("&state"));
    }

    /** The challenge is the SHA-256 of the verifier. */
    private static String consent(String allow, String user) {
        return given().redirects().follow(false).contentType("application/x-www-form-urlencoded")
                .formParam("response_type", "code").formParam("client_id", "app").formParam("redirect_uri", CALLBACK)
                .formParam("state", "s&1").formParam("code_challenge", challenge()).formParam("code_challenge_method",
                        "S256")
                .formParam("user", user).formParam("allow", allow).post(BASE + "/authorization").then().statusCode(302)
                .extract().header("Location");
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse exchange(String code, String verifier) {
        return CAST.token("/oauth/token", "grant_type", "authorization_code", "client_id", "app", "client_secret", "x",
                "code",
                code, "redirect_uri", CALLBACK, "code_verifier", verifier);
    }
}
