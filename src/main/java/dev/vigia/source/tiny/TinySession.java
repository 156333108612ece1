package dev.vigia.source.tiny;

import dev.vigia.http.Clients;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceSession;
import dev.vigia.source.tiny.TinyApi.TinySignIn;
import java.net.URI;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;

/** The access that an owner's consent gave: four hours, and each time it is bought anew the old one is void. */
class TinySession extends SourceSession {

    private final Clients clients;
    private final TinyConfig config;

    TinySession(Clients clients, TinyConfig config, Clock clock) {
        super(clock, TinyCalls::message);
        this.clients = clients;
        this.config = config;
    }

    @Override
    protected RestResponse<String> signIn(SourceAccount account, String refreshToken) {
        return api().refresh("refresh_token", account.setting(TinySource.CLIENT_ID), account.setting(
                TinySource.CLIENT_SECRET), refreshToken);
    }

    TinySignIn api() {
        return clients.at(URI.create(config.signInUrl()), TinySignIn.class);
    }
}
