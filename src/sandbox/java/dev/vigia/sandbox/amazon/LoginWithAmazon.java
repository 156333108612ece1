package dev.vigia.sandbox.amazon;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.oauth.AccessTokens;
import dev.vigia.sandbox.oauth.Codes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Access tokens for refresh tokens, which name the seller and do not change, and for the codes of Seller Central. */
final class LoginWithAmazon {

    private static final String REFRESH = "Atzr|";
    private static final Set<String> FIELDS = Set.of("grant_type", "client_id", "client_secret", "refresh_token",
            "scope", "code", "redirect_uri");

    private final AccessTokens tokens;
    private final Codes codes;

    LoginWithAmazon(AccessTokens tokens, Codes codes) {
        this.tokens = tokens;
        this.codes = codes;
    }

    void serve(Routes routes) {
        routes.post("/auth/o2/token", this::token);
    }

    private void token(Call call) {
        Map<String, String> form = call.form();
        Optional<String> client = field(form, "client_id");
        Optional<String> secret = field(form, "client_secret");
        if (!FIELDS.containsAll(form.keySet()) || client.isEmpty() || secret.isEmpty()) {
            refuse(call, 400, "invalid_request", "The request is missing a field or has one that is not known");
        } else if (secret.get().equals("wrong")) {
            refuse(call, 401, "invalid_client", "Client authentication failed");
        } else {
            switch (field(form, "grant_type").orElse("")) {
                case "refresh_token" -> refresh(call, client.get(), field(form, "refresh_token").orElse(""));
                case "authorization_code" -> redeem(call, client.get(), form);
                case "client_credentials" -> answer(call, new Grant(client.get(), ""), Optional.empty());
                default -> refuse(call, 400, "unsupported_grant_type", "The grant type is not supported");
            }
        }
    }

    private void refresh(Call call, String client, String refreshToken) {
        if (refreshToken.length() > REFRESH.length() && refreshToken.startsWith(REFRESH)) {
            answer(call, new Grant(client, refreshToken.substring(REFRESH.length())), Optional.of(refreshToken));
        } else {
            refuse(call, 400, "invalid_grant", "The request has an invalid grant parameter : refresh_token");
        }
    }

    private void redeem(Call call, String client, Map<String, String> form) {
        // A code names the application, not its client: here, unlike there, any client may have it.
        codes.take(form.getOrDefault("code", "")).filter(code -> code.isFor(form.getOrDefault("redirect_uri", "")))
                .ifPresentOrElse(
                        code -> answer(call, new Grant(client, code.grant().seller()),
                                Optional.of(REFRESH + code.grant().seller())),
                        () -> refuse(call, 400, "invalid_grant", "The request has an invalid grant parameter : code"));
    }

    private void answer(Call call, Grant grant, Optional<String> refreshToken) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokens.issue("Atza|", grant));
        refreshToken.ifPresent(token -> answer.put("refresh_token", token));
        answer.put("token_type", "bearer");
        answer.put("expires_in", tokens.lifetimeInSeconds());
        call.answer(200, answer);
    }

    /** In the words of OAuth, not of the selling partner's API. */
    private static void refuse(Call call, int status, String error, String description) {
        if (error.equals("invalid_request") || error.equals("unsupported_grant_type")) {
            call.wasMalformed();
        }
        call.answer(status, Map.of("error", error, "error_description", description));
    }

    private static Optional<String> field(Map<String, String> form, String name) {
        return Optional.ofNullable(form.get(name)).filter(value -> !value.isBlank());
    }
}
