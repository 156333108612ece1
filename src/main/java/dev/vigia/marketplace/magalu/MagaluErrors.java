package dev.vigia.marketplace.magalu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds in the body of an error what Magalu wants to say; its API, its gateway and its sign-in say it differently. */
class MagaluErrors {

    private static final List<String> OF_API = List.of("slug", "message");
    private static final List<String> OF_OTHERS = List.of("errorCode", "developerMessage", "userMessage", "error",
            "error_description");

    private MagaluErrors() {
    }

    static String message(String body) {
        JsonNode answer = Json.tree(body);
        Set<String> parts = new LinkedHashSet<>();
        OF_API.forEach(name -> parts.add(answer.path(name).asText()));
        for (JsonNode detail : answer.path("details")) {
            parts.add(detail.path("field").asText());
            parts.add(detail.path("message").asText());
        }
        OF_OTHERS.forEach(name -> parts.add(answer.path(name).asText()));
        parts.remove("");
        return String.join(": ", parts);
    }
}
