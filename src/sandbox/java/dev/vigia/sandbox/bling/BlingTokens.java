package dev.vigia.sandbox.bling;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Issues tokens. A refresh token works once, and only the newest of an application and company. */
final class BlingTokens {

    private static final int REMEMBERED = 20_000;
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);
    private static final Pattern REFRESH = Pattern.compile("(?:[0-9a-f]{32}-)?refresh-of-(.+)");

    private final AccessTokens access;
    private final Codes codes;
    private final Map<Grant, String> newestRefresh = Bounded.map(REMEMBERED);
    private final Map<String, AtomicInteger> refreshed = Bounded.map(REMEMBERED);

    BlingTokens(Clock clock) {
        access = new AccessTokens(clock, Duration.ofHours(6));
        codes = new Codes(clock, CODE_LIFETIME);
    }

    /** What a company's account begins with. */
    static String firstRefreshToken(String company) {
        return "refresh-of-" + company;
    }

    Optional<Grant> find(String accessToken) {
        return access.find(accessToken);
    }

    void expireAll() {
        access.expireAll();
    }

    /** Nothing buys the next one any more. */
    void revoke(String client, String company) {
        newestRefresh.put(new Grant(client, company), "revoked");
    }

    int refreshes(String company) {
        return refreshed.getOrDefault(company, new AtomicInteger()).get();
    }

    String consent(Grant grant, String redirectUri) {
        return codes.issue(random(), grant, redirectUri, Optional.empty());
    }

    Map<String, Object> fromCode(String client, String code) {
        return issue(codes.take(code).filter(known -> known.grant().client().equals(client)).orElseThrow(
                BlingTokens::invalidGrant).grant());
    }

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
        refreshed.computeIfAbsent(grant.seller(), any -> new AtomicInteger()).incrementAndGet();
        return issue(grant);
    }

    private synchronized Map<String, Object> issue(Grant grant) {
        String refreshToken = random() + "-" + firstRefreshToken(grant.seller());
        newestRefresh.put(grant, refreshToken);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access.issue("", grant));
        answer.put("expires_in", access.lifetimeInSeconds());
        answer.put("token_type", "Bearer");
        answer.put("scope", "98309 318257570");
        answer.put("refresh_token", refreshToken);
        return answer;
    }

    private static RefusedCall invalidGrant() {
        return new RefusedCall(400, "invalid_grant", "Invalid refresh token");
    }
}
