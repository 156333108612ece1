package dev.vigia.sandbox.magalu;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.oauth.ConsentPage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The consent page, and the token call: JSON for a code, a form for a refresh token. */
final class IdMagalu {

    private static final Set<String> REFRESH_FIELDS = Set.of("grant_type", "refresh_token", "client_id",
            "client_secret");

    private final ConsentPage page = new ConsentPage("ID Magalu", "client_id", "redirect_uri", "response_type",
            "scope", "state", "choose_tenants");
    private final Tokens tokens;

    IdMagalu(Tokens tokens) {
        this.tokens = tokens;
    }

    void serve(Routes routes) {
        routes.post("/oauth/token", this::token).get("/login", this::ask).post("/login", this::answer);
    }

    private void token(Call call) {
        boolean isForm = call.header("Content-Type").filter(type -> type.startsWith("application/x-www-form"))
                .isPresent();
        call.answer(200, isForm ? refreshed(call.form()) : redeemed(call.json(Code.class)));
    }

    private Map<String, Object> refreshed(Map<String, String> form) {
        if (!REFRESH_FIELDS.equals(form.keySet()) || !"refresh_token".equals(form.get("grant_type"))) {
            throw RefusedCall.malformed(400, "invalid_request", "A refresh takes " + REFRESH_FIELDS);
        }
        checkSecret(form.get("client_secret"));
        return tokens.fromRefreshToken(form.get("client_id"), form.get("refresh_token"));
    }

    private Map<String, Object> redeemed(Code code) {
        if (!"authorization_code".equals(code.grant_type) || code.code == null || code.client_id == null
                || code.redirect_uri == null) {
            throw RefusedCall.malformed(400, "invalid_request", "A code is exchanged with grant_type, client_id, "
                    + "client_secret, redirect_uri and code");
        }
        checkSecret(code.client_secret);
        return tokens.fromCode(code.client_id, code.code, code.redirect_uri);
    }

    private static void checkSecret(String secret) {
        if (secret == null || secret.isBlank() || secret.equals("wrong")) {
            throw new RefusedCall(401, "invalid_client", "Client authentication failed");
        }
    }

    private void ask(Call call) {
        Map<String, String> asked = page.asked(call);
        check(asked);
        page.show(call, asked);
    }

    private void answer(Call call) {
        Map<String, String> form = call.form();
        check(form);
        String seller = Optional.ofNullable(form.get("user")).filter(text -> !text.isBlank())
                .orElseThrow(() -> RefusedCall.malformed(400, "invalid_request", "user is needed"));
        ConsentPage.leadBack(call, form, ConsentPage.isAllowed(form)
                ? Map.of("code", tokens.consent(new Grant(form.get("client_id"), seller), form.get("redirect_uri")))
                : Map.of("error", "access_denied"));
    }

    private static void check(Map<String, String> asked) {
        if (!"code".equals(asked.get("response_type")) || asked.getOrDefault("client_id", "").isBlank()
                || asked.getOrDefault("scope", "").isBlank()
                || !asked.getOrDefault("redirect_uri", "").matches("https?://[^\\s]+")) {
            throw RefusedCall.malformed(400, "invalid_request", "response_type=code, client_id, scope and redirect_uri "
                    + "are needed");
        }
        if (!"true".equals(asked.get("choose_tenants"))) {
            throw RefusedCall.malformed(400, "invalid_request", "choose_tenants must be true");
        }
    }

    /** By the names of the wire. */
    record Code(String grant_type, String client_id, String client_secret, String redirect_uri, String code) {
    }
}
