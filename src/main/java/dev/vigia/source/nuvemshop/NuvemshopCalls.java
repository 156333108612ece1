package dev.vigia.source.nuvemshop;

import dev.vigia.credentials.Token;
import dev.vigia.http.Clients;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Reply;
import dev.vigia.source.PermissionMissing;
import dev.vigia.source.RemoteJson;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import dev.vigia.source.nuvemshop.NuvemshopApi.NuvemshopHeaders;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;

/** Speaks to Nuvemshop: each call at the store's own address, with its token and whom to ask about it. */
class NuvemshopCalls {

    private static final int SIGN_IN = 401;
    private static final int UNPAID = 402;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int MILLIS = 1_000;

    private final Clients clients;
    private final NuvemshopConfig config;

    NuvemshopCalls(Clients clients, NuvemshopConfig config) {
        this.clients = clients;
        this.config = config;
    }

    /**
     * @return a success, or that there is no such thing
     * @throws PermissionMissing  when Nuvemshop does not let it in, or the store has not paid
     * @throws ConnectorException when it answered otherwise, or not at all
     */
    TimedReply call(SourceAccount account, NuvemshopPermission permission,
            BiFunction<NuvemshopApi, NuvemshopHeaders, RestResponse<String>> request) {
        NuvemshopApi api = clients.at(URI.create(config.url().replace("{store}", account.setting(
                NuvemshopSource.STORE))), NuvemshopApi.class);
        // What a consent gave counts more than what was typed before.
        String access = account.token().map(Token::access).orElseGet(() -> account.setting(NuvemshopSource.TOKEN));
        if (access.isEmpty()) {
            throw new PermissionMissing(PermissionMissing.SIGN_IN);
        }
        TimedReply answer = account.send(() -> inSeconds(request.apply(api, new NuvemshopHeaders(account, access))));
        Reply reply = answer.reply().explainedBy(NuvemshopCalls::message);
        switch (reply.status()) {
            case SIGN_IN -> throw new PermissionMissing(PermissionMissing.SIGN_IN);
            case UNPAID -> throw new PermissionMissing(NuvemshopPermission.PAYMENT.name());
            case FORBIDDEN -> throw new PermissionMissing(permission.name());
            default -> {
                if (!reply.isSuccess() && !isMissing(answer)) {
                    throw new ConnectorException(reply.failure());
                }
                return answer;
            }
        }
    }

    /** Nuvemshop says in milliseconds, and in a header of its own, when it may be asked again. */
    private static RestResponse<String> inSeconds(RestResponse<String> response) {
        String millis = response.getHeaderString("x-rate-limit-reset");
        if (response.getStatus() != TOO_MANY || response.getHeaderString(HttpHeaders.RETRY_AFTER) != null
                || millis == null || !millis.strip().matches("[0-9]{1,9}")) {
            return response;
        }
        return RestResponse.ResponseBuilder.<String>create(TOO_MANY).header(HttpHeaders.RETRY_AFTER, 1 + Integer
                .parseInt(millis.strip()) / MILLIS).build();
    }

    static boolean isMissing(TimedReply answer) {
        return answer.reply().status() == NOT_FOUND;
    }

    /** The body of a success; a page of HTML is none. */
    static RemoteJson json(TimedReply answer) {
        return new RemoteJson(answer.reply().readTree());
    }

    private static String message(String body) {
        return MarketplaceMessage.in(body).fields("message", "description", "error").textOrBody();
    }
}
