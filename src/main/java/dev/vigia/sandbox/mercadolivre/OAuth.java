package dev.vigia.sandbox.mercadolivre;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Refusal;
import dev.vigia.sandbox.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The consent page and the token call. */
final class OAuth {

    private static final Set<String> TOKEN_FIELDS = Set.of("grant_type", "client_id", "client_secret", "refresh_token",
            "code",
            "redirect_uri", "code_verifier");
    private static final String[] CONSENT_FIELDS = { "response_type", "client_id", "redirect_uri", "state",
            "code_challenge",
            "code_challenge_method" };

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
            throw new Refusal(400, "invalid_client", "invalid client_id or client_secret.");
        }
        call.answer(200, switch (needed(form, "grant_type")) {
            case "refresh_token" -> tokens.fromRefreshToken(client, needed(form, "refresh_token"));
            case "authorization_code" -> tokens.fromCode(client, needed(form, "code"), needed(form, "redirect_uri"),
                    Optional.ofNullable(form.get("code_verifier")));
            default -> throw Refusal.malformed(400, "unsupported_grant_type", "unsupported grant_type");
        });
    }

    private void ask(Call call) {
        call.allowing(CONSENT_FIELDS);
        Map<String, String> asked = new TreeMap<>();
        for (String name : CONSENT_FIELDS) {
            call.query(name).ifPresent(value -> asked.put(name, value));
        }
        check(asked);
        StringBuilder hidden = new StringBuilder();
        asked.forEach((name, value) -> hidden.append("<input type=\"hidden\" name=\"").append(name).append(
                "\" value=\"")
                .append(escape(value)).append("\">\n"));
        call.answer(200, "text/html;charset=UTF-8", """
                <!DOCTYPE html>
                <html lang="pt"><head><title>Mercado Livre (sandbox)</title></head>
                <body><h1>Mercado Livre (sandbox)</h1>
                <form method="post">
                %s<p><label>User <input name="user" value="1234" required></label></p>
                <p><button name="allow" value="yes">Permitir</button>
                <button name="allow" value="no">Cancelar</button></p>
                </form></body></html>
                """.formatted(hidden).getBytes(StandardCharsets.UTF_8));
    }

    private void answer(Call call) {
        Map<String, String> form = call.form();
        check(form);
        String redirectUri = form.get("redirect_uri");
        Grant grant = new Grant(form.get("client_id"), needed(form, "user"));
        String outcome = "yes".equals(form.get("allow"))
                ? "code=" + encode(tokens.consent(grant, redirectUri, Optional.ofNullable(form.get("code_challenge"))))
                : "error=access_denied";
        String state = Optional.ofNullable(form.get("state")).map(text -> "&state=" + encode(text)).orElse("");
        call.with("Location", redirectUri + (redirectUri.contains("?") ? "&" : "?") + outcome + state).answer(302);
    }

    private static void check(Map<String, String> asked) {
        if (!needed(asked, "response_type").equals("code")) {
            throw Refusal.malformed(400, "unsupported_response_type", "response_type must be code");
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

    private static Refusal invalid(String message) {
        return Refusal.malformed(400, "invalid_request", message);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
