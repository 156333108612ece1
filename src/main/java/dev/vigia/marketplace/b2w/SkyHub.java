package dev.vigia.marketplace.b2w;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.http.Clients;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Requests;
import dev.vigia.marketplace.b2w.B2wApi.SkyHubHeaders;

/** Speaks to SkyHub. */
class SkyHub extends Requests<B2wApi, SkyHubHeaders> {

    SkyHub(Clients clients) {
        super(clients, B2wApi.class, SkyHubHeaders::new, SkyHub::message);
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
