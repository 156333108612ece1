package dev.vigia.marketplace.dafiti;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds in the body of an error what Dafiti wants to say. */
class DafitiWords {

    private static final String[] FIELDS = { "error", "error_description", "message", "detail", "caused_by" };

    private DafitiWords() {
    }

    static String in(String body) {
        JsonNode answer = Json.tree(body);
        Set<String> words = new LinkedHashSet<>();
        for (String field : FIELDS) {
            words.add(answer.path(field).asText());
        }
        words.remove("");
        return String.join(": ", words);
    }
}
