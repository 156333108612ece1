package dev.vigia.source.bling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.credentials.Token;
import dev.vigia.http.Clients;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.source.PermissionMissing;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;

/** Speaks to Bling: each call with a token that holds, and never more than the address stands. */
class BlingCalls {

    private static final int NOT_FOUND = 404;
    private static final int SIGN_IN = 401;
    private static final int FORBIDDEN = 403;

    private final Clients clients;
    private final BlingConfig config;
    private final BlingAddress address;
    private final BlingSession session;

    BlingCalls(Clients clients, BlingConfig config, BlingAddress address, BlingSession session) {
        this.clients = clients;
        this.config = config;
        this.address = address;
        this.session = session;
    }

    /**
     * @return a success, or that there is no such thing
     * @throws PermissionMissing  when a person has to act
     * @throws ConnectorException when it answered otherwise, or not at all
     */
    TimedReply call(SourceAccount account, BlingPermission permission,
            BiFunction<BlingApi, String, RestResponse<String>> request) {
        TimedReply answer = session.call(account, access -> made(access, request));
        Reply reply = answer.reply().explainedBy(BlingCalls::message);
        if (reply.status() == SIGN_IN) {
            throw new PermissionMissing(PermissionMissing.SIGN_IN);
        }
        if (reply.status() == FORBIDDEN) {
            if (!BlingAddress.isBlings(reply.body())) {
                throw address.blocked(BlingAddress.BLOCK);
            }
            throw new PermissionMissing(permission.name());
        }
        if (!reply.isSuccess() && !isMissing(answer)) {
            throw new ConnectorException(reply.failure());
        }
        return answer;
    }

    private RestResponse<String> made(String access, BiFunction<BlingApi, String, RestResponse<String>> request) {
        return address.call(() -> request.apply(clients.at(config.url(), BlingApi.class), "Bearer " + access));
    }

    static boolean isMissing(TimedReply answer) {
        return answer.reply().status() == NOT_FOUND;
    }

    /** What a success says; a page of HTML says nothing. */
    static JsonNode data(TimedReply answer) {
        JsonNode data = answer.reply().readTree().path("data");
        if (!data.isContainerNode()) {
            throw answer.reply().unreadable();
        }
        return data;
    }

    /** The same of a list. */
    static List<JsonNode> rows(TimedReply answer) {
        if (isMissing(answer) || !data(answer).isArray()) {
            throw answer.reply().unreadable();
        }
        List<JsonNode> rows = new ArrayList<>();
        data(answer).forEach(rows::add);
        return rows;
    }

    /** Whose account a token opens that is not kept yet. */
    Optional<String> company(SourceAccount account, Token token) {
        TimedReply answer = account.send(() -> made(token.access(), BlingApi::company));
        if (!answer.reply().isSuccess()) {
            throw new ConnectorException(Outcome.rejected(Cause.CREDENTIALS, message(answer.reply().body())));
        }
        return Optional.of(BlingJson.text(data(answer).path("id"))).filter(id -> !id.isEmpty());
    }

    static String message(String body) {
        JsonNode error = Json.tree(body).path("error");
        return MarketplaceMessage.in(error.isObject() ? error.toString() : body).fields("description", "message",
                "type")
                .textOrBody();
    }
}
