package dev.vigia.sandbox.bling;

import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.SandboxConfig;
import dev.vigia.sandbox.SimulatedMarketplace;
import dev.vigia.sandbox.bling.BlingProduct.BlingBalance;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bling, which stock is read from: it sells nothing of ours, and is arranged and watched like those that do. */
@Singleton
@UnlessBuildProfile("prod")
class BlingSandbox implements SimulatedMarketplace {

    private static final int MOST = 1_000_000;

    private final Listings listings = new Listings(MOST);
    private final BlingTokens tokens = new BlingTokens(Clock.systemUTC());
    private final BlingShops shops;

    BlingSandbox(SandboxConfig config) {
        shops = new BlingShops(config.rateFactorOf("bling"), tokens);
    }

    @Override
    public String code() {
        return "bling";
    }

    @Override
    public void serve(Routes routes) {
        new BlingConsole(shops, new BlingNotices(), tokens).serve(routes);
        new BlingOAuth(shops, tokens).serve(routes);
        new BlingPages(shops).serve(routes);
    }

    @Override
    public Listings listings() {
        return listings;
    }

    /** A product with so many units in its standard deposit, whose code is its id. */
    @Override
    public void create(String seller, NewListing wanted) {
        if (!wanted.sku().matches("[1-9][0-9]{0,17}")) {
            throw RefusedCall.malformed(400, "VALIDATION_ERROR", "A product of Bling is a number");
        }
        long id = Long.parseLong(wanted.sku());
        BlingProduct product = new BlingProduct(seller, id, wanted.sku(), "Produto " + id, "S", "", 0, Map.of());
        BigDecimal units = BigDecimal.valueOf(wanted.quantity());
        product.put(1, new BlingBalance(units, units));
        shops.of(seller).add(product);
        listings.put(seller, product);
    }

    /** What is typed, and what a consent would have given. */
    @Override
    public Map<String, String> account(String seller) {
        String client = BlingShops.client(seller);
        return Map.of("account", seller, "client-id", client, "client-secret", BlingShops.secret(client), "company",
                seller, "refresh-token", BlingTokens.firstRefreshToken(seller));
    }

    @Override
    public void expireTokens() {
        tokens.expireAll();
    }

    /** A limit that is reached says of which period it is. */
    @Override
    public Object problem(RefusedCall refusal) {
        String[] code = refusal.code().split(":", 2);
        Map<String, Object> error = new LinkedHashMap<>(Map.of("type", code[0], "message", refusal.getMessage(),
                "description", refusal.getMessage()));
        if (code.length > 1) {
            error.put("limit", code[1].equals("day") ? 120_000 : 3);
            error.put("period", code[1]);
        }
        return Map.of("error", error);
    }
}
