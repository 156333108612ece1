package dev.vigia.marketplace.mirakl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Reply;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Speaks to a marketplace on Mirakl's software: each request waits for its limit, and carries the key and which of the user's
 * shops is meant.
 */
class MiraklRequests {

    static final String KEY = "shop-key";
    static final String SHOP = "shop-id";

    private final Function<URI, MiraklApi> apis;

    MiraklRequests(Function<URI, MiraklApi> apis) {
        this.apis = apis;
    }

    /** A request that still wants its key, bare, without a scheme before it, and its shop. */
    interface Request {

        RestResponse<String> send(MiraklApi api, String key, Map<String, String> shop);
    }

    Reply send(Account account, Limit limit, Request request) {
        MiraklApi api = apis.apply(account.url());
        return account.send(limit, () -> request.send(api, account.setting(KEY), shop(account)))
                .explainedBy(MiraklRequests::message);
    }

    /** Only asked for when there are several. */
    private static Map<String, String> shop(Account account) {
        String id = account.setting(SHOP);
        return id.isEmpty() ? Map.of() : Map.of("shop_id", id);
    }

    /** What Mirakl wants to say in the body of an error; its shape is not documented. */
    private static String message(String body) {
        JsonNode answer = Json.tree(body);
        Set<String> parts = new LinkedHashSet<>();
        parts.add(answer.path("message").asText());
        for (JsonNode error : answer.path("errors")) {
            parts.add(error.path("field").asText());
            parts.add(error.path("message").asText());
        }
        parts.remove("");
        return String.join(": ", parts);
    }
}
