package dev.vigia.marketplace.casasbahia;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Reply;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** Speaks to Casas Bahia: each request waits for its limit and carries the two headers, which never expire. */
class CasasBahiaRequests {

    private static final List<String> TELLING = List.of("code", "codigo", "type", "message", "mensagem", "descricao");
    private static final List<String> HOLDING = List.of("errors", "erros", "violacoes", "conteudo", "mensagens");
    private static final int DEEPEST = 4;

    private final Function<URI, CasasBahiaApi> apis;

    CasasBahiaRequests(Function<URI, CasasBahiaApi> apis) {
        this.apis = apis;
    }

    /** A request that still wants its two headers. */
    interface Request {

        RestResponse<String> send(CasasBahiaApi api, String client, String token);
    }

    Reply send(Account account, Limit limit, Request request) {
        CasasBahiaApi api = apis.apply(account.url());
        return account.send(limit, () -> request.send(api, account.setting("client-id"), account.setting(
                "access-token"))).explainedBy(CasasBahiaRequests::message);
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
