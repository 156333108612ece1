package dev.vigia.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import dev.vigia.testing.RawHttp.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no HTTP, or has too long a head, is refused with a reason too. */
@QuarkusTest
class UndecodedRequestsTest {

    private static final String LONG = "x".repeat(70_000);

    @Test
    void an_address_that_is_too_long_is_told_so() throws IOException {
        isProblem(RawHttp.get("/api/v1/stock?q=" + LONG, "Authorization: Bearer " + People.token("ana")), 414,
                "es demasiado larga");
    }

    @Test
    void so_are_headers_that_are_too_large_in_the_language_of_the_caller() throws IOException {
        List<String> titles = new ArrayList<>();
        for (String language : List.of("es", "pt", "en")) {
            Answer answer = RawHttp.get("/api/v1/who", "Accept-Language: " + language,
                    "Accept: application/json", "X-Long: " + LONG);
            isProblem(answer, 431, "");
            titles.add(answer.text().split("\"title\":")[1].split(",")[0]);
        }
        assertThat(titles).doesNotHaveDuplicates();
    }

    @Test
    void a_person_gets_a_page() throws IOException {
        Answer answer = RawHttp.get("/stock", "Accept-Language: pt", "Accept: text/html", "Cookie: x=" + LONG);
        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.text()).contains("<html lang=\"pt\">", "cookies");
        assertThat(answer.hasHeader("Content-Security-Policy")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "GARBAGE\r\n\r\n", "GET /api/v1/who HTTP/x\r\n\r\n", "GET /api/v1/who\r\n\r\n",
            "GET /api/v1/who HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
            "GET /api/v1/who HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n" })
    void what_is_no_http_is_refused_and_the_connection_ends(String request) throws IOException {
        isProblem(RawHttp.say(request), 400, "");
    }

    @Test
    void what_was_asked_before_on_the_same_connection_is_answered() throws IOException {
        try (Socket socket = RawHttp.connect()) {
            socket.getOutputStream().write(("GET /q/health/live HTTP/1.1\r\nHost: localhost:" + RestAssured.port
                    + "\r\n\r\nGARBAGE\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answers).startsWith("HTTP/1.1 200").contains("400 Bad Request", "application/problem+json");
        }
    }

    private static void isProblem(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer.text()).contains("\"status\":" + status, "\"type\":\"about:blank\"", words);
        assertThat(answer.hasHeader("Content-Security-Policy")).as(answer.head()).isTrue();
        assertThat(answer.hasHeader("X-Content-Type-Options")).isTrue();
    }
}
