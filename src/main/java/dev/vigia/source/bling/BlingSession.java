package dev.vigia.source.bling;

import dev.vigia.http.Clients;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.jboss.resteasy.reactive.RestResponse;

/** The access to an account: it holds for 6 hours, and what buys the next for 30 days or until it is spent. */
class BlingSession extends SourceSession {

    private final Clients clients;
    private final BlingConfig config;
    private final BlingAddress address;

    BlingSession(Clients clients, BlingConfig config, BlingAddress address, Clock clock) {
        super(clock, BlingCalls::message);
        this.clients = clients;
        this.config = config;
        this.address = address;
    }

    @Override
    protected RestResponse<String> signIn(SourceAccount account, String refreshToken) {
        return address.signIn(() -> clients.at(config.url(), BlingApi.class).refresh(basic(account), "refresh_token",
                refreshToken));
    }

    /** @param code that the browser brought */
    RestResponse<String> redeem(SourceAccount account, String code) {
        return address.signIn(() -> clients.at(config.url(), BlingApi.class).redeem(basic(account),
                "authorization_code", code));
    }

    private static String basic(SourceAccount account) {
        return "Basic " + Base64.getEncoder().encodeToString((account.setting("client-id") + ":" + account.setting(
                "client-secret")).getBytes(StandardCharsets.UTF_8));
    }
}
