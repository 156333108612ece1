package dev.vigia.marketplace.amazon;

import dev.vigia.http.Clients;
import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.CodeConsent;
import dev.vigia.marketplace.TokenSession.Bought;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** A seller lets a public application in, in Seller Central. Amazon documents no PKCE for it; the state protects it. */
class AmazonConsent extends CodeConsent<Account> {

    private final Clients clients;

    AmazonConsent(Clients clients, Clock clock) {
        super(new AmazonTokens(clients, clock), "seller-id");
        this.clients = clients;
    }

    @Override
    public List<String> needs() {
        return List.of("application-id", "client-id", "client-secret");
    }

    @Override
    public URI page(Account account, ConsentRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("application_id", account.setting("application-id"));
        query.put("state", request.state());
        query.put("redirect_uri", request.returnTo().toString());
        URI sellerCentral = AmazonTokens.isAmazon(account.url()) ? Country.of(account).sellerCentral() : account.url();
        return URI.create(sellerCentral + "/apps/authorize/consent?" + UrlEncoding.query(query));
    }

    @Override
    protected RestResponse<String> handIn(Account account, Return returned) {
        return clients.at(AmazonTokens.signInAt(account.url()), AmazonApi.class).redeem("authorization_code",
                returned.parameter("spapi_oauth_code"), returned.returnTo().toString(), account.setting("client-id"),
                account.setting("client-secret"));
    }

    @Override
    protected Optional<String> owner(Account account, Return returned, Bought bought) {
        return Optional.of(returned.parameter("selling_partner_id")).filter(seller -> !seller.isEmpty());
    }
}
