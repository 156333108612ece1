package dev.vigia;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest {

    @Test
    void a_started_application_is_ready() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
