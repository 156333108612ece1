package dev.vigia.marketplace.mirakl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds in the body of an error what Mirakl wants to say; its shape is not documented. */
class MiraklErrors {

    private MiraklErrors() {
    }

    static String message(String body) {
        JsonNode answer = Json.tree(body);
        Set<String> parts = new LinkedHashSet<>();
        parts.add(answer.path("message").asText());
        for (JsonNode error : answer.path("errors")) {
            parts.add(error.path("field").asText());
            parts.add(error.path("message").asText());
        }
        parts.remove("");
        return String.join(": ", parts);
    }
}
