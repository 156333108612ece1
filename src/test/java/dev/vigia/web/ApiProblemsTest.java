package dev.vigia.web;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.vigia.testing.People;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong at the API is told in one form, and what the caller did wrong is never our failure. */
@QuarkusTest
class ApiProblemsTest {

    private static final String STOCK = "/api/v1/stock";

    @TestHTTPResource("/")
    URI base;

    @ParameterizedTest
    @CsvSource({ "DELETE, /api/v1/products, 405", "POST, /api/v1/stock, 405", "GET, /api/v1/products, 405",
            "GET, /api/v1/no-such-thing, 404", "GET, /api/v1/integrations/999999999, 404",
            "GET, /api/v1/integrations/x, 404", "GET, /api/v1/who/broken, 500",
            "GET, /api/v1/stock?state=x, 400", "GET, /api/, 404" })
    void a_refusal_is_a_problem_document(String method, String path, int status) {
        problem(People.api("ana").header("Accept-Language", "en").request(method, path), status);
    }

    @ParameterizedTest
    @CsvSource({ "es, Falta un token válido", "pt, Falta um token válido", "en, A valid token is missing" })
    void without_a_token_or_with_a_wrong_one_it_says_so_in_the_callers_language(String language, String title) {
        problem(given().header("Accept-Language", language).get(STOCK), 401).then().body("title", equalTo(title))
                .header("WWW-Authenticate", containsString("Bearer"));
        for (String token : new String[] { "Bearer x", "Bearer a.b.c", "bearer " + People.token("ana") + "x",
                "Basic YTpi",
                "Bearer", "" }) {
            problem(given().header("Accept-Language", language).header("Authorization", token).get(STOCK), 401).then()
                    .body("title", equalTo(title)).header("WWW-Authenticate", containsString("Bearer"));
        }
    }

    @Test
    void too_little_a_role_is_told_as_well() {
        problem(People.api("violeta").header("Content-Type", "application/json").body("{\"items\":[]}").put(STOCK),
                403);
        problem(People.api("nadie").get(STOCK), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "application", "text/plain", "application/", "/json", "application/json/x",
            "multipart/form-data", "multipart/form-data; boundary=", "*/*", "a b/c",
            ";", "application/xml", "image/png" })
    void a_body_of_another_or_of_no_readable_type_is_415(String type) {
        problem(People.api("ana").header("Content-Type", type).body("{\"items\":[]}".getBytes()).put(STOCK), 415);
    }

    @Test
    void a_body_without_a_type_is_read_or_415() throws IOException {
        String answer = raw("PUT /api/v1/stock HTTP/1.1\r\nAuthorization: Bearer " + People.token("ana")
                + "\r\nContent-Length: 12\r\n", "{\"items\":[]}");
        assertThat(answer).matches("(?s)HTTP/1.1 (200|415) .*");
    }

    @ParameterizedTest
    @CsvSource({ "text/html, 406", "application/xml, 406", "image/png, 406" })
    void an_answer_in_another_type_is_406(String type, int status) {
        problem(People.api("ana").header("Accept", type).get(STOCK), status);
    }

    @ParameterizedTest
    @ValueSource(strings = { "///", "application", ";", "*/json", "application/json;q=x" })
    void an_accept_that_cannot_be_read_is_no_failure_of_ours(String accept) {
        assertThat(People.api("ana").header("Accept", accept).get(STOCK).statusCode()).isLessThan(500);
    }

    @Test
    void a_body_that_is_too_large_is_told() throws IOException {
        problem(People.api("ana").header("Content-Type", "application/json").body(new byte[5 << 20]).put(STOCK), 413);
        String chunk = "100000\r\n" + " ".repeat(1 << 20) + "\r\n";
        String answer = raw("PUT /api/v1/stock HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + People.token("ana") + "\r\nTransfer-Encoding: chunked\r\n", chunk.repeat(6) + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "\"status\":413");
    }

    @Test
    void a_form_is_no_body_for_the_api() {
        problem(People.api("ana").formParam("items", "[]").put(STOCK), 415);
    }

    @Test
    void a_body_that_comes_too_slowly_is_told() throws IOException {
        String answer = raw("PUT /api/v1/stock HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + People.token("ana") + "\r\nContent-Length: 1000\r\n", "{\"items\":");
        assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json", "\"status\":408");
    }

    @Test
    void a_page_takes_no_type_that_cannot_be_read_either() {
        for (String type : new String[] { "", "multipart/form-data", "multipart/form-data; boundary=\"\"", "x",
                "a/b/c" }) {
            assertThat(People.session("ana").header("Content-Type", type).body("x".getBytes()).post("/intake/imports")
                    .statusCode()).as(type).isEqualTo(400);
        }
    }

    private static Response problem(Response answer, int status) {
        answer.then().statusCode(status).contentType("application/problem+json").body("status", equalTo(status))
                .body("type", equalTo("about:blank")).body("title", not(emptyString())).body("detail", not(
                        emptyString()));
        return answer;
    }

    /** A request as it stands on the wire, and all of the answer. */
    private String raw(String head, String body) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((head + "Host: localhost\r\nConnection: close\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
