package dev.vigia.marketplace.mercadolivre;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.TokenSession;
import java.net.URI;
import java.time.Clock;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The access of an account. Its refresh token serves once and is replaced by each refresh. */
class MercadoLivreTokens extends TokenSession {

    private final Function<URI, MercadoLivreApi> apis;

    MercadoLivreTokens(Function<URI, MercadoLivreApi> apis, Clock clock) {
        super(clock, MercadoLivreErrors::message, true);
        this.apis = apis;
    }

    /** @param request still wants its authorization */
    Reply send(Account account, Limit limit, Function<String, RestResponse<String>> request) {
        return sendWithToken(account, limit, access -> request.apply("Bearer " + access));
    }

    @Override
    protected RestResponse<String> signIn(Account account, String refreshToken) {
        return apis.apply(account.url()).token("refresh_token", account.setting("client-id"),
                account.setting("client-secret"), refreshToken);
    }

    @Override
    protected boolean isSignInRefused(int status) {
        return status >= 400 && status < 500 && status != 429 && status != 408;
    }
}
