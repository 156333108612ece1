package dev.vigia.marketplace.dafiti;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.TokenSession;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The access of an application. There is nothing to refresh it with: its id and secret buy each token anew. */
class DafitiTokens extends TokenSession {

    private final Function<URI, DafitiApi> apis;

    DafitiTokens(Function<URI, DafitiApi> apis, Clock clock) {
        super(clock, DafitiErrors::message, false);
        this.apis = apis;
    }

    /** A request that still wants its authorization. */
    interface Request {

        RestResponse<String> send(DafitiApi api, String bearer);
    }

    Reply send(Account account, Limit limit, Request request) {
        return sendWithToken(account, limit, access -> request.send(apis.apply(account.url()), "Bearer " + access));
    }

    @Override
    protected RestResponse<String> signIn(Account account, String noRefreshToken) {
        String credentials = account.setting("client-id") + ":" + account.setting("client-secret");
        return apis.apply(account.url()).token("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(
                UTF_8)), "client_credentials");
    }
}
