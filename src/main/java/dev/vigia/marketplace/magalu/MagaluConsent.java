package dev.vigia.marketplace.magalu;

import dev.vigia.credentials.Token;
import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.magalu.MagaluApi.Code;
import dev.vigia.marketplace.magalu.MagaluApi.Portfolio;
import dev.vigia.marketplace.magalu.MagaluApi.TokenAnswer;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An administrator of an organisation lets an application in. ID Magalu documents no PKCE; the state protects it. */
class MagaluConsent implements Consent {

    private static final String SCOPES = "open:portfolio-stocks-seller:read open:portfolio-stocks-seller:write "
            + "open:portfolio-skus-seller:read open:trace:read";

    private final Function<URI, MagaluApi> apis;
    private final MagaluTokens tokens;

    MagaluConsent(Function<URI, MagaluApi> apis, MagaluTokens tokens) {
        this.apis = apis;
        this.tokens = tokens;
    }

    @Override
    public List<String> needs() {
        return List.of("client-id", "client-secret");
    }

    @Override
    public List<String> gives() {
        return List.of("refresh-token", Magalu.CHANNEL);
    }

    @Override
    public URI page(Account account, Request request) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", account.setting("client-id"));
        query.put("redirect_uri", request.returnTo().toString());
        query.put("response_type", "code");
        query.put("scope", SCOPES);
        query.put("state", request.state());
        // Without it there is no organisation to choose, and no call works.
        query.put("choose_tenants", "true");
        return URI.create(MagaluTokens.signInAt(account.url()) + "/login?" + UrlEncoding.query(query));
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
        Instant asked = tokens.now();
        MagaluApi id = apis.apply(MagaluTokens.signInAt(account.url()));
        TokenAnswer answer = tokens.answer(account.send(MagaluTokens.SIGN_IN, () -> id.redeem(new Code(
                "authorization_code",
                account.setting("client-id"), account.setting("client-secret"), returned.returnTo().toString(),
                returned.parameter("code")))));
        if (answer.refreshToken().isEmpty()) {
            return new Refused(Outcome.rejected(Cause.CREDENTIALS));
        }
        Token token = tokens.token(answer, asked, Optional.empty());
        String channel = tokens.send(account, Stocks.READS, MagaluApi::me, token)
                .read(Portfolio.class, MagaluWords::in).channel().id();
        return new Granted(Map.of("refresh-token", answer.refreshToken().get(), Magalu.CHANNEL, channel), token);
    }
}
