package dev.vigia.source.nuvemshop;

import static dev.vigia.http.UrlEncoding.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.credentials.Token;
import dev.vigia.http.Clients;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.source.RemoteJson;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.nuvemshop.NuvemshopApi.NuvemshopSignIn;
import dev.vigia.source.nuvemshop.NuvemshopApi.StoreCode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The owner of a store installs an application. What that gives does not expire, and nothing renews it. */
class NuvemshopConsent implements Consent<SourceAccount> {

    private static final Limit SIGN_IN = new Limit("sign-in", 1, 5);
    private static final String OWNER = "owner-store";
    private static final Duration NEVER = Duration.ofDays(3_650);

    private final Clients clients;
    private final NuvemshopConfig config;
    private final Clock clock;

    NuvemshopConsent(Clients clients, NuvemshopConfig config, Clock clock) {
        this.clients = clients;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public List<String> needs() {
        return List.of(NuvemshopSource.CLIENT_ID, NuvemshopSource.SECRET);
    }

    @Override
    public List<String> gives() {
        return List.of(NuvemshopSource.TOKEN);
    }

    /** Where the browser comes back to is registered with the application, and not said here. */
    @Override
    public URI page(SourceAccount account, ConsentRequest request) {
        return URI.create(config.consentUrl() + "/" + encoded(account.setting(NuvemshopSource.CLIENT_ID))
                + "/authorize?state=" + encoded(request.state()));
    }

    @Override
    public Result redeem(SourceAccount account, Return returned) {
        try {
            RemoteJson said = new RemoteJson(account.send(SIGN_IN, () -> clients.at(URI.create(config.consentUrl()),
                    NuvemshopSignIn.class).redeem(NuvemshopApi.agent(account), new StoreCode(account.setting(
                            NuvemshopSource.CLIENT_ID), account.setting(NuvemshopSource.SECRET), "authorization_code",
                            returned.parameter("code")))).readSecret(JsonNode.class));
            String access = said.at("access_token").text();
            String store = said.at("user_id").text();
            // Another store than the one that was typed is as good as a refusal.
            return Token.isOne(access) && store.equals(account.setting(NuvemshopSource.STORE))
                    ? new Granted(Map.of(OWNER, store), new Token(access, Optional.empty(), clock.instant().plus(
                            NEVER)))
                    : new Refused(Outcome.rejected(Cause.CREDENTIALS));
        } catch (ConnectorException failure) {
            return new Refused(failure.outcome());
        }
    }
}
