package dev.vigia.marketplace.netshoes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds in the body of an error what Netshoes wants to say, in the shape of its first version or in any other. */
class NetshoesWords {

    private NetshoesWords() {
    }

    static String in(String body) {
        JsonNode error = Json.tree(body);
        Set<String> words = new LinkedHashSet<>();
        for (String field : List.of("type", "error", "code", "description", "message")) {
            words.add(error.path(field).asText());
        }
        for (String list : List.of("notifications", "errors")) {
            error.path(list).forEach(one -> words.add(one.isTextual() ? one.asText() : one.toString()));
        }
        words.remove("");
        return words.isEmpty() ? body : String.join(": ", words);
    }
}
