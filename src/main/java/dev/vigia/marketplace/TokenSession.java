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
public abstract class TokenSession<A extends TokenSession.TokenAccount> {

    /** What a session needs of an account. */
    public interface TokenAccount {

        /** A setting by its name, decrypted; empty text when it was left empty. Never log it. */
        String setting(String name);

        /** The token kept last, whether it has expired or not; empty after the settings have changed. */
        Optional<Token> token();

        /** Stores a token durably before it returns, so that a single-use refresh token survives a crash. */
        void storeToken(Token token);

        /**
         * Does what only one may do at a time for this account, on whatever node: a refresh token that serves once would
         * be used up by a second refresh. Look at {@link #token} again inside; somebody may have been first.
         */
        <T> T exclusively(Supplier<T> work);

        /**
         * Waits until the limit allows one more request, and sends it: in time or never.
         *
         * @param request made on a thread of its own, with a client of {@link dev.vigia.http.Clients}
         * @throws ConnectorException when there was no answer
         */
        Reply send(Limit limit, Supplier<RestResponse<String>> request);
    }

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
    protected abstract RestResponse<String> signIn(A account, String refreshToken);

    /** Whether an answer says that the sign-in itself is refused, whatever its status means elsewhere. */
    protected boolean isSignInRefused(int status) {
        return status == 400;
    }

    /** The same, where only its words tell. */
    protected boolean isSignInRefused(Reply reply) {
        return isSignInRefused(reply.status());
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
    protected final Reply sendWithToken(A account, Limit limit, Function<String, RestResponse<String>> request) {
        return callWithToken(account, access -> account.send(limit, () -> request.apply(access)).explainedBy(message),
                Function.identity());
    }

    /**
     * The same for a call that is sent otherwise.
     *
     * @param reply what tells whether the token was refused
     */
    protected final <R> R callWithToken(A account, Function<String, R> call, Function<R, Reply> reply) {
        Optional<Token> kept = kept(account, Optional.empty());
        Token token = kept.orElseGet(() -> renew(account, Optional.empty()));
        R answer = call.apply(token.access());
        // A new one of its own is no better than one bought just now; but where it rotates, another node may have bought since.
        if (!isTokenRefused(reply.apply(answer).status()) || kept.isEmpty() && !rotates) {
            return answer;
        }
        return call.apply(renew(account, Optional.of(token)).access());
    }

    private Optional<Token> kept(A account, Optional<Token> refused) {
        return account.token().filter(this::holds)
                .filter(token -> refused.map(old -> !old.access().equals(token.access())).orElse(true));
    }

    /** What rotates is bought by one only; whoever waits for its turn looks first whether somebody was first. */
    private Token renew(A account, Optional<Token> refused) {
        if (!rotates) {
            return refresh(account);
        }
        synchronized (locks[Math.floorMod(lockOf(account), locks.length)]) {
            return kept(account, refused).orElseGet(
                    () -> account.exclusively(() -> kept(account, refused).orElseGet(() -> refresh(account))));
        }
    }

    private static int lockOf(TokenAccount account) {
        return Objects.hash(account.setting("client-id"), account.setting("refresh-token"));
    }

    private Token refresh(A account) {
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
    private Optional<Token> boughtElsewhere(A account, String spent, Outcome failure) {
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
    Bought buy(A account, Supplier<RestResponse<String>> request, Optional<String> spent) {
        AtomicReference<Instant> asked = new AtomicReference<>(clock.instant());
        Reply reply = account.send(SIGN_IN, () -> {
            // The wait for the limit is no part of a token's life.
            asked.set(clock.instant());
            return request.get();
        }).explainedBy(message);
        if (isSignInRefused(reply)) {
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
