package dev.vigia.marketplace.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds in the body of an error what Amazon wants to say. */
class AmazonErrors {

    private AmazonErrors() {
    }

    static String message(String body) {
        JsonNode answer = Json.tree(body);
        Set<String> parts = new LinkedHashSet<>();
        for (JsonNode error : answer.path("errors")) {
            parts.add(error.path("code").asText());
            parts.add(error.path("message").asText());
            parts.add(error.path("details").asText());
        }
        // The sign-in answers in the form of OAuth.
        parts.add(answer.path("error").asText());
        parts.add(answer.path("error_description").asText());
        parts.remove("");
        return String.join(": ", parts);
    }
}
