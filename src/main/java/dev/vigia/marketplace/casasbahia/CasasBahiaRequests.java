package dev.vigia.marketplace.casasbahia;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.http.Clients;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Requests;
import dev.vigia.marketplace.casasbahia.CasasBahiaApi.CasasBahiaHeaders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Speaks to Casas Bahia. */
class CasasBahiaRequests extends Requests<CasasBahiaApi, CasasBahiaHeaders> {

    private static final List<String> TELLING = List.of("code", "codigo", "type", "message", "mensagem", "descricao");
    private static final List<String> HOLDING = List.of("errors", "erros", "violacoes", "conteudo", "mensagens");
    private static final int DEEPEST = 4;

    CasasBahiaRequests(Clients clients) {
        super(clients, CasasBahiaApi.class, CasasBahiaHeaders::new, CasasBahiaRequests::message);
    }

    /** What Casas Bahia wants to say in the body of an error: the second version's shape is known, the fourth's is not. */
    static String message(String body) {
        Set<String> parts = new LinkedHashSet<>();
        collect(Json.tree(body), parts, 0);
        parts.remove("");
        return parts.isEmpty() ? body : String.join(": ", parts);
    }

    private static void collect(JsonNode node, Set<String> parts, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isTextual()) {
            parts.add(node.asText());
        } else if (node.isArray()) {
            node.forEach(one -> collect(one, parts, depth + 1));
        } else {
            TELLING.forEach(field -> parts.add(node.path(field).asText()));
            HOLDING.forEach(field -> collect(node.path(field), parts, depth + 1));
        }
    }
}
