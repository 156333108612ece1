package dev.vigia.sandbox.nuvemshop;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.oauth.AccessTokens;
import dev.vigia.sandbox.oauth.Codes;
import dev.vigia.sandbox.oauth.ConsentPage;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the owner of a store installs an application. The address to come back to is the one that it has registered: ours. */
final class NuvemshopApps {

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);
    private static final String RETURN_TO = "registered";

    private final ConsentPage page = new ConsentPage("Nuvemshop", "state");
    private final Codes codes;

    NuvemshopApps(Clock clock) {
        codes = new Codes(clock, CODE_LIFETIME);
    }

    void serve(Routes routes) {
        routes.post("/apps/authorize/token", this::token).get("/apps/:app/authorize", this::ask)
                .post("/apps/:app/authorize", this::answer);
    }

    private void ask(Call call) {
        app(call);
        page.show(call, page.asked(call));
    }

    private void answer(Call call) {
        Map<String, String> form = new LinkedHashMap<>(call.form());
        String store = Optional.ofNullable(form.get("user")).filter(text -> text.matches("[0-9]{1,12}"))
                .orElseThrow(() -> RefusedCall.malformed(400, "invalid_request", "user is a number here"));
        form.put("redirect_uri", call.server() + "/sources/consent");
        ConsentPage.leadBack(call, form, ConsentPage.isAllowed(form)
                ? Map.of("code", codes.issue(AccessTokens.random(), new Grant(app(call), store), RETURN_TO, Optional
                        .empty()))
                : Map.of("error", "access_denied"));
    }

    private static String app(Call call) {
        if (!call.path("app").matches("[0-9]{1,12}")) {
            throw RefusedCall.malformed(404, "Not Found", "There is no such application");
        }
        return call.path("app");
    }

    /** By the names of the wire. */
    record InstallCode(String client_id, String client_secret, String grant_type, String code) {
    }

    private void token(Call call) {
        InstallCode said = call.json(InstallCode.class);
        if (!"authorization_code".equals(said.grant_type) || said.code == null) {
            throw RefusedCall.malformed(400, "invalid_request", "grant_type and code are needed");
        }
        Grant grant = codes.take(said.code).filter(known -> known.grant().client().equals(said.client_id)).orElseThrow(
                () -> new RefusedCall(400, "invalid_grant", "The authorization code is invalid or has expired"))
                .grant();
        if (!NuvemshopStores.secret(grant.seller()).equals(said.client_secret)) {
            throw new RefusedCall(400, "invalid_client", "The client credentials are invalid");
        }
        call.answer(200, Map.of("access_token", NuvemshopStores.token(grant.seller()), "token_type", "bearer", "scope",
                "read_products,read_locations", "user_id", Long.parseLong(grant.seller())));
    }
}
