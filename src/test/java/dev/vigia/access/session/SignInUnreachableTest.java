package dev.vigia.access.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The provider is down: people read so, and programs do. */
@QuarkusTest
@TestProfile(SignInUnreachableTest.NobodyThere.class)
class SignInUnreachableTest {

    public static class NobodyThere implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            // Nothing listens at the port for discarding.
            return Map.of("quarkus.oidc.devservices.enabled", "false",
                    "quarkus.oidc.auth-server-url", "http://127.0.0.1:9/nobody",
                    "quarkus.oidc.client-id", "vigia",
                    "quarkus.oidc.credentials.secret", "a secret for tests, long enough for a cookie");
        }
    }

    @Test
    void a_page_says_that_signing_in_is_not_possible_now() {
        given().redirects().follow(false).header("Accept-Language", "en").get("/stock").then().statusCode(503)
                .header("Retry-After", equalTo("10")).contentType("text/html")
                .body(containsString("Signing in is not possible now")).body(containsString("href=\"/stock\""))
                .body(not(containsString("Exception"))).body(not(containsString("at io.")));
    }

    @Test
    void a_program_gets_a_problem_document() {
        given().auth().oauth2("some.token.here").get("/api/v1/stock").then().statusCode(503)
                .contentType("application/problem+json").body("status", equalTo(503));
    }
}
