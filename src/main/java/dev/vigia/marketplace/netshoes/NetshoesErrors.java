package dev.vigia.marketplace.netshoes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds in the body of an error what Netshoes wants to say, in the shape of its first version or in any other. */
class NetshoesErrors {

    private NetshoesErrors() {
    }

    static String message(String body) {
        JsonNode error = Json.tree(body);
        Set<String> parts = new LinkedHashSet<>();
        for (String field : List.of("type", "error", "code", "description", "message")) {
            parts.add(error.path(field).asText());
        }
        for (String list : List.of("notifications", "errors")) {
            error.path(list).forEach(one -> parts.add(one.isTextual() ? one.asText() : one.toString()));
        }
        parts.remove("");
        return parts.isEmpty() ? body : String.join(": ", parts);
    }
}
