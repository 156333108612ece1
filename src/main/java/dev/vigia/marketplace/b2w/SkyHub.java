package dev.vigia.marketplace.b2w;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.b2w.B2wApi.Access;
import java.net.URI;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** Speaks to SkyHub: each request waits for its limit and carries the three headers, which never expire. */
class SkyHub {

    private final Function<URI, B2wApi> apis;

    SkyHub(Function<URI, B2wApi> apis) {
        this.apis = apis;
    }

    /** A request that still wants its headers. */
    interface Request {

        RestResponse<String> send(B2wApi api, Access access);
    }

    Reply send(Account account, Limit limit, Request request) {
        B2wApi api = apis.apply(account.url());
        return account.send(limit, () -> request.send(api, new Access(account))).explainedBy(SkyHub::message);
    }

    /** What SkyHub wants to say in the body of an error; its documentation promises a field and no more. */
    static String message(String body) {
        JsonNode error = Json.tree(body).path("error");
        if (error.isMissingNode()) {
            return body;
        }
        return error.isTextual() ? error.asText() : error.toString();
    }
}
