package dev.vigia.marketplace.amazon;

import dev.vigia.credentials.Token;
import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.amazon.AmazonApi.TokenAnswer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A seller lets a public application in, in Seller Central. Amazon documents no PKCE for it; the state protects it. */
class AmazonConsent implements Consent {

    private final Function<URI, AmazonApi> apis;
    private final Clock clock;

    AmazonConsent(Function<URI, AmazonApi> apis, Clock clock) {
        this.apis = apis;
        this.clock = clock;
    }

    @Override
    public List<String> needs() {
        return List.of("application-id", "client-id", "client-secret");
    }

    @Override
    public List<String> gives() {
        return List.of("refresh-token", "seller-id");
    }

    @Override
    public URI page(Account account, Request request) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("application_id", account.setting("application-id"));
        query.put("state", request.state());
        query.put("redirect_uri", request.returnTo().toString());
        URI sellerCentral = AmazonTokens.isAmazon(account.url()) ? Country.of(account).sellerCentral() : account.url();
        return URI.create(sellerCentral + "/apps/authorize/consent?" + UrlEncoding.query(query));
    }

    @Override
    public Result redeem(Account account, Return returned) {
        try {
            return buy(account, returned);
        } catch (ConnectorException failure) {
            return new Refused(failure.outcome());
        }
    }

    private Result buy(Account account, Return returned) {
        Instant asked = clock.instant();
        AmazonApi signIn = apis.apply(AmazonTokens.signInAt(account.url()));
        Reply reply = account.send(AmazonTokens.SIGN_IN, () -> signIn.redeem("authorization_code", returned.parameter(
                "spapi_oauth_code"),
                returned.returnTo().toString(), account.setting("client-id"), account.setting("client-secret")));
        if (reply.status() == 400) {
            return refused(AmazonWords.in(reply.body()));
        }
        TokenAnswer answer = reply.readSecret(TokenAnswer.class, AmazonWords::in);
        String seller = returned.parameter("selling_partner_id");
        if (answer.refreshToken().isEmpty() || seller.isEmpty()) {
            return refused("");
        }
        return new Granted(Map.of("refresh-token", answer.refreshToken().get(), "seller-id", seller),
                new Token(answer.accessToken(), Optional.empty(), asked.plusSeconds(answer.expiresIn())));
    }

    private static Result refused(String words) {
        return new Refused(Outcome.rejected(Cause.CREDENTIALS, MarketplaceMessage.shortened(words)));
    }
}
