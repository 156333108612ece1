package dev.vigia.sandbox.tiny;

import dev.vigia.sandbox.Bounded;
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

/** The page where an owner consents, and tokens: access for four hours, and what buys the next is good once. */
final class TinyTokens {

    static final String REFRESH = "tiny-refresh-";

    private static final Duration LIFETIME = Duration.ofHours(4);
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);
    private static final int REFRESH_SECONDS = 86_400;
    private static final int REMEMBERED = 20_000;
    private static final String RANDOM = "[0-9a-f]{32}-";

    private final ConsentPage page = new ConsentPage("Olist ERP", "client_id", "redirect_uri", "response_type", "scope",
            "state");
    private final AccessTokens access;
    private final Codes codes;
    private final Map<Grant, String> newestRefresh = Bounded.map(REMEMBERED);

    TinyTokens(Clock clock) {
        access = new AccessTokens(clock, LIFETIME);
        codes = new Codes(clock, CODE_LIFETIME);
    }

    void serve(Routes routes) {
        routes.get("/openid-connect/auth", this::ask).post("/openid-connect/auth", this::answer)
                .post("/openid-connect/token", this::token);
    }

    Optional<Grant> find(String token) {
        return access.find(token);
    }

    void expireAll() {
        access.expireAll();
    }

    private void ask(Call call) {
        Map<String, String> asked = page.asked(call);
        check(asked);
        page.show(call, asked);
    }

    private void answer(Call call) {
        Map<String, String> form = call.form();
        check(form);
        String seller = Optional.ofNullable(form.get("user")).filter(text -> text.matches("[0-9]{1,14}"))
                .orElseThrow(() -> RefusedCall.malformed(400, "invalid_request", "user is a number here"));
        ConsentPage.leadBack(call, form, ConsentPage.isAllowed(form)
                ? Map.of("code", codes.issue(AccessTokens.random(), new Grant(form.get("client_id"), seller), form.get(
                        "redirect_uri"), Optional.empty()), "session_state", AccessTokens.random())
                : Map.of("error", "access_denied"));
    }

    private static void check(Map<String, String> asked) {
        if (!"code".equals(asked.get("response_type")) || asked.getOrDefault("client_id", "").isBlank() || !"openid"
                .equals(asked.get("scope")) || !asked.getOrDefault("redirect_uri", "").matches("https?://[^\\s]+")) {
            throw RefusedCall.malformed(400, "invalid_request", "response_type=code, scope=openid, client_id and "
                    + "redirect_uri are needed");
        }
    }

    private void token(Call call) {
        Map<String, String> form = call.form();
        if (form.getOrDefault("client_id", "").isBlank() || form.getOrDefault("client_secret", "wrong").equals(
                "wrong")) {
            throw new RefusedCall(401, "unauthorized_client", "Invalid client or Invalid client credentials");
        }
        call.answer(200, switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> redeemed(form);
            case "refresh_token" -> refreshed(form.get("client_id"), form.getOrDefault("refresh_token", ""));
            default -> throw RefusedCall.malformed(400, "unsupported_grant_type", "Unsupported grant_type");
        });
    }

    private Map<String, Object> redeemed(Map<String, String> form) {
        return issue(codes.take(form.getOrDefault("code", "")).filter(known -> known.isFor(form.getOrDefault(
                "redirect_uri", ""))).filter(known -> known.grant().client().equals(form.get("client_id"))).orElseThrow(
                        TinyTokens::invalidGrant).grant());
    }

    /** The first one of an application and company may be made up; from then on only the newest works. */
    private synchronized Map<String, Object> refreshed(String client, String refreshToken) {
        if (!refreshToken.startsWith(REFRESH)) {
            throw invalidGrant();
        }
        Grant grant = new Grant(client, refreshToken.substring(REFRESH.length()).replaceFirst("^" + RANDOM, ""));
        if (!newestRefresh.getOrDefault(grant, refreshToken).equals(refreshToken)) {
            throw invalidGrant();
        }
        return issue(grant);
    }

    private synchronized Map<String, Object> issue(Grant grant) {
        String refreshToken = REFRESH + AccessTokens.random() + "-" + grant.seller();
        newestRefresh.put(grant, refreshToken);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access.issue("", grant));
        answer.put("expires_in", access.lifetimeInSeconds());
        answer.put("refresh_expires_in", REFRESH_SECONDS);
        answer.put("refresh_token", refreshToken);
        answer.put("token_type", "Bearer");
        answer.put("not-before-policy", 0);
        answer.put("scope", "openid email offline_access");
        return answer;
    }

    private static RefusedCall invalidGrant() {
        return new RefusedCall(400, "invalid_grant", "Token is not active");
    }
}
