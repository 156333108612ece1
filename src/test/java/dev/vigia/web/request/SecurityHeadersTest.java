package dev.vigia.web.request;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SecurityHeadersTest {

    private static final List<String> FILES = List.of("/assets/base.css", "/assets/components.css",
            "/assets/forms.css", "/assets/lists.css", "/assets/pages.css", "/assets/icons.svg", "/assets/favicon.svg",
            "/assets/vigia.js",
            "/webjars/tabler__core/dist/css/tabler.min.css", "/webjars/htmx.org/dist/htmx.min.js");

    @ParameterizedTest
    @ValueSource(strings = { "/sample", "/no-such-page", "/sample/broken", "/sign-out", "/assets/base.css",
            "/webjars/htmx.org/dist/htmx.min.js", "/q/health/live", "/api/v1/who" })
    void every_answer_carries_them(String path) {
        People.session("beto").get(path).then()
                .header("Content-Security-Policy", allOf(containsString("default-src 'none'"),
                        containsString("script-src 'self'"), containsString("frame-ancestors 'none'"),
                        not(containsString("unsafe"))))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
                .header("Permissions-Policy", containsString("camera=()"));
    }

    @Test
    void nothing_is_to_be_indexed_and_whoever_asks_learns_it_without_signing_in() {
        given().redirects().follow(false).get("/robots.txt").then().statusCode(200)
                .body(containsString("Disallow: /"));
    }

    @Test
    void pages_are_not_kept_by_anybody() {
        People.session("ana").get("/sample").then().header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void styles_and_scripts_are_kept_and_need_no_sign_in() {
        for (String file : FILES) {
            given().redirects().follow(false).get(file).then().statusCode(200)
                    .header("Cache-Control", containsString("max-age"));
        }
    }

    @Test
    void the_first_visit_weighs_less_than_150_kilobytes() throws IOException, InterruptedException {
        long bytes = zipped(People.session("ana").get("/sample").asByteArray());
        for (String file : FILES) {
            bytes += transferred(file);
        }
        assertThat(bytes).isBetween(20_000L, 150_000L);
    }

    private static long transferred(String file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + file))
                .header("Accept-Encoding", "gzip").build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).as(file).hasValue("gzip");
        return answer.body().length;
    }

    private static long zipped(byte[] page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(page);
        }
        return bytes.size();
    }
}
