package dev.vigia.sandbox.nuvemshop;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.nuvemshop.NuvemshopStore.Bucket;
import java.util.Map;

/** All stores. A call enters one with the token that belongs to it, and says whom to ask about it. */
final class NuvemshopStores {

    private static final int MOST = 10_000;

    private final Map<String, NuvemshopStore> stores = Bounded.map(MOST);

    static String token(String store) {
        return "token-of-store-" + store;
    }

    static String secret(String store) {
        return "secret-of-the-app-in-" + store;
    }

    NuvemshopStore of(String store) {
        return stores.computeIfAbsent(store, NuvemshopStore::new);
    }

    void forget(String store) {
        stores.remove(store);
    }

    /** @param scope that the token must have */
    NuvemshopStore enter(Call call, String scope) {
        NuvemshopStore store = of(call.path("store"));
        if (!call.header("User-Agent").orElse("").matches(".+ \\((.+@.+|https?://.+)\\)")) {
            throw RefusedCall.malformed(400, "Bad Request", "A User-Agent with a name and a contact is needed");
        }
        if (call.header("Authorization").isPresent() || !call.header("Authentication").orElse("").startsWith(
                "bearer ")) {
            throw RefusedCall.malformed(401, "Unauthorized", "The token goes into Authentication, after bearer");
        }
        if (!call.header("Authentication").orElse("").equals("bearer " + token(store.id))) {
            throw new RefusedCall(401, "Unauthorized", "Invalid access token");
        }
        if (!call.header("Accept").orElse("").contains("application/json")) {
            throw RefusedCall.malformed(400, "Bad Request", "Accept must be application/json");
        }
        Bucket bucket = store.call(call.now().toEpochMilli());
        call.with("x-rate-limit-limit", Integer.toString(bucket.size())).with("x-rate-limit-remaining", Integer
                .toString(bucket.remaining())).with("x-rate-limit-reset", Long.toString(bucket.resetMillis()));
        if (bucket.overflows()) {
            throw new RefusedCall(429, "Too Many Requests", "Too many requests");
        }
        if (store.is(NuvemshopSwitch.UNPAID)) {
            throw new RefusedCall(402, "Payment Required", "The store is suspended");
        }
        if (store.isRefused(scope)) {
            throw new RefusedCall(403, "Forbidden", "Missing a valid permission: " + scope);
        }
        return store;
    }
}
