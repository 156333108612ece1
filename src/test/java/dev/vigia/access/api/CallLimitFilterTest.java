package dev.vigia.access.api;

import static dev.vigia.testing.Patiently.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Carla's program calls without measure. */
@QuarkusTest
class CallLimitFilterTest {

    private static final String STOCK = "/api/v1/stock";

    @Inject
    ApiConfig config;

    @Inject
    CallLimits limits;

    private int taken;

    @ParameterizedTest
    @CsvSource({ "es, Demasiados pedidos", "pt, Pedidos demais", "en, Too many requests" })
    void who_calls_too_often_at_the_same_time_is_told_when_to_come_again(String language, String title) {
        takeAllPlaces();
        try {
            People.api("carla").header("Accept-Language", language).get(STOCK).then().statusCode(429)
                    .header("Retry-After", "1").contentType("application/problem+json")
                    .body("title", equalTo(title)).body("status", equalTo(429))
                    .body("detail", containsString("Retry-After"));
            assertThat(People.api("ana").get(STOCK).statusCode()).as("another retailer").isEqualTo(200);
            assertThat(People.session("carla").get("/stock").statusCode()).as("a page").isEqualTo(200);
        } finally {
            giveAllPlacesBack();
        }
        assertThat(People.api("carla").get(STOCK).statusCode()).isEqualTo(200);
    }

    @Test
    void a_call_gives_its_place_back_however_it_ends() throws IOException {
        for (int call = 0; call < config.parallel(); call++) {
            try (Socket socket = RawHttp.connect()) {
                socket.getOutputStream().write(("PUT " + STOCK
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + People.token("carla") + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                        .getBytes(US_ASCII));
            }
            People.api("carla").get(STOCK + "?state=x");
            People.api("carla").get("/api/v1/who/broken");
            People.api("carla").header("Content-Type", "application/json").body(new byte[5 << 20]).put(STOCK);
        }
        await("all places are free").until(() -> {
            takeAllPlaces();
            boolean all = taken == config.parallel();
            giveAllPlacesBack();
            return all;
        });
    }

    @Test
    void a_flood_of_one_retailer_leaves_the_others_alone() throws Exception {
        int callers = config.parallel() * 4;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        AtomicBoolean enough = new AtomicBoolean();
        ConcurrentLinkedQueue<Response> answers = new ConcurrentLinkedQueue<>();
        String token = People.token("carla");
        try {
            for (int caller = 0; caller < callers; caller++) {
                threads.submit(() -> {
                    while (!enough.get()) {
                        answers.add(RestAssured.given().auth().oauth2(token).get(STOCK));
                    }
                });
            }
            await("the flood is refused").until(() -> answers.stream().anyMatch(answer -> answer.statusCode() == 429));
            for (int call = 0; call < 20; call++) {
                assertThat(People.api("ana").get(STOCK).statusCode()).isEqualTo(200);
            }
        } finally {
            enough.set(true);
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 429));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 429)
                .allSatisfy(answer -> assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive());
        await("who waits is let in again").until(() -> People.api("carla").get(STOCK).statusCode() == 200);
    }

    private void takeAllPlaces() {
        while (limits.begin("carla").isEmpty()) {
            taken++;
        }
    }

    private void giveAllPlacesBack() {
        for (; taken > 0; taken--) {
            limits.end("carla");
        }
    }
}
