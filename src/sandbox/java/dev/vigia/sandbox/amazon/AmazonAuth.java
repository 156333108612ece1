package dev.vigia.sandbox.amazon;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.oauth.AccessTokens;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Lets callers in: a valid token, within the rate of the operation, and only to the seller's own. */
final class AmazonAuth {

    private static final Set<String> MARKETPLACES = Set.of("A2Q3Y263D00KWC", "ATVPDKIKX0DER", "A2EUQ1WTGCTBG",
            "A1AM78C64UM0Y8");

    /** The application's name may have blanks. */
    private static final Pattern USER_AGENT = Pattern
            .compile("(?=.{1,500}$)[^/(]+/[^(]+ \\(Language=[^;=()]+(;[^;=()]+=[^;=()]+)*\\)");

    private final AccessTokens tokens;
    private final Budgets budgets;

    AmazonAuth(AccessTokens tokens, Budgets budgets) {
        this.tokens = tokens;
        this.budgets = budgets;
    }

    Grant enter(Call call, Rate rate) {
        String token = call.header("x-amz-access-token").orElseThrow(
                () -> RefusedCall.malformed(403, "MissingAuthenticationToken",
                        "The header x-amz-access-token is missing"));
        if (call.header("User-Agent").filter(agent -> USER_AGENT.matcher(agent).matches()).isEmpty()) {
            throw RefusedCall.malformed(400, "InvalidInput",
                    "The header user-agent must be AppId/AppVersionId (Language=LanguageName; Attribute=Value)");
        }
        Grant grant = tokens.find(token)
                .orElseThrow(() -> new RefusedCall(403, "Unauthorized", "The access token you provided has expired."));
        call.with("x-amzn-RateLimit-Limit", Double.toString(budgets.granted(rate).perSecond()));
        if (!budgets.spend(grant, rate)) {
            throw new RefusedCall(429, "QuotaExceeded", "You exceeded your quota for the requested resource.");
        }
        return grant;
    }

    static void requireSeller(Grant grant, String seller) {
        if (!grant.seller().equals(seller)) {
            throw new RefusedCall(403, "Unauthorized", "Access to requested resource is denied.");
        }
    }

    static void requireMarketplace(Call call) {
        String given = call.query("marketplaceIds").orElseThrow(() -> bad("marketplaceIds is needed"));
        if (!isMarketplace(given)) {
            throw bad("marketplaceIds must be one known marketplace");
        }
    }

    static boolean isMarketplace(String id) {
        return MARKETPLACES.contains(id);
    }

    static Set<String> included(Call call, Set<String> known) {
        Set<String> wanted = Set.copyOf(Arrays.asList(call.query("includedData").orElse("summaries").split(",", -1)));
        if (!known.containsAll(wanted)) {
            throw bad("includedData must be of " + known);
        }
        return wanted;
    }

    static RefusedCall bad(String message) {
        return RefusedCall.malformed(400, "InvalidInput", message);
    }
}
