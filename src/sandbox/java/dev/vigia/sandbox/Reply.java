package dev.vigia.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;

/** Sends the answer of a call, as it is meant or as a fault spoils it; nothing when nobody waits for it any more. */
record Reply(RoutingContext context) {

    private static final String JSON = "application/json";
    private static final byte[] HALF_AN_ANSWER = "{\"id\":\"X1\",\"sta".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PAGE = "<html><body>Maintenance</body></html>".getBytes(StandardCharsets.UTF_8);

    void spoiled(Fault.Rule rule, int status, String type, byte[] body) {
        switch (rule.kind()) {
            case RESET -> context.request().connection().close();
            case EMPTY -> send(200, JSON, new byte[0]);
            case MALFORMED -> send(200, JSON, HALF_AN_ANSWER);
            case HTML -> send(rule.status().orElse(200), "text/html", PAGE);
            case STATUS -> send(rule.status().orElse(500), JSON, new byte[0]);
            case LIMITED -> send(429, JSON, new byte[0]);
            case WRONG_TYPE -> send(status, "text/plain", body);
            default -> send(status, type, body);
        }
    }

    void send(int status, String type, byte[] body) {
        if (!isOver()) {
            context.response().setStatusCode(status).putHeader("Content-Type", type).end(Buffer.buffer(body));
        }
    }

    /** Whether nobody waits for the answer any more. */
    boolean isOver() {
        return context.response().ended() || context.response().closed();
    }
}
