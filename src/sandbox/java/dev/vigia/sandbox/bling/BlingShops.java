package dev.vigia.sandbox.bling;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.RefusedCall;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** All companies. A call enters one with an access token of an application that it has let in. */
final class BlingShops {

    private static final int MOST = 10_000;
    private static final byte[] BLOCKED = "<html><title>Access denied</title></html>".getBytes(StandardCharsets.UTF_8);

    private final double factor;
    private final BlingTokens tokens;
    private final Map<String, BlingShop> shops = Bounded.map(MOST);

    BlingShops(double factor, BlingTokens tokens) {
        this.factor = factor;
        this.tokens = tokens;
    }

    /** The id of an application that anybody may have made; its secret belongs to it. */
    static String client(String company) {
        return "client-of-" + company;
    }

    static String secret(String client) {
        return client.replaceFirst("^client", "secret");
    }

    BlingShop of(String company) {
        return shops.computeIfAbsent(company, made -> new BlingShop(made, factor));
    }

    void forget(String company) {
        shops.remove(company);
    }

    /** @param scope that the application must have */
    void enter(Call call, String scope, BiConsumer<Call, BlingShop> work) {
        Optional<Grant> grant = call.header("Authorization").filter(given -> given.startsWith("Bearer ")).flatMap(
                given -> tokens.find(given.substring("Bearer ".length())));
        if (grant.isEmpty()) {
            throw new RefusedCall(401, "invalid_token", "The access token provided is invalid");
        }
        BlingShop shop = of(grant.get().seller());
        admit(call, shop, false, () -> {
            if (!call.header("Accept").orElse("").contains("application/json")) {
                throw RefusedCall.malformed(400, "VALIDATION_ERROR", "Accept must be application/json");
            }
            shop.spend(call.now().toEpochMilli());
            shop.check(scope);
            work.accept(call, shop);
        });
    }

    /** Whatever stands before Bling answers a blocked address, and knows nothing of its errors. */
    void admit(Call call, BlingShop shop, boolean isSignIn, Runnable work) {
        long now = call.now().toEpochMilli();
        if (shop.isBlocked(now, isSignIn)) {
            call.answer(403, "text/html", BLOCKED);
            return;
        }
        try {
            work.run();
        } catch (RefusedCall refused) {
            shop.failed(now);
            throw refused;
        }
    }
}
