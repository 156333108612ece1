package dev.vigia.marketplace.dafiti;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.http.Clients;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.TokenSession;
import java.time.Clock;
import java.util.Base64;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;

/** The access of an application. There is nothing to refresh it with: its id and secret buy each token anew. */
class DafitiTokens extends TokenSession<Account> {

    private final Clients clients;

    DafitiTokens(Clients clients, Clock clock) {
        super(clock, DafitiErrors::message, false);
        this.clients = clients;
    }

    /** @param request still wants its authorization */
    Reply send(Account account, Limit limit, BiFunction<DafitiApi, String, RestResponse<String>> request) {
        return sendWithToken(account, limit, access -> request.apply(clients.at(account.url(), DafitiApi.class),
                "Bearer " + access));
    }

    @Override
    protected RestResponse<String> signIn(Account account, String noRefreshToken) {
        String credentials = account.setting("client-id") + ":" + account.setting("client-secret");
        return clients.at(account.url(), DafitiApi.class).token("Basic " + Base64.getEncoder().encodeToString(
                credentials.getBytes(
                        UTF_8)), "client_credentials");
    }
}
