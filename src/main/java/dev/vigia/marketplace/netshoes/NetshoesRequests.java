package dev.vigia.marketplace.netshoes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Reply;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** Speaks to Netshoes: each request waits for the limit of the seller's plan and carries the two headers, which never expire. */
class NetshoesRequests {

    private final Function<URI, NetshoesApi> apis;

    NetshoesRequests(Function<URI, NetshoesApi> apis) {
        this.apis = apis;
    }

    /** A request that still wants its two headers. */
    interface Request {

        RestResponse<String> send(NetshoesApi api, String client, String token);
    }

    Reply send(Account account, Request request) {
        NetshoesApi api = apis.apply(account.url());
        return account.send(Plan.of(account).limit(), () -> request.send(api, account.setting("client-id"), account
                .setting("access-token"))).explainedBy(NetshoesRequests::message);
    }

    /** What Netshoes wants to say in the body of an error, in the shape of its first version or in any other. */
    private static String message(String body) {
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
