package dev.vigia.marketplace.mercadolivre;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds in the body of an error what Mercado Livre wants to say. */
class MercadoLivreErrors {

    private MercadoLivreErrors() {
    }

    static String message(String body) {
        JsonNode error = Json.tree(body);
        Set<String> parts = new LinkedHashSet<>();
        parts.add(error.path("error").asText());
        parts.add(error.path("message").asText());
        for (JsonNode cause : error.path("cause")) {
            parts.add(cause.path("code").asText());
            parts.add(cause.isTextual() ? cause.asText() : cause.path("message").asText());
        }
        parts.remove("");
        return String.join(": ", parts);
    }
}
