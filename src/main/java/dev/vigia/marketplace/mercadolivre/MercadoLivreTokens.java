package dev.vigia.marketplace.mercadolivre;

import dev.vigia.credentials.Token;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** The access of an account. Its refresh token serves once and is replaced by each refresh. */
class MercadoLivreTokens {

    static final Limit SIGN_IN = new Limit("sign-in", 1, 5);

    private static final Duration AHEAD = Duration.ofSeconds(60);

    private final Clock clock;
    /** So that of the threads of one node only one waits for its turn; two accounts rarely share a lock. */
    private final Object[] locks = Stream.generate(Object::new).limit(64).toArray();

    MercadoLivreTokens(Clock clock) {
        this.clock = clock;
    }

    /** Makes a request with a token that holds, and once more with a new one if it turns out to be refused. */
    Reply send(MercadoLivreApi api, Account account, Limit limit, Function<String, RestResponse<String>> request) {
        Token token = account.token().filter(this::holds).orElseGet(() -> renew(api, account, Optional.empty()));
        Reply reply = send(account, limit, request, token);
        if (reply.status() != 401) {
            return reply;
        }
        return send(account, limit, request, renew(api, account, Optional.of(token)));
    }

    private static Reply send(Account account, Limit limit, Function<String, RestResponse<String>> request,
            Token token) {
        return account.send(limit, () -> request.apply("Bearer " + token.access()));
    }

    private Token renew(MercadoLivreApi api, Account account, Optional<Token> refused) {
        synchronized (locks[Math.floorMod(account.setting("user-id").hashCode(), locks.length)]) {
            return renewed(account, refused).orElseGet(() -> account.alone(
                    () -> renewed(account, refused).orElseGet(() -> refresh(api, account))));
        }
    }

    private Optional<Token> renewed(Account account, Optional<Token> refused) {
        return account.token().filter(this::holds).filter(kept -> isAnother(kept, refused));
    }

    private boolean holds(Token token) {
        return token.holdsAt(clock.instant().plus(AHEAD));
    }

    private static boolean isAnother(Token kept, Optional<Token> refused) {
        return refused.map(token -> !token.access().equals(kept.access())).orElse(true);
    }

    private Token refresh(MercadoLivreApi api, Account account) {
        String spent = refreshToken(account);
        Instant asked = clock.instant();
        Reply reply = account.send(SIGN_IN, () -> api.token("refresh_token", account.setting("client-id"),
                account.setting("client-secret"), spent));
        if (isRefused(reply)) {
            return renewedElsewhere(account, spent).orElseThrow(() -> new ConnectorException(
                    Outcome.rejected(Cause.CREDENTIALS, MarketplaceMessage.shortened(MercadoLivreWords.in(reply
                            .body())))));
        }
        MercadoLivreApi.TokenAnswer answer = reply.readSecret(MercadoLivreApi.TokenAnswer.class, MercadoLivreWords::in);
        Token token = new Token(answer.accessToken(), answer.refreshToken().or(() -> Optional.of(spent)),
                asked.plusSeconds(answer.expiresIn()));
        account.keep(token);
        return token;
    }

    private static String refreshToken(Account account) {
        return account.token().flatMap(Token::refresh).orElseGet(() -> account.setting("refresh-token"));
    }

    private static boolean isRefused(Reply reply) {
        return reply.status() >= 400 && reply.status() < 500 && reply.status() != 429 && reply.status() != 408;
    }

    /** A node that lost its turn may have been first: then its token is the good one, and ours was used up. */
    private Optional<Token> renewedElsewhere(Account account, String spent) {
        return account.token().filter(this::holds).filter(kept -> !kept.refresh().equals(Optional.of(spent)));
    }
}
