package dev.vigia.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A refusal in the words of RFC 9457. */
public record Problem(String type, String title, int status, String detail) {

    public static final MediaType TYPE = new MediaType("application", "problem+json");

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail);
    }

    public Response response() {
        return Response.status(status).type(TYPE).entity(toJson()).build();
    }

    public String toJson() {
        return new JsonObject().put("type", type).put("title", title).put("status", status).put("detail", detail)
                .encode();
    }

    /** With one member more, which tells a program what it needs to decide again. */
    public String toJson(ObjectMapper json, String member, Object value) {
        ObjectNode all = json.valueToTree(this);
        return all.set(member, json.valueToTree(value)).toString();
    }
}
