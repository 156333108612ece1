package dev.vigia.access;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was refused what can be read in the log. */
@QuarkusTest
class RefusalLogTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger log = Logger.getLogger(RefusalLog.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(((ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        log.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(handler);
    }

    @Test
    void a_role_that_is_missing_is_logged_with_the_subject() {
        People.session("violeta").get("/integrations/new").then().statusCode(403);
        awaitLine("Refused with 403: GET /integrations/new by subject ");
        assertThat(lines.get(0)).doesNotEndWith("nobody");
    }

    @Test
    void a_sign_in_that_is_missing_is_logged() {
        given().get("/api/v1/stock").then().statusCode(401);
        awaitLine("Refused with 401: GET /api/v1/stock by subject nobody");
    }

    @Test
    void a_form_that_is_none_of_ours_is_logged() {
        People.session("ana").contentType(ContentType.URLENC).formParam("name", "x").post("/integrations").then()
                .statusCode(400);
        awaitLine("Refused with 400: POST /integrations by subject ");
    }

    private void awaitLine(String beginning) {
        await().untilAsserted(() -> assertThat(lines).anyMatch(line -> line.startsWith(beginning)));
    }
}
