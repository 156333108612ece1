package dev.vigia.marketplace.dafiti;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.credentials.Token;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.dafiti.DafitiApi.TokenAnswer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The access of an application. There is nothing to refresh it with: its id and secret buy each token anew. */
class DafitiTokens {

    private static final Limit SIGN_IN = new Limit("sign-in", 1, 5);
    private static final Duration AHEAD = Duration.ofSeconds(60);

    private final Function<URI, DafitiApi> apis;
    private final Clock clock;

    DafitiTokens(Function<URI, DafitiApi> apis, Clock clock) {
        this.apis = apis;
        this.clock = clock;
    }

    /** A request that still wants its authorization. */
    interface Request {

        RestResponse<String> send(DafitiApi api, String bearer);
    }

    /** Makes a request with a token that holds, and once more with a new one if it turns out to be refused. */
    Reply send(Account account, Limit limit, Request request) {
        Optional<Token> kept = account.token().filter(token -> token.holdsAt(clock.instant().plus(AHEAD)));
        Reply reply = send(account, limit, request, kept.orElseGet(() -> buy(account)));
        return reply.status() == 401 && kept.isPresent() ? send(account, limit, request, buy(account)) : reply;
    }

    private Reply send(Account account, Limit limit, Request request, Token token) {
        DafitiApi api = apis.apply(account.url());
        return account.send(limit, () -> request.send(api, "Bearer " + token.access()));
    }

    private Token buy(Account account) {
        Instant asked = clock.instant();
        String credentials = account.setting("client-id") + ":" + account.setting("client-secret");
        Reply reply = account.send(SIGN_IN, () -> apis.apply(account.url()).token(
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)), "client_credentials"));
        if (reply.status() == 400) {
            throw new ConnectorException(Outcome.rejected(Cause.CREDENTIALS, MarketplaceMessage.shortened(DafitiWords
                    .in(reply.body()))));
        }
        TokenAnswer answer = reply.readSecret(TokenAnswer.class, DafitiWords::in);
        Token token = new Token(answer.accessToken(), Optional.empty(), asked.plusSeconds(answer.expiresIn()));
        account.keep(token);
        return token;
    }
}
