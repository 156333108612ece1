package dev.vigia.journey;

import static dev.vigia.testing.request.Requests.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The realm that the project ships leaves one way in open, and no other. */
@QuarkusTest
@TestProfile(KeycloakProfile.class)
@Tag("keycloak")
class KeycloakRefusesTest {

    // The example of RFC 7636.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String realm;

    @TestHTTPResource("/sign-in")
    String signIn;

    @Test
    void the_way_that_vigia_goes_is_open() {
        authorize(Map.of()).statusCode(200).body(containsString("password"));
    }

    @Test
    void an_address_that_is_not_registered_is_refused_without_going_there() {
        authorize(Map.of("redirect_uri", signIn + "/elsewhere")).statusCode(400).header("Location", nullValue());
        authorize(Map.of("redirect_uri", "https://vigia.example.org/sign-in")).statusCode(400)
                .header("Location", nullValue());
    }

    @Test
    void a_request_without_a_challenge_is_refused() {
        authorize(Map.of("code_challenge", "", "code_challenge_method", "")).statusCode(302)
                .header("Location", containsString("error=invalid_request"));
    }

    @Test
    void a_challenge_in_the_clear_is_refused() {
        authorize(Map.of("code_challenge_method", "plain")).statusCode(302)
                .header("Location", containsString("error=invalid_request"));
    }

    @Test
    void the_implicit_flow_is_refused() {
        authorize(Map.of("response_type", "token")).statusCode(302)
                .header("Location", containsString("error=unauthorized_client"));
    }

    @Test
    void a_password_is_not_taken_from_the_application() {
        token().formParam("grant_type", "password")
                .formParam("username", "ana").formParam("password", "ana mira el stock")
                .post(endpoint("token")).then().statusCode(400).body("error", equalTo("unauthorized_client"));
    }

    @Test
    void the_application_alone_gets_no_token() {
        token().formParam("grant_type", "client_credentials")
                .post(endpoint("token")).then().statusCode(401).body("error", equalTo("unauthorized_client"));
    }

    @Test
    void the_metrics_open_to_their_program_and_to_nobody_else_and_it_opens_nothing_else() {
        String token = given().formParam("client_id", "prometheus").formParam("client_secret", Keycloak.METRICS_SECRET)
                .formParam("grant_type", "client_credentials")
                .post(endpoint("token")).then().statusCode(200).extract().path("access_token");
        given().auth().oauth2(token).get("/q/metrics").then().statusCode(200).body(containsString("vigia_due"));
        given().auth().oauth2(token).get("/api/v1/stock").then().statusCode(403);
        given().redirects().follow(false).get("/q/metrics").then().statusCode(401);
    }

    @Test
    void the_api_takes_what_was_made_out_to_vigia_and_nothing_else() {
        JsonPath ours = signIn();
        given().auth().oauth2(ours.getString("access_token")).get("/api/v1/stock").then().statusCode(200);
        given().auth().oauth2(ours.getString("id_token")).get("/api/v1/stock").then().statusCode(401);
        given().auth().oauth2(ours.getString("refresh_token")).get("/api/v1/stock").then().statusCode(401);
        JsonPath theirs = given().formParam("client_id", Keycloak.OTHER_APPLICATION)
                .formParam("client_secret", Keycloak.OTHER_SECRET).formParam("grant_type", "password")
                .formParam("scope", "openid").formParam("username", "carla")
                .formParam("password", "carla mira el stock")
                .post(endpoint("token")).then().statusCode(200).extract().jsonPath();
        given().auth().oauth2(theirs.getString("access_token")).get("/api/v1/stock").then().statusCode(401);
        given().auth().oauth2(theirs.getString("id_token")).get("/api/v1/stock").then().statusCode(401);
        given().auth().oauth2("opaque-and-of-nobody").get("/api/v1/stock").then().statusCode(401);
    }

    /** What the code flow of a person brings, as Vigia gets it. */
    private JsonPath signIn() {
        Response login = given().redirects().follow(false).queryParams(Map.of("response_type", "code",
                "client_id", "vigia", "scope", "openid", "redirect_uri", signIn, "code_challenge", CHALLENGE,
                "code_challenge_method", "S256")).get(endpoint("auth"));
        String back = given().redirects().follow(false).cookies(login.cookies()).urlEncodingEnabled(false)
                .contentType(ContentType.URLENC).body("username=ana&password=ana+mira+el+stock")
                .post(Jsoup.parse(login.asString()).select("#kc-form-login").attr("action")).header("Location");
        return token().formParam("grant_type", "authorization_code").formParam("redirect_uri", signIn)
                .formParam("code", back.replaceFirst(".*[?&]code=([^&]+).*", "$1"))
                .formParam("code_verifier", VERIFIER)
                .post(endpoint("token")).then().statusCode(200).extract().jsonPath();
    }

    private ValidatableResponse authorize(Map<String, String> different) {
        Map<String, String> query = new HashMap<>(Map.of("response_type", "code", "client_id", "vigia",
                "scope", "openid", "redirect_uri", signIn,
                "code_challenge", CHALLENGE, "code_challenge_method", "S256"));
        query.putAll(different);
        query.values().removeIf(String::isEmpty);
        return given().redirects().follow(false).queryParams(query).get(endpoint("auth")).then();
    }

    private static RequestSpecification token() {
        return given().formParam("client_id", "vigia").formParam("client_secret", Keycloak.CLIENT_SECRET);
    }

    private String endpoint(String name) {
        return realm + "/protocol/openid-connect/" + name;
    }
}
