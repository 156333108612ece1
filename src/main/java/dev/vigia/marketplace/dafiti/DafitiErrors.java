package dev.vigia.marketplace.dafiti;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds in the body of an error what Dafiti wants to say. */
class DafitiErrors {

    private static final String[] FIELDS = { "error", "error_description", "message", "detail", "caused_by" };

    private DafitiErrors() {
    }

    static String message(String body) {
        JsonNode answer = Json.tree(body);
        Set<String> parts = new LinkedHashSet<>();
        for (String field : FIELDS) {
            parts.add(answer.path(field).asText());
        }
        parts.remove("");
        return String.join(": ", parts);
    }
}
