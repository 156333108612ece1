package dev.vigia.source.tiny;

import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.CodeConsent;
import dev.vigia.marketplace.TokenSession.Bought;
import dev.vigia.source.RemoteJson;
import dev.vigia.source.SourceAccount;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Whoever administers a company at Olist ERP lets an application in. It documents no PKCE; the state protects it. */
class TinyConsent extends CodeConsent<SourceAccount> {

    private static final String OWNER = "company";

    private final TinySession session;
    private final TinyCalls calls;
    private final TinyConfig config;

    TinyConsent(TinySession session, TinyCalls calls, TinyConfig config) {
        super(session, OWNER);
        this.session = session;
        this.calls = calls;
        this.config = config;
    }

    @Override
    public List<String> needs() {
        return List.of(TinySource.CLIENT_ID, TinySource.CLIENT_SECRET);
    }

    @Override
    public URI page(SourceAccount account, ConsentRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", account.setting(TinySource.CLIENT_ID));
        query.put("redirect_uri", request.returnTo().toString());
        query.put("scope", "openid");
        query.put("response_type", "code");
        query.put("state", request.state());
        return URI.create(config.signInUrl() + "/auth?" + UrlEncoding.query(query));
    }

    @Override
    protected RestResponse<String> handIn(SourceAccount account, Return returned) {
        return session.api().redeem("authorization_code", account.setting(TinySource.CLIENT_ID), account.setting(
                TinySource.CLIENT_SECRET), returned.returnTo().toString(), returned.parameter("code"));
    }

    /** Another company than the one that was typed is as good as a refusal. */
    @Override
    protected Optional<String> owner(SourceAccount account, Return returned, Bought bought) {
        RemoteJson company = TinyCalls.json(calls.callWith(bought.token().access(), account, TinyPermission.COMPANY,
                TinyApi::company));
        return Optional.of(TinySource.plain(company.at("cpfCnpj").text())).filter(plain -> plain.equals(TinySource
                .plain(account.setting(TinySource.COMPANY))));
    }
}
