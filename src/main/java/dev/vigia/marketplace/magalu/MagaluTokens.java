package dev.vigia.marketplace.magalu;

import dev.vigia.credentials.Token;
import dev.vigia.http.Clients;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.TokenSession;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** The access of an account (ID Magalu). A refresh may replace the refresh token, and then the old one is void. */
class MagaluTokens extends TokenSession<Account> {

    private static final URI ID_MAGALU = URI.create("https://id.magalu.com");
    /** How much of its life a token is used: some live for hours, some for twenty seconds. */
    private static final double USED = 0.85;

    private final Clients clients;
    private final Clock clock;

    MagaluTokens(Clients clients, Clock clock) {
        super(clock, MagaluErrors::message, true);
        this.clients = clients;
        this.clock = clock;
    }

    /** A request that still wants its access and its id. */
    interface MagaluRequest {

        RestResponse<String> send(MagaluApi api, String bearer, String id);
    }

    Reply send(Account account, Limit limit, MagaluRequest request) {
        return sendWithToken(account, limit, access -> made(account, request, access));
    }

    /** With a token that is not kept yet. */
    Reply send(Account account, Limit limit, MagaluRequest request, Token token) {
        return account.send(limit, () -> made(account, request, token.access())).explainedBy(MagaluErrors::message);
    }

    private RestResponse<String> made(Account account, MagaluRequest request, String access) {
        return request.send(clients.at(account.url(), MagaluApi.class), "Bearer " + access, UUID.randomUUID()
                .toString());
    }

    @Override
    protected RestResponse<String> signIn(Account account, String refreshToken) {
        return clients.at(signInAt(account.url()), MagaluApi.class).refresh("refresh_token", refreshToken, account
                .setting("client-id"),
                account.setting("client-secret"));
    }

    @Override
    protected boolean isSignInRefused(int status) {
        return status == 400 || status == 422;
    }

    @Override
    protected boolean holds(Token token) {
        return token.holdsAt(clock.instant());
    }

    @Override
    protected Duration life(long seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000 * USED));
    }

    /** Magalu's own addresses all sign in at one; any other, such as a sandbox, signs in by itself. */
    static URI signInAt(URI url) {
        return url.getHost().endsWith(".magalu.com") ? ID_MAGALU : url;
    }
}
