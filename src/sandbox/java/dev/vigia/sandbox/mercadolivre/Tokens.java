package dev.vigia.sandbox.mercadolivre;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Issues tokens. A refresh token works once, and only the newest of an application and user. */
final class Tokens {

    static final Duration LIFETIME = Duration.ofHours(6);

    private static final int REMEMBERED = 20_000;
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final Pattern REFRESH = Pattern.compile("TG-(?:[0-9a-f]{32}-)?(.+)");

    private final AccessTokens access;
    private final Map<Grant, String> newestRefresh = Bounded.map(REMEMBERED);
    private final Codes codes;

    Tokens(Clock clock) {
        this.access = new AccessTokens(clock, LIFETIME);
        this.codes = new Codes(clock, CODE_LIFETIME);
    }

    Optional<Grant> find(String accessToken) {
        return access.find(accessToken);
    }

    void expireAll() {
        access.expireAll();
    }

    /** A code that stands for the user's consent. */
    String consent(Grant grant, String redirectUri, Optional<String> challenge) {
        return codes.issue("TG-" + random() + "-" + grant.seller(), grant, redirectUri, challenge);
    }

    Map<String, Object> fromCode(String client, String code, String redirectUri, Optional<String> verifier) {
        return issue(codes.take(code).filter(known -> known.isProvenBy(verifier) && known.isFor(redirectUri)
                && known.grant().client().equals(client)).orElseThrow(Tokens::invalidGrant).grant());
    }

    /** The first refresh token of an application and user may be made up; from then on only the newest works. */
    synchronized Map<String, Object> fromRefreshToken(String client, String refreshToken) {
        Matcher parts = REFRESH.matcher(refreshToken);
        if (!parts.matches()) {
            throw invalidGrant();
        }
        Grant grant = new Grant(client, parts.group(1));
        String newest = newestRefresh.get(grant);
        if (newest != null && !newest.equals(refreshToken)) {
            throw invalidGrant();
        }
        return issue(grant);
    }

    private synchronized Map<String, Object> issue(Grant grant) {
        String refreshToken = "TG-" + random() + "-" + grant.seller();
        newestRefresh.put(grant, refreshToken);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access.issue("APP_USR-", grant));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", access.lifetimeInSeconds());
        answer.put("scope", "offline_access read write");
        answer.put("user_id", Answers.number(grant.seller()));
        answer.put("refresh_token", refreshToken);
        return answer;
    }

    private static RefusedCall invalidGrant() {
        return new RefusedCall(400, "invalid_grant",
                "Error validating grant. Your authorization code or refresh token may be expired or it was already used");
    }
}
