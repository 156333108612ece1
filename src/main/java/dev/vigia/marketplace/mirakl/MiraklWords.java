package dev.vigia.marketplace.mirakl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds in the body of an error what Mirakl wants to say; its shape is not documented. */
class MiraklWords {

    private MiraklWords() {
    }

    static String in(String body) {
        JsonNode answer = Json.tree(body);
        Set<String> words = new LinkedHashSet<>();
        words.add(answer.path("message").asText());
        for (JsonNode error : answer.path("errors")) {
            words.add(error.path("field").asText());
            words.add(error.path("message").asText());
        }
        words.remove("");
        return String.join(": ", words);
    }
}
