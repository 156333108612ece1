package dev.vigia.sandbox.bling;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.oauth.ConsentPage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The consent page, which leads back to where the application was registered, and the token call. */
final class BlingOAuth {

    private static final Set<String> TOKEN_FIELDS = Set.of("grant_type", "code", "refresh_token");
    private static final int REMEMBERED = 10_000;

    private final ConsentPage page = new ConsentPage("Bling", "response_type", "client_id", "state");
    private final BlingShops shops;
    private final BlingTokens tokens;
    private final Map<String, String> registered = Bounded.map(REMEMBERED);

    BlingOAuth(BlingShops shops, BlingTokens tokens) {
        this.shops = shops;
        this.tokens = tokens;
    }

    void serve(Routes routes) {
        routes.post("/Api/v3/oauth/token", this::token).get("/Api/v3/oauth/authorize", this::ask).post(
                "/Api/v3/oauth/authorize", this::answer).put("/_app", this::register);
    }

    /** @param redirect where its consents lead */
    record BlingApp(String client, String redirect) {
    }

    private void register(Call call) {
        BlingApp app = call.json(BlingApp.class);
        registered.put(app.client, app.redirect);
        call.answer(204);
    }

    private void token(Call call) {
        Map<String, String> form = call.form();
        form.keySet().stream().filter(name -> !TOKEN_FIELDS.contains(name)).findFirst().ifPresent(name -> {
            throw invalid(name + " is not known");
        });
        String client = client(call);
        BlingShop shop = shops.of(client.replaceFirst("^client-of-", ""));
        shops.admit(call, shop, true, () -> call.answer(200, switch (needed(form, "grant_type")) {
            case "refresh_token" -> tokens.fromRefreshToken(client, needed(form, "refresh_token"));
            case "authorization_code" -> tokens.fromCode(client, needed(form, "code"));
            default -> throw RefusedCall.malformed(400, "unsupported_grant_type", "unsupported grant_type");
        }));
    }

    /** By the header that is documented, and by no field of the form. */
    private static String client(Call call) {
        String[] basic = call.header("Authorization").filter(given -> given.startsWith("Basic ")).map(
                given -> new String(
                        Base64.getDecoder().decode(given.substring("Basic ".length())), StandardCharsets.UTF_8)).orElse(
                                "")
                .split(":", 2);
        if (basic.length < 2) {
            throw RefusedCall.malformed(401, "invalid_client", "client credentials are needed");
        }
        if (!basic[1].equals(BlingShops.secret(basic[0]))) {
            throw new RefusedCall(401, "invalid_client", "The client credentials are invalid");
        }
        return basic[0];
    }

    private void ask(Call call) {
        Map<String, String> asked = page.asked(call);
        check(asked);
        asked.put("redirect_uri", Optional.ofNullable(registered.get(asked.get("client_id"))).orElse(call.server()
                + "/sources/consent"));
        page.show(call, asked);
    }

    private void answer(Call call) {
        Map<String, String> form = call.form();
        check(form);
        Grant grant = new Grant(form.get("client_id"), needed(form, "user"));
        ConsentPage.leadBack(call, form, ConsentPage.isAllowed(form) ? Map.of("code", tokens.consent(grant, form.get(
                "redirect_uri"))) : Map.of("error", "access_denied"));
    }

    private static void check(Map<String, String> asked) {
        if (!needed(asked, "response_type").equals("code")) {
            throw RefusedCall.malformed(400, "unsupported_response_type", "response_type must be code");
        }
        needed(asked, "client_id");
        needed(asked, "state");
    }

    private static String needed(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank()).orElseThrow(() -> invalid(name
                + " is needed"));
    }

    private static RefusedCall invalid(String message) {
        return RefusedCall.malformed(400, "invalid_request", message);
    }
}
