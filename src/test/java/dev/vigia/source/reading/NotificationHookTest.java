package dev.vigia.source.reading;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.RawHttp;
import dev.vigia.testing.Shop;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where VTEX tells that something has changed: it wakes a read, and nothing else. */
@QuarkusTest
class NotificationHookTest {

    @Inject
    AgroalDataSource dataSource;

    private SourceShop source;

    @BeforeEach
    void open() {
        source = new SourceShop();
    }

    private Response tell(String key, String body) {
        return given().contentType("application/json").body(body).post("/hooks/vtex/" + key);
    }

    private List<String> due() {
        return Shop.rows("select remote_id, looks from source_sku where due_at is not null and source_id = " + source.id
                + " order by remote_id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{\"IdSku\":\"10\",\"An\":\"ACCOUNT\",\"ProductId\":8,\"StockModified\":true}",
            "{\"idSKU\":10,\"an\":\"ACCOUNT.myvtex.com\"}", "{\"idsku\":\"10\",\"StockModified\":false,\"x\":[null]}",
            "{\"IdSku\":\"10\",\"DateModified\":\"20233-08-20T15:11:28.1978783Z\",\"ProductId\":\"8\"}" })
    void a_notification_wakes_the_read_of_its_sku_twice_however_it_is_written(String body) {
        Response answer = tell(source.key, body.replace("ACCOUNT", source.account));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(due()).containsExactly("10|2");
        await().until(() -> Shop.number("select count(*) from source where next_at <= now() and id = "
                + source.id) == 1);
    }

    @Test
    void what_it_says_of_the_stock_is_not_believed() {
        source.skus(10, 11, 9).read();
        tell(source.key, "{\"IdSku\":\"10\",\"IsActive\":false,\"stockBalance\":0}");
        await().until(() -> source.read().levels().equals(List.of("10|main|9|0|f")));
    }

    @Test
    void a_forged_key_another_source_and_another_account_find_nothing() {
        String body = "{\"IdSku\":\"10\",\"An\":\"" + source.account + "\"}";
        assertThat(tell("forged", body).statusCode()).isEqualTo(404);
        assertThat(given().contentType("application/json").body(body).post("/hooks/bling/" + source.key).statusCode())
                .isEqualTo(404);
        assertThat(tell(source.key, "{\"IdSku\":\"10\",\"An\":\"another\"}").statusCode()).isEqualTo(404);
        assertThat(due()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"IdSku\":\"10; drop table\"}", "{\"IdSku\":null}", "{\"IdSku\":{\"a\":1}}", "{}",
            "[]" })
    void what_names_no_sku_wakes_nothing(String body) {
        assertThat(tell(source.key, body).statusCode()).isEqualTo(200);
        assertThat(due()).isEmpty();
    }

    @Test
    void what_is_no_json_is_about_no_account() {
        assertThat(tell(source.key, "<html>").statusCode()).isEqualTo(404);
    }

    @Test
    void whoever_looks_first_and_a_path_behind_the_address_are_answered() {
        assertThat(given().get("/hooks/vtex/" + source.key).statusCode()).isEqualTo(200);
        assertThat(given().head("/hooks/vtex/" + source.key).statusCode()).isEqualTo(200);
        assertThat(given().contentType("application/json").post("/hooks/vtex/" + source.key).statusCode()).isEqualTo(
                200);
        assertThat(given().get("/hooks/vtex/forged").statusCode()).isEqualTo(404);
        assertThat(given().contentType("application/json").body("{\"IdSku\":\"10\"}").post("/hooks/vtex/" + source.key
                + "/api/notification/").statusCode()).isEqualTo(200);
        assertThat(given().delete("/hooks/vtex/" + source.key).statusCode()).isEqualTo(405);
    }

    @Test
    void a_body_that_is_too_large_and_a_form_are_refused() {
        assertThat(tell(source.key, "{\"IdSku\":\"10\",\"x\":\"" + "x".repeat(65 * 1024) + "\"}").statusCode())
                .isEqualTo(
                        413);
        assertThat(given().contentType("application/x-www-form-urlencoded").body("IdSku=10").post("/hooks/vtex/"
                + source.key).statusCode()).isEqualTo(404);
        assertThat(due()).isEmpty();
    }

    @Test
    void too_many_at_once_are_told_to_come_again() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/hooks/vtex/"
                + source.key)).header("Content-Type", "application/json").timeout(Duration.ofSeconds(20)).POST(
                        HttpRequest.BodyPublishers.ofString("{\"IdSku\":\"10\"}"))
                .build();
        tell(source.key, "{\"IdSku\":\"10\"}");
        List<CompletableFuture<Integer>> answers;
        try (Connection held = dataSource.getConnection(); Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("select from source_sku where source_id = " + source.id + " for update");
            answers = IntStream.range(0, 60).mapToObj(one -> client.sendAsync(request, BodyHandlers.discarding())
                    .thenApply(HttpResponse::statusCode)).toList();
            await().until(() -> answered(answers, 429) > 0);
            // However many wait, they have few connections: pages have theirs.
            assertThat(Shop.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like"
                    + " '%insert into source_sku%'")).isBetween(1L, 4L);
            held.rollback();
        }
        answers.forEach(CompletableFuture::join);
        assertThat(answered(answers, 429)).isEqualTo(10);
        assertThat(answered(answers, 200)).isPositive();
        assertThat(tell(source.key, "{\"IdSku\":\"10\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_that_is_too_large_is_refused_before_it_is_sent() throws Exception {
        try (Socket socket = RawHttp.connect()) {
            socket.getOutputStream().write(("POST /hooks/vtex/" + source.key + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 70000\r\n\r\n").getBytes(
                            StandardCharsets.US_ASCII));
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine()).contains(" 413 ");
        }
    }

    private static long answered(List<CompletableFuture<Integer>> answers, int status) {
        return answers.stream().filter(answer -> answer.isDone() && answer.join() == status).count();
    }

    /** Announced twice and out of order, or not at all. */
    @Test
    void whatever_becomes_of_notifications_on_their_way_the_stock_is_right_in_the_end() {
        source.skus(1, 31, 9).arrange(",\"hook\":\"http://localhost:" + RestAssured.port + "/hooks/vtex/"
                + source.key + "\",\"switches\":[\"NOTICE_DOUBLED\",\"NOTICE_REVERSED\",\"NOTICE_OTHER_CASING\"]")
                .read();
        for (int sku = 1; sku <= 20; sku++) {
            source.stock(sku, sku % 4, "");
        }
        source.arrange(",\"switches\":[\"NOTICE_LOST\"]");
        for (int sku = 21; sku <= 30; sku++) {
            source.stock(sku, 3, "");
        }
        await().until(() -> source.read().levels().stream().filter(level -> !level.endsWith("|9|0|f")).count() == 20);
        source.readAgain();
        assertThat(source.levels()).allMatch(level -> {
            int sku = Integer.parseInt(level.split("\\|")[0]);
            return level.endsWith("|main|" + (sku <= 20 ? sku % 4 : 3) + "|0|f");
        });
    }
}
