package dev.vigia.marketplace.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds in the body of an error what Amazon wants to say. */
class AmazonWords {

    private AmazonWords() {
    }

    static String in(String body) {
        JsonNode answer = Json.tree(body);
        Set<String> words = new LinkedHashSet<>();
        for (JsonNode error : answer.path("errors")) {
            words.add(error.path("code").asText());
            words.add(error.path("message").asText());
            words.add(error.path("details").asText());
        }
        // The sign-in answers in the form of OAuth.
        words.add(answer.path("error").asText());
        words.add(answer.path("error_description").asText());
        words.remove("");
        return String.join(": ", words);
    }
}
