package dev.vigia.sandbox.mercadolivre;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.oauth.ConsentPage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The consent page and the token call. */
final class OAuth {

    private static final Set<String> TOKEN_FIELDS = Set.of("grant_type", "client_id", "client_secret", "refresh_token",
            "code",
            "redirect_uri", "code_verifier");

    private final ConsentPage page = new ConsentPage("Mercado Livre", "response_type", "client_id", "redirect_uri",
            "state", "code_challenge", "code_challenge_method");
    private final Tokens tokens;

    OAuth(Tokens tokens) {
        this.tokens = tokens;
    }

    void serve(Routes routes) {
        routes.post("/oauth/token", this::token).get("/authorization", this::ask).post("/authorization", this::answer);
    }

    private void token(Call call) {
        Map<String, String> form = call.form();
        form.keySet().stream().filter(name -> !TOKEN_FIELDS.contains(name)).findFirst().ifPresent(name -> {
            throw invalid(name + " is not known");
        });
        String client = needed(form, "client_id");
        if (needed(form, "client_secret").equals("wrong")) {
            throw new RefusedCall(400, "invalid_client", "invalid client_id or client_secret.");
        }
        call.answer(200, switch (needed(form, "grant_type")) {
            case "refresh_token" -> tokens.fromRefreshToken(client, needed(form, "refresh_token"));
            case "authorization_code" -> tokens.fromCode(client, needed(form, "code"), needed(form, "redirect_uri"),
                    Optional.ofNullable(form.get("code_verifier")));
            default -> throw RefusedCall.malformed(400, "unsupported_grant_type", "unsupported grant_type");
        });
    }

    private void ask(Call call) {
        Map<String, String> asked = page.asked(call);
        check(asked);
        page.show(call, asked);
    }

    private void answer(Call call) {
        Map<String, String> form = call.form();
        check(form);
        Grant grant = new Grant(form.get("client_id"), needed(form, "user"));
        ConsentPage.leadBack(call, form, ConsentPage.isAllowed(form)
                ? Map.of("code", tokens.consent(grant, form.get("redirect_uri"),
                        Optional.ofNullable(form.get("code_challenge"))))
                : Map.of("error", "access_denied"));
    }

    private static void check(Map<String, String> asked) {
        if (!needed(asked, "response_type").equals("code")) {
            throw RefusedCall.malformed(400, "unsupported_response_type", "response_type must be code");
        }
        needed(asked, "client_id");
        if (!needed(asked, "redirect_uri").matches("https?://[^\\s]+")) {
            throw invalid("redirect_uri must be an absolute address");
        }
        if (asked.containsKey("code_challenge") && !"S256".equals(asked.get("code_challenge_method"))) {
            throw invalid("code_challenge_method must be S256");
        }
    }

    private static String needed(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank())
                .orElseThrow(() -> invalid(name + " is needed"));
    }

    private static RefusedCall invalid(String message) {
        return RefusedCall.malformed(400, "invalid_request", message);
    }
}
