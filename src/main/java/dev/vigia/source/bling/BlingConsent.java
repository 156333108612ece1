package dev.vigia.source.bling;

import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.CodeConsent;
import dev.vigia.marketplace.TokenSession.Bought;
import dev.vigia.source.SourceAccount;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Who administers a company at Bling lets an application in. Bling documents no PKCE; the state protects it. The browser comes
 * back to the address that was registered with the application.
 */
class BlingConsent extends CodeConsent<SourceAccount> {

    /** Whose account it is, by the id that notifications name. */
    static final String COMPANY = "company";

    private final BlingSession session;
    private final BlingCalls calls;
    private final BlingConfig config;

    BlingConsent(BlingSession session, BlingCalls calls, BlingConfig config) {
        super(session, COMPANY);
        this.session = session;
        this.calls = calls;
        this.config = config;
    }

    @Override
    public List<String> needs() {
        return List.of("client-id", "client-secret");
    }

    @Override
    public URI page(SourceAccount account, ConsentRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", account.setting("client-id"));
        query.put("state", request.state());
        return URI.create(config.consentUrl() + "/oauth/authorize?" + UrlEncoding.query(query));
    }

    @Override
    protected RestResponse<String> handIn(SourceAccount account, Return returned) {
        return session.redeem(account, returned.parameter("code"));
    }

    @Override
    protected Optional<String> owner(SourceAccount account, Return returned, Bought bought) {
        return calls.company(account, bought.token());
    }
}
