package dev.vigia.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts ads into the sandbox over HTTP, as anybody would. */
@Singleton
@IfBuildProfile("dev")
class SandboxClient {

    private final ObjectMapper json;
    private final int port;

    SandboxClient(ObjectMapper json, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.json = json;
        this.port = port;
    }

    private record Ad(String sku, int quantity) {
    }

    private record Ads(String seller, List<Ad> items) {
    }

    void fill(String marketplace, String seller, Map<String, Integer> quantities) {
        Ads ads = new Ads(seller, quantities.entrySet().stream()
                .map(entry -> new Ad(entry.getKey(), entry.getValue())).toList());
        send(marketplace, at(marketplace, "_listings").header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(written(ads))));
    }

    /** What stock is read from: these names and units, under these SKUs. */
    void arrange(String source, String account, List<Map<String, Object>> skus) {
        send(source, at(source, "_shop").header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(written(Map.of("account", account, "skus", skus)))));
    }

    /** What a seller types into the form to connect its account. */
    Map<String, String> account(String marketplace, String seller) {
        String body = send(marketplace, at(marketplace, "_account?seller=" + seller).GET());
        try {
            return json.readValue(body, new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the sandbox of " + marketplace + " answered " + body, e);
        }
    }

    private HttpRequest.Builder at(String marketplace, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sandbox/" + marketplace + "/" + path));
    }

    private String written(Object ads) {
        try {
            return json.writeValueAsString(ads);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String send(String marketplace, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException("the sandbox of " + marketplace + " answered " + response.statusCode()
                        + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException("the sandbox of " + marketplace + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the sandbox was asked", e);
        }
    }
}
