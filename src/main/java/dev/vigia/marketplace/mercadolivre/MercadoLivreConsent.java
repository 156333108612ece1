package dev.vigia.marketplace.mercadolivre;

import dev.vigia.credentials.Token;
import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.TokenAnswer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The owner of an account lets an application in, with PKCE. */
class MercadoLivreConsent implements Consent {

    /** Each country has a page of its own, and a seller exists in one of them only. */
    private static final Map<String, String> PAGES = Map.of("AR", "https://auth.mercadolibre.com.ar", "BR",
            "https://auth.mercadolivre.com.br", "CL", "https://auth.mercadolibre.cl", "CO",
            "https://auth.mercadolibre.com.co", "MX", "https://auth.mercadolibre.com.mx", "UY",
            "https://auth.mercadolibre.com.uy");

    private final Function<URI, MercadoLivreApi> apis;
    private final Clock clock;

    MercadoLivreConsent(Function<URI, MercadoLivreApi> apis, Clock clock) {
        this.apis = apis;
        this.clock = clock;
    }

    @Override
    public List<String> needs() {
        return List.of("client-id", "client-secret");
    }

    @Override
    public List<String> gives() {
        return List.of("refresh-token", "user-id");
    }

    @Override
    public URI page(Account account, Request request) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", account.setting("client-id"));
        query.put("redirect_uri", request.returnTo().toString());
        query.put("state", request.state());
        query.put("code_challenge", request.challenge());
        query.put("code_challenge_method", "S256");
        return URI.create(page(account.url(), request.country()) + "/authorization?" + UrlEncoding.query(query));
    }

    /** Any address but Mercado Livre's own, such as a sandbox, has the page itself. */
    private static String page(URI url, String country) {
        return url.getHost().matches("api\\.mercadoli[bv]re\\.com") ? PAGES.getOrDefault(country, PAGES.get("BR"))
                : url.toString();
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
        MercadoLivreApi api = apis.apply(account.url());
        Reply reply = account.send(MercadoLivreTokens.SIGN_IN, () -> api.redeem("authorization_code", account.setting(
                "client-id"),
                account.setting("client-secret"), returned.parameter("code"), returned.returnTo().toString(),
                returned.verifier()));
        if (reply.status() == 400) {
            return refused(MercadoLivreWords.in(reply.body()));
        }
        TokenAnswer answer = reply.readSecret(TokenAnswer.class, MercadoLivreWords::in);
        if (answer.refreshToken().isEmpty() || answer.userId().isEmpty()) {
            return refused("");
        }
        return new Granted(Map.of("refresh-token", answer.refreshToken().get(), "user-id", answer.userId().get()),
                new Token(answer.accessToken(), answer.refreshToken(), asked.plusSeconds(answer.expiresIn())));
    }

    private static Result refused(String words) {
        return new Refused(Outcome.rejected(Cause.CREDENTIALS, MarketplaceMessage.shortened(words)));
    }
}
