package dev.vigia.access.session;

import static dev.vigia.testing.request.Requests.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.vigia.testing.Production;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** The provider is down: people read so, and programs do. */
@QuarkusTest
@TestProfile(Production.class)
class SignInUnreachableTest {

    @Test
    void a_page_says_that_signing_in_is_not_possible_now() {
        given().redirects().follow(false).header("Accept-Language", "en").get("/nobody/stock").then().statusCode(503)
                .header("Retry-After", equalTo("10")).contentType("text/html")
                .body(containsString("Signing in is not possible now")).body(containsString("href=\"/nobody/stock\""))
                .body(not(containsString("Exception"))).body(not(containsString("at io.")));
    }

    @Test
    void a_program_gets_a_problem_document() {
        given().auth().oauth2("some.token.here").get("/api/nobody/stock").then().statusCode(503)
                .contentType("application/problem+json").body("status", equalTo(503));
    }
}
