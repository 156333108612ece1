package dev.vigia.source.vtex;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Reply;
import dev.vigia.source.PermissionMissing;
import dev.vigia.source.RemoteJson;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import dev.vigia.source.vtex.VtexApi.VtexHeaders;
import java.net.URI;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;

/** Speaks to VTEX: each call with both headers, at the account's own address. */
class VtexCalls {

    private static final int NOT_FOUND = 404;
    private static final int SIGN_IN = 401;
    private static final int FORBIDDEN = 403;

    private final Clients clients;
    private final VtexConfig config;

    VtexCalls(Clients clients, VtexConfig config) {
        this.clients = clients;
        this.config = config;
    }

    /**
     * @return a success, or that there is no such thing
     * @throws PermissionMissing  when VTEX does not let it in
     * @throws ConnectorException when it answered otherwise, or not at all
     */
    TimedReply call(SourceAccount account, VtexPermission permission,
            BiFunction<VtexApi, VtexHeaders, RestResponse<String>> request) {
        VtexApi api = clients.at(URI.create(config.url().replace("{account}", account.setting("account"))),
                VtexApi.class);
        TimedReply answer = account.send(() -> request.apply(api, new VtexHeaders(account)));
        Reply reply = answer.reply().explainedBy(VtexCalls::message);
        if (reply.status() == SIGN_IN) {
            throw new PermissionMissing(PermissionMissing.SIGN_IN);
        }
        if (reply.status() == FORBIDDEN) {
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

    private static String message(String body) {
        return MarketplaceMessage.in(body).fields("error", "Message", "message", "code").textOrBody();
    }
}
