package dev.vigia.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Whoever would rather speak HTTP/2, as many clients do by themselves. */
@QuarkusTest
class HttpVersionTest {

    private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build();

    @TestHTTPResource
    URI address;

    @Test
    void a_batch_is_taken() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/products").header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + People.token("ana"))
                .PUT(BodyPublishers.ofString("{\"items\":[{\"sku\":\"HTTP-2\",\"name\":\"Taza\"}]}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void a_form_is_taken() throws Exception {
        RequestSpecification ana = People.session("ana");
        Response page = ana.get("/settings");
        String token = Jsoup.parse(page.asString()).select("input[name=csrf-token]").get(0).val();
        HttpResponse<String> answer = send(request("/preferences")
                .header("Content-Type", "application/x-www-form-urlencoded").header("Origin", origin())
                .header("Cookie", RawHttp.cookies(People.session("ana").cookies(page.cookies())).substring(8))
                .POST(BodyPublishers.ofString("theme=dark&csrf-token=" + token)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path));
    }

    private String origin() {
        return "http://localhost:" + address.getPort();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
