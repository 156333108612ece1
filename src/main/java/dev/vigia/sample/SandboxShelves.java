package dev.vigia.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
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
class SandboxShelves {

    private final ObjectMapper json;
    private final int port;

    SandboxShelves(ObjectMapper json, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.json = json;
        this.port = port;
    }

    private record Ad(String sku, int quantity) {
    }

    private record Shelf(String seller, List<Ad> items) {
    }

    void fill(String marketplace, String seller, Map<String, Integer> quantities) {
        try {
            String body = json.writeValueAsString(new Shelf(seller,
                    quantities.entrySet().stream().map(entry -> new Ad(entry.getKey(), entry.getValue())).toList()));
            HttpResponse<String> response = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sandbox/" + marketplace
                            + "/_listings"))
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the sandbox answered " + response.statusCode() + ": " + response
                        .body());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new IllegalStateException("the sandbox of " + marketplace + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
