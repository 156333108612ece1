package dev.vigia;

import static dev.vigia.testing.request.Requests.given;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HealthTest {

    @ParameterizedTest
    @ValueSource(strings = { "live", "ready", "started" })
    void a_started_application_is_well_and_says_so_to_anybody(String question) {
        given().get("/q/health/" + question).then().statusCode(200).body("status", is("UP"))
                .body("checks.status", everyItem(is("UP")));
    }

    @ParameterizedTest
    @CsvSource({ "live, threads left", "ready, database reachable", "started, migrations done" })
    void it_says_what_it_looked_at(String question, String check) {
        given().get("/q/health/" + question).then().body("checks.name", hasItem(check));
    }

    @Test
    void a_database_that_is_away_is_no_reason_to_kill_the_application() {
        given().get("/q/health/live").then().body("checks.name", is(List.of("threads left")));
    }
}
