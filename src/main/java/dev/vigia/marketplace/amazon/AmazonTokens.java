package dev.vigia.marketplace.amazon;

import dev.vigia.http.Clients;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.TokenSession;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** The access of an account ("Login with Amazon"). Its refresh token stays the same, so nothing can be used up. */
class AmazonTokens extends TokenSession<Account> {

    private static final URI AMAZON = URI.create("https://api.amazon.com");
    private static final double ONE_A_MINUTE = 1.0 / 60;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private final Clients clients;
    private final Clock clock;

    AmazonTokens(Clients clients, Clock clock) {
        super(clock, AmazonErrors::message, false);
        this.clients = clients;
        this.clock = clock;
    }

    /** A request that still wants its access token and its date. */
    interface AmazonRequest {

        RestResponse<String> send(AmazonApi api, String access, String date);
    }

    Reply send(Account account, Limit limit, AmazonRequest request) {
        Reply reply = sendWithToken(account, limit, access -> request.send(clients.at(account.url(), AmazonApi.class),
                access,
                DATE.format(clock.instant())));
        reply.header("x-amzn-RateLimit-Limit").flatMap(AmazonTokens::rate)
                .ifPresent(rate -> account.setRate(limit, Math.max(rate, slowest(limit))));
        return reply;
    }

    @Override
    protected RestResponse<String> signIn(Account account, String refreshToken) {
        return clients.at(signInAt(account.url()), AmazonApi.class).token("refresh_token", refreshToken, account
                .setting("client-id"),
                account.setting("client-secret"));
    }

    /** Amazon says 403 both for a token that has expired and for a seller that has withdrawn its consent. */
    @Override
    protected boolean isTokenRefused(int status) {
        return status == 401 || status == 403;
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

    /** Amazon's own addresses all sign in at one; any other address, such as a sandbox, signs in by itself. */
    static URI signInAt(URI url) {
        return isAmazon(url) ? AMAZON : url;
    }

    static boolean isAmazon(URI url) {
        return url.getHost().endsWith(".amazon.com");
    }
}
