package dev.vigia.marketplace;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.vigia.credentials.Token;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Outcome.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The access to accounts whose tokens end (OAuth 2.0): a token is kept while it holds, and another is bought before it ends
 * or when it turns out to be refused.
 */
public abstract class TokenSession {

    private static final Limit SIGN_IN = new Limit("sign-in", 1, 5);
    private static final Duration AHEAD = Duration.ofSeconds(60);

    private final Clock clock;
    private final UnaryOperator<String> message;
    private final boolean rotates;
    /** So that of the threads of one node only one waits for its turn; two accounts rarely share a lock. */
    private final Object[] locks = Stream.generate(Object::new).limit(64).toArray();

    /**
     * @param message finds the marketplace's own words in the body of an error
     * @param rotates whether a refresh may replace the refresh token, and make the old one void
     */
    protected TokenSession(Clock clock, UnaryOperator<String> message, boolean rotates) {
        this.clock = clock;
        this.message = message;
        this.rotates = rotates;
    }

    /** The request that buys a token. */
    protected abstract RestResponse<String> signIn(Account account, String refreshToken);

    /** Whether an answer says that the sign-in itself is refused, whatever its status means elsewhere. */
    protected boolean isSignInRefused(int status) {
        return status == 400;
    }

    /** Whether an answer may say that the token is not known, or not any more. */
    protected boolean isTokenRefused(int status) {
        return status == 401;
    }

    /** Whether a token is good for one more request. */
    protected boolean holds(Token token) {
        return token.holdsAt(clock.instant().plus(AHEAD));
    }

    /** How long a token is kept that lives so many seconds. */
    protected Duration life(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** Makes a request with a token that holds, and once more with a new one if it turns out to be refused. */
    protected final Reply sendWithToken(Account account, Limit limit, Function<String, RestResponse<String>> request) {
        Optional<Token> kept = kept(account, Optional.empty());
        Token token = kept.orElseGet(() -> renew(account, Optional.empty()));
        Reply reply = account.send(limit, () -> request.apply(token.access())).explainedBy(message);
        // A new one of its own is no better than one bought just now; but where it rotates, another node may have bought since.
        if (!isTokenRefused(reply.status()) || kept.isEmpty() && !rotates) {
            return reply;
        }
        Token another = renew(account, Optional.of(token));
        return account.send(limit, () -> request.apply(another.access())).explainedBy(message);
    }

    private Optional<Token> kept(Account account, Optional<Token> refused) {
        return account.token().filter(this::holds)
                .filter(token -> refused.map(old -> !old.access().equals(token.access())).orElse(true));
    }

    /** What rotates is bought by one only; whoever waits for its turn looks first whether somebody was first. */
    private Token renew(Account account, Optional<Token> refused) {
        if (!rotates) {
            return refresh(account);
        }
        synchronized (locks[Math.floorMod(lockOf(account), locks.length)]) {
            return kept(account, refused).orElseGet(
                    () -> account.exclusively(() -> kept(account, refused).orElseGet(() -> refresh(account))));
        }
    }

    private static int lockOf(Account account) {
        return Objects.hash(account.setting("client-id"), account.setting("refresh-token"));
    }

    private Token refresh(Account account) {
        String spent = (rotates ? account.token().flatMap(Token::refresh) : Optional.<String>empty())
                .orElseGet(() -> account.setting("refresh-token"));
        Token token;
        try {
            token = buy(account, () -> signIn(account, spent), Optional.of(spent)).token();
        } catch (ConnectorException failure) {
            return boughtElsewhere(account, spent, failure.outcome()).orElseThrow(() -> failure);
        }
        account.storeToken(token);
        return token;
    }

    /** A node that lost its turn may have been first: then its token is the good one, and ours was used up. */
    private Optional<Token> boughtElsewhere(Account account, String spent, Outcome failure) {
        return rotates && failure.refusesCredentials()
                ? kept(account, Optional.empty()).filter(other -> !other.refresh().equals(Optional.of(spent)))
                : Optional.empty();
    }

    /**
     * What a sign-in brought.
     *
     * @param refreshToken what buys the next token, where it came along
     * @param reply        as it was given; it holds secrets
     */
    public record Bought(Token token, Optional<String> refreshToken, Reply reply) {

        /** Without the answer. */
        @Override
        public String toString() {
            return "Bought[" + token + "]";
        }
    }

    /** @param spent what buys the next token where the answer brings nothing else for it */
    Bought buy(Account account, Supplier<RestResponse<String>> request, Optional<String> spent) {
        AtomicReference<Instant> asked = new AtomicReference<>(clock.instant());
        Reply reply = account.send(SIGN_IN, () -> {
            // The wait for the limit is no part of a token's life.
            asked.set(clock.instant());
            return request.get();
        }).explainedBy(message);
        if (isSignInRefused(reply.status())) {
            String said = message.apply(reply.body());
            throw new ConnectorException(Outcome.rejected(Cause.CREDENTIALS, said.isBlank() ? Integer.toString(reply
                    .status()) : said));
        }
        TokenAnswer answer = reply.readSecret(TokenAnswer.class);
        Optional<String> next = rotates ? answer.refreshToken().or(() -> spent) : Optional.empty();
        return new Bought(new Token(answer.accessToken(), next, asked.get().plus(life(answer.expiresIn()))),
                answer.refreshToken(), reply);
    }

    /** RFC 6749, 5.1. */
    @JsonNaming(SnakeCaseStrategy.class)
    record TokenAnswer(String accessToken, long expiresIn, Optional<String> refreshToken) {

        TokenAnswer {
            if (!Token.isOne(accessToken)) {
                throw ConnectorException.unreadable("");
            }
        }
    }
}
