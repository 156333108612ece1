package dev.vigia.web.request;

import static dev.vigia.testing.request.Requests.given;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SecurityHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = { "/sample", "/no-such-page", "/sample/broken", "/sign-out", "/assets/base.css",
            "/assets/vigia-00000000.css", "/webjars/htmx.org/dist/htmx.min.js", "/q/health/live", "/api/v1/who" })
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
    void styles_and_scripts_are_kept_for_as_long_as_they_are_what_they_are_and_need_no_sign_in() {
        List<String> files = files();
        assertThat(files).hasSize(2).allSatisfy(file -> given().redirects().follow(false).get(file).then()
                .statusCode(200).header("Cache-Control", allOf(containsString("immutable"),
                        containsString("max-age=31536000"))));
        // Of the version before, by a page that is still open.
        assertThat(files).allSatisfy(file -> given().get(file.replaceFirst("-\\w+", "-00000000")).then().statusCode(200)
                .header("Cache-Control", equalTo("no-cache")));
    }

    @Test
    void whoever_cannot_unzip_gets_them_as_they_are() throws IOException, InterruptedException {
        assertThat(new String(fetched(files().get(1), "identity").body(), UTF_8)).contains("htmx");
    }

    @Test
    void the_first_visit_weighs_less_than_120_kilobytes() throws IOException, InterruptedException {
        long bytes = zipped(People.session("ana").get("/sample").asByteArray());
        List<String> files = new ArrayList<>(files());
        files.add("/assets/icons.svg");
        files.add("/assets/favicon.svg");
        for (String file : files) {
            bytes += transferred(file);
        }
        assertThat(bytes).isBetween(20_000L, 120_000L);
    }

    /** Those that each page asks for. */
    private static List<String> files() {
        Document page = Jsoup.parse(People.session("ana").get("/sample").asString());
        return Stream.concat(page.select("link[rel=stylesheet]").eachAttr("href").stream(), page.select("script[src]")
                .eachAttr("src").stream()).toList();
    }

    private static long transferred(String file) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = fetched(file, "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).as(file).hasValue("gzip");
        return answer.body().length;
    }

    private static HttpResponse<byte[]> fetched(String file, String encoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + file))
                .header("Accept-Encoding", encoding).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    private static long zipped(byte[] page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(page);
        }
        return bytes.size();
    }
}
