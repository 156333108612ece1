package dev.vigia.sandbox.mirakl;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;

/** Lets callers in by the bare key of their shop, as often as each call is documented. */
final class MiraklAuth {

    private static final String KEY = "key-";

    private final Budgets budgets;

    MiraklAuth(Budgets budgets) {
        this.budgets = budgets;
    }

    static String keyOf(String shop) {
        return KEY + shop;
    }

    /** @return the shop */
    String enter(Call call, Rate rate) {
        String key = call.header("Authorization")
                .orElseThrow(() -> RefusedCall.malformed(401, "unauthorized", "Unauthorized"));
        if (key.startsWith("Bearer ")) {
            throw RefusedCall.malformed(401, "unauthorized", "Unauthorized");
        }
        if (!key.startsWith(KEY) || key.length() == KEY.length()) {
            throw new RefusedCall(401, "unauthorized", "Unauthorized");
        }
        String shop = key.substring(KEY.length());
        if (call.query("shop_id").filter(wanted -> !wanted.equals(shop)).isPresent()) {
            throw new RefusedCall(403, "forbidden", "The user has no access to this shop");
        }
        if (!budgets.spend(new Grant("", shop), rate)) {
            long seconds = Math.max(1, Math.round(1 / budgets.granted(rate).perSecond()));
            call.with("Retry-After", Long.toString(seconds));
            throw new RefusedCall(429, "too_many_requests", "Too many requests");
        }
        return shop;
    }
}
