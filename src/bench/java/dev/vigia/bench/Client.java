package dev.vigia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.testing.People;
import io.restassured.specification.SpecificationQuerier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Speaks to the application over HTTP in a person's name: the API with a token, pages with the session of a browser. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final URI application;
    private final String person;

    Client(URI application, String person) {
        this.application = application;
        this.person = person;
    }

    /**
     * An answer to a request for a page.
     *
     * @param bytes as they crossed the wire, compressed
     */
    record Page(byte[] bytes, boolean compressed, Duration time) {

        String text() {
            try {
                return new String(compressed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                        : bytes, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    JsonNode call(String method, String path, Object body, Map<String, String> headers) {
        try {
            return send(method, path, Optional.of(JSON.writeValueAsString(body)), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode get(String path) {
        return send("GET", path, Optional.empty(), Map.of());
    }

    private JsonNode send(String method, String path, Optional<String> body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(application.resolve(path)).timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + People.token(person)).header("Content-Type", "application/json")
                .method(method, body.map(HttpRequest.BodyPublishers::ofString)
                        .orElse(HttpRequest.BodyPublishers.noBody()));
        headers.forEach(request::header);
        HttpResponse<byte[]> response = send(request.build());
        String text = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as("%s %s: %s", method, path, text).isBetween(200, 299);
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Page page(String path) {
        String cookies = SpecificationQuerier.query(People.session(person)).getCookies().asList().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
        HttpRequest request = HttpRequest.newBuilder(application.resolve(path)).timeout(Duration.ofMinutes(1))
                .header("Cookie", cookies).header("Accept", "text/html,*/*").header("Accept-Encoding", "gzip").build();
        long start = System.nanoTime();
        HttpResponse<byte[]> response = send(request);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return new Page(response.body(), response.headers().firstValue("Content-Encoding").isPresent(), time);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
