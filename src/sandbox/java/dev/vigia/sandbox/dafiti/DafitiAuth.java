package dev.vigia.sandbox.dafiti;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.oauth.AccessTokens;
import java.util.Base64;
import java.util.Map;

/** Hands applications their tokens, and lets the calls of the newer API in with them. */
final class DafitiAuth {

    private static final String CLIENT = "app-";
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final Rate RATE = new Rate("v2", 25, 25);

    private final AccessTokens tokens;
    private final Budgets budgets;

    DafitiAuth(AccessTokens tokens, Budgets budgets) {
        this.tokens = tokens;
        this.budgets = budgets;
    }

    static String clientOf(String seller) {
        return CLIENT + seller;
    }

    void serve(Routes routes) {
        routes.post("/oauth/client-credentials", this::token);
    }

    private void token(Call call) {
        Map<String, String> form = call.form();
        String basic = call.header("Authorization").filter(header -> header.startsWith(BASIC))
                .orElseThrow(() -> RefusedCall.malformed(401, "invalid_client", "Basic credentials are needed"));
        if (!form.equals(Map.of("grant_type", "client_credentials"))) {
            throw RefusedCall.malformed(400, "unsupported_grant_type", "grant_type must be client_credentials, alone");
        }
        String[] credentials = decoded(basic.substring(BASIC.length())).split(":", 2);
        if (credentials.length < 2 || !credentials[0].startsWith(CLIENT) || !credentials[1].equals("sandbox")) {
            throw new RefusedCall(401, "invalid_client", "Client authentication failed");
        }
        Grant grant = new Grant(credentials[0], credentials[0].substring(CLIENT.length()));
        call.answer(200, Map.of("access_token", tokens.issue("", grant), "token_type", "Bearer", "expires_in",
                tokens.lifetimeInSeconds()));
    }

    private static String decoded(String basic) {
        try {
            return new String(Base64.getDecoder().decode(basic), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw RefusedCall.malformed(401, "invalid_client", "The credentials are not Base64");
        }
    }

    /** @return the seller */
    String enter(Call call) {
        String bearer = call.header("Authorization").filter(header -> header.startsWith(BEARER))
                .orElseThrow(() -> RefusedCall.malformed(401, "unauthorized", "A bearer token is needed"));
        Grant grant = tokens.find(bearer.substring(BEARER.length()))
                .orElseThrow(() -> new RefusedCall(401, "unauthorized", "The token is not known or has expired"));
        if (!budgets.spend(grant, RATE)) {
            call.with("Retry-After", "1");
            throw new RefusedCall(429, "too_many_requests", "Too many requests");
        }
        return grant.seller();
    }
}
