package dev.vigia.marketplace.amazon;

import dev.vigia.credentials.Token;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The access of an account ("Login with Amazon"). Its refresh token stays the same, so nothing can be used up. */
class AmazonTokens {

    static final Limit SIGN_IN = new Limit("sign-in", 1, 5);

    private static final URI AMAZON = URI.create("https://api.amazon.com");
    private static final double ONE_A_MINUTE = 1.0 / 60;
    private static final Duration AHEAD = Duration.ofSeconds(60);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private final Function<URI, AmazonApi> apis;
    private final Clock clock;

    AmazonTokens(Function<URI, AmazonApi> apis, Clock clock) {
        this.apis = apis;
        this.clock = clock;
    }

    /** A request that still wants its access token and its date. */
    interface Request {

        RestResponse<String> send(AmazonApi api, String access, String date);
    }

    /** Makes a request with a token that holds, and once more with a new one if it turns out to be refused. */
    Reply send(Account account, Limit limit, Request request) {
        Optional<Token> kept = account.token().filter(token -> token.holdsAt(clock.instant().plus(AHEAD)));
        Reply reply = send(account, limit, request, kept.orElseGet(() -> refresh(account)));
        // Amazon says 403 both for a token that has expired and for a seller that has withdrawn its consent.
        boolean refused = reply.status() == 401 || reply.status() == 403;
        return refused && kept.isPresent() ? send(account, limit, request, refresh(account)) : reply;
    }

    private Reply send(Account account, Limit limit, Request request, Token token) {
        AmazonApi api = apis.apply(account.url());
        Reply reply = account.send(limit, () -> request.send(api, token.access(), DATE.format(clock.instant())));
        reply.header("x-amzn-RateLimit-Limit").flatMap(AmazonTokens::rate)
                .ifPresent(rate -> account.pace(limit, Math.max(rate, slowest(limit))));
        return reply;
    }

    /**
     * One in a minute, unless Amazon documents even less. The wait for a request cannot be broken off, so a wrong rate
     * would silence the account for days; where Amazon means it, it asks to be left alone as well.
     */
    private static double slowest(Limit limit) {
        return Math.min(limit.perSecond(), ONE_A_MINUTE);
    }

    private static Optional<Double> rate(String text) {
        return Optional.of(text.strip()).filter(number -> number.matches("\\d{1,6}(\\.\\d{1,9})?"))
                .map(Double::valueOf).filter(rate -> rate > 0);
    }

    private Token refresh(Account account) {
        Instant asked = clock.instant();
        AmazonApi signIn = apis.apply(signInAt(account.url()));
        Reply reply = account.send(SIGN_IN, () -> signIn.token("refresh_token", account.setting("refresh-token"),
                account.setting("client-id"), account.setting("client-secret")));
        if (reply.status() == 400) {
            throw new ConnectorException(Outcome.rejected(Cause.CREDENTIALS, MarketplaceMessage.shortened(AmazonWords
                    .in(reply.body()))));
        }
        AmazonApi.TokenAnswer answer = reply.readSecret(AmazonApi.TokenAnswer.class, AmazonWords::in);
        Token token = new Token(answer.accessToken(), Optional.empty(), asked.plusSeconds(answer.expiresIn()));
        account.keep(token);
        return token;
    }

    /** Amazon's own addresses all sign in at one; any other address, such as a sandbox, signs in by itself. */
    static URI signInAt(URI url) {
        return isAmazon(url) ? AMAZON : url;
    }

    static boolean isAmazon(URI url) {
        return url.getHost().endsWith(".amazon.com");
    }
}
