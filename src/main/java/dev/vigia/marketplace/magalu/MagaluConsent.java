package dev.vigia.marketplace.magalu;

import dev.vigia.http.Clients;
import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.CodeConsent;
import dev.vigia.marketplace.TokenSession.Bought;
import dev.vigia.marketplace.magalu.MagaluApi.Code;
import dev.vigia.marketplace.magalu.MagaluApi.Portfolio;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** An administrator of an organisation lets an application in. ID Magalu documents no PKCE; the state protects it. */
class MagaluConsent extends CodeConsent<Account> {

    private static final String SCOPES = "open:portfolio-stocks-seller:read open:portfolio-stocks-seller:write "
            + "open:portfolio-skus-seller:read open:trace:read";

    private final Clients clients;
    private final MagaluTokens tokens;

    MagaluConsent(Clients clients, MagaluTokens tokens) {
        super(tokens, Stocks.CHANNEL);
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public List<String> needs() {
        return List.of("client-id", "client-secret");
    }

    @Override
    public URI page(Account account, ConsentRequest request) {
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
    protected RestResponse<String> handIn(Account account, Return returned) {
        return clients.at(MagaluTokens.signInAt(account.url()), MagaluApi.class).redeem(new Code("authorization_code",
                account.setting("client-id"), account.setting("client-secret"), returned.returnTo().toString(),
                returned.parameter("code")));
    }

    @Override
    protected Optional<String> owner(Account account, Return returned, Bought bought) {
        return Optional.of(tokens.send(account, Stocks.READS, MagaluApi::me, bought.token())
                .read(Portfolio.class).channel().id());
    }
}
