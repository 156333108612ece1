package dev.vigia.sandbox.vtex;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import java.util.Map;

/** All accounts. A call enters one with the key that belongs to it. */
final class VtexShops {

    private static final int MOST = 10_000;

    private final Map<String, VtexShop> shops = Bounded.map(MOST);

    static String key(String account) {
        return "vtexappkey-" + account + "-SANDBOX";
    }

    static String token(String account) {
        return "token-of-" + account;
    }

    VtexShop of(String account) {
        return shops.computeIfAbsent(account, VtexShop::new);
    }

    void forget(String account) {
        shops.remove(account);
    }

    /** @param resource that the key must be allowed to see */
    VtexShop enter(Call call, String resource) {
        VtexShop shop = of(call.path("account"));
        String key = call.header("X-VTEX-API-AppKey").orElse("");
        String token = call.header("X-VTEX-API-AppToken").orElse("");
        if (key.isEmpty() || token.isEmpty()) {
            throw RefusedCall.malformed(401, "UNAUTHORIZED", "Both headers are needed");
        }
        if (!key.equals(key(shop.account)) || !token.equals(token(shop.account))) {
            throw new RefusedCall(401, "UNAUTHORIZED", "Invalid credentials");
        }
        if (!call.header("Accept").orElse("").contains("application/json")) {
            throw RefusedCall.malformed(400, "INVALID", "Accept must be application/json");
        }
        if (shop.isTooFast(call.now().toEpochMilli())) {
            shop.retryAfter().ifPresent(seconds -> call.with("Retry-After", String.valueOf(seconds)));
            throw new RefusedCall(429, "TOO_MANY_REQUESTS", "Too many requests");
        }
        shop.check(resource);
        return shop;
    }
}
