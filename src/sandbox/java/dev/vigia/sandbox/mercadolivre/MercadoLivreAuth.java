package dev.vigia.sandbox.mercadolivre;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;

/** Lets callers in: a valid token, within the seller's budget, and only to what is its own. */
final class MercadoLivreAuth {

    /** The number that circulates; the marketplace publishes none. */
    private static final Rate PER_SELLER = new Rate("all", 1_500 / 60.0, 1_500);
    /** Of the units of a user product, apart from all other calls. */
    private static final Rate USER_PRODUCT_STOCK = new Rate("user-product-stock", 100 / 60.0, 100);
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final Budgets budgets;

    MercadoLivreAuth(Tokens tokens, Budgets budgets) {
        this.tokens = tokens;
        this.budgets = budgets;
    }

    Grant enter(Call call) {
        String header = call.header("Authorization").orElseThrow(
                () -> RefusedCall.malformed(401, "unauthorized", "authorization value not present"));
        if (!header.startsWith(BEARER)) {
            throw RefusedCall.malformed(401, "unauthorized", "the authorization must be of the type Bearer");
        }
        Grant grant = tokens.find(header.substring(BEARER.length()))
                .orElseThrow(() -> new RefusedCall(401, "invalid_token", "invalid access token"));
        if (!budgets.spend(grant, PER_SELLER)) {
            throw new RefusedCall(429, "too_many_requests", "local_rate_limited");
        }
        return grant;
    }

    Grant enterUserProductStock(Call call) {
        Grant grant = enter(call);
        if (!budgets.spend(grant, USER_PRODUCT_STOCK)) {
            throw new RefusedCall(429, "too_many_requests", "local_rate_limited");
        }
        return grant;
    }

    static void requireOwner(Grant grant, String seller) {
        if (!grant.seller().equals(seller)) {
            throw new RefusedCall(403, "forbidden", "The caller is not authorized to access this resource");
        }
    }
}
