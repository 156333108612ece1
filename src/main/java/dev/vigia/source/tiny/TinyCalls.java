package dev.vigia.source.tiny;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Reply;
import dev.vigia.source.PermissionMissing;
import dev.vigia.source.RemoteJson;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;

/** Speaks to Olist ERP with the access that its owner's consent gave. */
class TinyCalls {

    private static final int SIGN_IN = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private final Clients clients;
    private final TinyConfig config;
    private final TinySession session;

    TinyCalls(Clients clients, TinyConfig config, TinySession session) {
        this.clients = clients;
        this.config = config;
        this.session = session;
    }

    /**
     * @return a success, or that there is no such thing
     * @throws PermissionMissing  when it does not let us in
     * @throws ConnectorException when it answered otherwise, or not at all
     */
    TimedReply call(SourceAccount account, TinyPermission permission,
            BiFunction<TinyApi, String, RestResponse<String>> request) {
        return checked(permission, session.call(account, access -> send(access, request)));
    }

    /** The same with an access that is not kept yet. */
    TimedReply callWith(String access, SourceAccount account, TinyPermission permission,
            BiFunction<TinyApi, String, RestResponse<String>> request) {
        return checked(permission, account.send(() -> send(access, request)));
    }

    private RestResponse<String> send(String access, BiFunction<TinyApi, String, RestResponse<String>> request) {
        RestResponse<String> response = request.apply(clients.at(URI.create(config.url()), TinyApi.class), "Bearer "
                + access);
        String seconds = response.getHeaderString("x-ratelimit-reset");
        // It says in a header of its own when it may be asked again.
        return response.getStatus() != TOO_MANY || response.getHeaderString(HttpHeaders.RETRY_AFTER) != null
                || seconds == null || !seconds.strip().matches("[0-9]{1,6}") ? response
                        : RestResponse.ResponseBuilder.<String>create(TOO_MANY).header(HttpHeaders.RETRY_AFTER, seconds
                                .strip()).build();
    }

    /** An access that was bought just now is refused to whoever may not see the module. */
    private static TimedReply checked(TinyPermission permission, TimedReply answer) {
        Reply reply = answer.reply().explainedBy(TinyCalls::message);
        if (reply.status() == SIGN_IN || reply.status() == FORBIDDEN) {
            throw new PermissionMissing(permission.name());
        }
        if (!reply.isSuccess() && !isMissing(answer)) {
            throw new ConnectorException(reply.failure());
        }
        return answer;
    }

    static boolean isMissing(TimedReply answer) {
        return answer.reply().status() == NOT_FOUND;
    }

    /** The body of a success; a page of HTML is none. */
    static RemoteJson json(TimedReply answer) {
        return new RemoteJson(answer.reply().readTree());
    }

    /** The rows of a list; of nothing else. */
    static RemoteJson rows(TimedReply answer) {
        RemoteJson rows = json(answer).at("itens");
        if (isMissing(answer) || !rows.isList()) {
            throw answer.reply().unreadable();
        }
        return rows;
    }

    static String message(String body) {
        return MarketplaceMessage.in(body).fields("mensagem", "error_description", "error").each("detalhes", "campo",
                "mensagem").textOrBody();
    }
}
