package dev.vigia.sandbox.magalu;

import static dev.vigia.sandbox.oauth.AccessTokens.random;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.oauth.AccessTokens;
import dev.vigia.sandbox.oauth.Codes;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Issues tokens. Each refresh brings a new refresh token, and the old one is void. */
final class Tokens {

    static final String REFRESH = "magalu-refresh-";

    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final int REMEMBERED = 20_000;
    private static final String RANDOM = "[0-9a-f]{32}-";

    private final AccessTokens access;
    private final Codes codes;
    private final Map<Grant, String> newestRefresh = Bounded.map(REMEMBERED);

    Tokens(Clock clock) {
        access = new AccessTokens(clock, LIFETIME);
        codes = new Codes(clock, CODE_LIFETIME);
    }

    Optional<Grant> find(String accessToken) {
        return access.find(accessToken);
    }

    void expireAll() {
        access.expireAll();
    }

    String consent(Grant grant, String redirectUri) {
        return codes.issue(random(), grant, redirectUri, Optional.empty());
    }

    Map<String, Object> fromCode(String client, String code, String redirectUri) {
        return issue(codes.take(code).filter(known -> known.isFor(redirectUri))
                .filter(known -> known.grant().client().equals(client)).orElseThrow(Tokens::invalidGrant).grant());
    }

    /** The first refresh token of an application and seller may be made up; from then on only the newest works. */
    synchronized Map<String, Object> fromRefreshToken(String client, String refreshToken) {
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
        String refreshToken = REFRESH + random() + "-" + grant.seller();
        newestRefresh.put(grant, refreshToken);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access.issue("", grant));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", access.lifetimeInSeconds());
        answer.put("refresh_token", refreshToken);
        answer.put("scope", "open:portfolio-stocks-seller:read open:portfolio-stocks-seller:write");
        return answer;
    }

    private static RefusedCall invalidGrant() {
        return new RefusedCall(400, "invalid_grant",
                "The code or refresh token is unknown, expired or was used before");
    }
}
