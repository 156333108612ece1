package dev.vigia.marketplace.mercadolivre;

import dev.vigia.http.Clients;
import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.CodeConsent;
import dev.vigia.marketplace.TokenSession.Bought;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.Owner;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** The owner of an account lets an application in, with PKCE. */
class MercadoLivreConsent extends CodeConsent<Account> {

    /** Each country has a page of its own, and a seller exists in one of them only. */
    private static final Map<String, String> PAGES = Map.of("AR", "https://auth.mercadolibre.com.ar", "BR",
            "https://auth.mercadolivre.com.br", "CL", "https://auth.mercadolibre.cl", "CO",
            "https://auth.mercadolibre.com.co", "MX", "https://auth.mercadolibre.com.mx", "UY",
            "https://auth.mercadolibre.com.uy");

    private final Clients clients;

    MercadoLivreConsent(Clients clients, Clock clock) {
        super(new MercadoLivreTokens(clients, clock), "user-id");
        this.clients = clients;
    }

    @Override
    public List<String> needs() {
        return List.of("client-id", "client-secret");
    }

    @Override
    public URI page(Account account, ConsentRequest request) {
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
    protected RestResponse<String> handIn(Account account, Return returned) {
        return clients.at(account.url(), MercadoLivreApi.class).redeem("authorization_code", account.setting(
                "client-id"),
                account.setting("client-secret"), returned.parameter("code"), returned.returnTo().toString(),
                returned.verifier());
    }

    @Override
    protected Optional<String> owner(Account account, Return returned, Bought bought) {
        return bought.reply().readSecret(Owner.class).userId();
    }
}
