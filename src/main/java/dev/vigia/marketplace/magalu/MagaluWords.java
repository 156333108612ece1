package dev.vigia.marketplace.magalu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds in the body of an error what Magalu wants to say; its API, its gateway and its sign-in say it differently. */
class MagaluWords {

    private static final List<String> OF_API = List.of("slug", "message");
    private static final List<String> OF_OTHERS = List.of("errorCode", "developerMessage", "userMessage", "error",
            "error_description");

    private MagaluWords() {
    }

    static String in(String body) {
        JsonNode answer = Json.tree(body);
        Set<String> words = new LinkedHashSet<>();
        OF_API.forEach(name -> words.add(answer.path(name).asText()));
        for (JsonNode detail : answer.path("details")) {
            words.add(detail.path("field").asText());
            words.add(detail.path("message").asText());
        }
        OF_OTHERS.forEach(name -> words.add(answer.path(name).asText()));
        words.remove("");
        return String.join(": ", words);
    }
}
