package dev.vigia.marketplace.magalu;

import dev.vigia.credentials.Token;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.magalu.MagaluApi.TokenAnswer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The access of an account (ID Magalu). A refresh may replace the refresh token, and then the old one is void. */
class MagaluTokens {

    static final Limit SIGN_IN = new Limit("sign-in", 1, 5);

    private static final URI ID_MAGALU = URI.create("https://id.magalu.com");
    /** How much of its life a token is used: some live for hours, some for twenty seconds. */
    private static final double USED = 0.85;

    private final Function<URI, MagaluApi> apis;
    private final Clock clock;

    MagaluTokens(Function<URI, MagaluApi> apis, Clock clock) {
        this.apis = apis;
        this.clock = clock;
    }

    /** A request that still wants its access and its id. */
    interface Request {

        RestResponse<String> send(MagaluApi api, String bearer, String id);
    }

    /** Makes a request with a token that holds, and once more with a new one if it turns out to be refused. */
    Reply send(Account account, Limit limit, Request request) {
        Token token = kept(account, Optional.empty()).orElseGet(() -> renew(account, Optional.empty()));
        Reply reply = send(account, limit, request, token);
        return reply.status() != 401 ? reply : send(account, limit, request, renew(account, Optional.of(token)));
    }

    Reply send(Account account, Limit limit, Request request, Token token) {
        MagaluApi api = apis.apply(account.url());
        return account.send(limit, () -> request.send(api, "Bearer " + token.access(), UUID.randomUUID().toString()));
    }

    private Optional<Token> kept(Account account, Optional<Token> refused) {
        return account.token().filter(token -> token.holdsAt(clock.instant()))
                .filter(token -> refused.map(old -> !old.access().equals(token.access())).orElse(true));
    }

    private Token renew(Account account, Optional<Token> refused) {
        return account.alone(() -> kept(account, refused).orElseGet(() -> refresh(account)));
    }

    private Token refresh(Account account) {
        String spent = account.token().flatMap(Token::refresh).orElseGet(() -> account.setting("refresh-token"));
        Instant asked = clock.instant();
        MagaluApi id = apis.apply(signInAt(account.url()));
        Reply reply = account.send(SIGN_IN, () -> id.refresh("refresh_token", spent, account.setting("client-id"),
                account.setting("client-secret")));
        Token token = token(answer(reply), asked, Optional.of(spent));
        account.keep(token);
        return token;
    }

    TokenAnswer answer(Reply reply) {
        if (reply.status() == 400 || reply.status() == 422) {
            throw new ConnectorException(Outcome.rejected(Cause.CREDENTIALS, MarketplaceMessage.shortened(MagaluWords
                    .in(reply.body()))));
        }
        return reply.readSecret(TokenAnswer.class, MagaluWords::in);
    }

    Token token(TokenAnswer answer, Instant asked, Optional<String> refreshToken) {
        Duration used = Duration.ofMillis(Math.round(answer.expiresIn() * 1000 * USED));
        return new Token(answer.accessToken(), answer.refreshToken().or(() -> refreshToken), asked.plus(used));
    }

    Instant now() {
        return clock.instant();
    }

    /** Magalu's own addresses all sign in at one; any other, such as a sandbox, signs in by itself. */
    static URI signInAt(URI url) {
        return url.getHost().endsWith(".magalu.com") ? ID_MAGALU : url;
    }
}
