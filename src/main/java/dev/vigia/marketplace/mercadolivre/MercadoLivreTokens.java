package dev.vigia.marketplace.mercadolivre;

import dev.vigia.http.Clients;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.TokenSession;
import java.time.Clock;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;

/** The access of an account. Its refresh token serves once and is replaced by each refresh. */
class MercadoLivreTokens extends TokenSession<Account> {

    private final Clients clients;

    MercadoLivreTokens(Clients clients, Clock clock) {
        super(clock, MercadoLivreErrors::message, true);
        this.clients = clients;
    }

    /** @param request still wants its authorization */
    Reply send(Account account, Limit limit, BiFunction<MercadoLivreApi, String, RestResponse<String>> request) {
        MercadoLivreApi api = clients.at(account.url(), MercadoLivreApi.class);
        return sendWithToken(account, limit, access -> request.apply(api, "Bearer " + access));
    }

    @Override
    protected RestResponse<String> signIn(Account account, String refreshToken) {
        return clients.at(account.url(), MercadoLivreApi.class).token("refresh_token", account.setting("client-id"),
                account.setting("client-secret"), refreshToken);
    }

    @Override
    protected boolean isSignInRefused(int status) {
        return status >= 400 && status < 500 && status != 429 && status != 408;
    }
}
