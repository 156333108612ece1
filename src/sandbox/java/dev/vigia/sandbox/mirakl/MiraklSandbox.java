package dev.vigia.sandbox.mirakl;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.SandboxConfig;
import dev.vigia.sandbox.SimulatedMarketplace;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A marketplace on Mirakl's software: the seller's part of its API that has to do with stock. */
abstract class MiraklSandbox implements SimulatedMarketplace {

    private final String code;
    private final Vertx vertx;
    private final Duration delay;
    private final Shops shops;
    private final MiraklAuth auth;

    MiraklSandbox(String code, Vertx vertx, SandboxConfig config) {
        this.code = code;
        this.vertx = vertx;
        this.delay = config.mirakl().delay();
        this.shops = new Shops(config.maxListings());
        this.auth = new MiraklAuth(new Budgets(config.rateFactorOf(code)));
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public void serve(Routes routes) {
        new StockImports(auth, shops, vertx, Clock.systemUTC(), delay).serve(routes);
        new Offers(auth, shops).serve(routes);
    }

    @Override
    public Listings listings() {
        return shops.listings();
    }

    @Override
    public void create(String seller, NewListing listing) {
        shops.create(seller, listing);
    }

    @Override
    public Map<String, String> account(String seller) {
        return Map.of("host", "sandbox.mirakl.net", "shop-key", MiraklAuth.keyOf(seller), "shop-id", seller);
    }

    @Override
    public void expireTokens() {
        // A shop's key does not expire.
    }

    @Override
    public Object problem(RefusedCall refusal) {
        return Map.of("status", refusal.status(), "message", refusal.getMessage());
    }
}
