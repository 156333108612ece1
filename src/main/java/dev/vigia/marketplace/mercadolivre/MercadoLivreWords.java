package dev.vigia.marketplace.mercadolivre;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds in the body of an error what Mercado Livre wants to say. */
class MercadoLivreWords {

    private MercadoLivreWords() {
    }

    static String in(String body) {
        JsonNode error = Json.tree(body);
        Set<String> words = new LinkedHashSet<>();
        words.add(error.path("error").asText());
        words.add(error.path("message").asText());
        for (JsonNode cause : error.path("cause")) {
            words.add(cause.path("code").asText());
            words.add(cause.isTextual() ? cause.asText() : cause.path("message").asText());
        }
        words.remove("");
        return String.join(": ", words);
    }
}
