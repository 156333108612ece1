package dev.vigia.sandbox.amazon;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.SandboxConfig;
import dev.vigia.sandbox.SimulatedMarketplace;
import dev.vigia.sandbox.oauth.AccessTokens;
import dev.vigia.sandbox.oauth.Codes;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Amazon's Selling Partner API, with Login with Amazon below the same base. */
@Singleton
@UnlessBuildProfile("prod")
class AmazonSandbox implements SimulatedMarketplace {

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

    private final Clock clock = Clock.systemUTC();
    private final AccessTokens tokens = new AccessTokens(clock, TOKEN_LIFETIME);
    private final Vertx vertx;
    private final Duration delay;
    private final Shop shop;
    private final AmazonAuth auth;

    AmazonSandbox(Vertx vertx, SandboxConfig config) {
        this.vertx = vertx;
        this.delay = config.amazon().delay();
        this.shop = new Shop(clock, config.maxListings());
        this.auth = new AmazonAuth(tokens, new Budgets(config.rateFactorOf(code())));
    }

    @Override
    public String code() {
        return "amazon";
    }

    @Override
    public void serve(Routes routes) {
        Documents documents = new Documents(auth, clock);
        Codes codes = new Codes(clock, CODE_LIFETIME);
        new LoginWithAmazon(tokens, codes).serve(routes);
        new SellerCentral(codes).serve(routes);
        new ListingsItems(auth, shop, delay).serve(routes);
        documents.serve(routes);
        new Feeds(auth, shop, documents, vertx, clock, delay).serve(routes);
    }

    @Override
    public Listings listings() {
        return shop.listings();
    }

    @Override
    public void create(String seller, NewListing listing) {
        shop.create(seller, listing);
    }

    @Override
    public Map<String, String> account(String seller) {
        return Map.of("seller-id", seller, "marketplace-id", "A2Q3Y263D00KWC", "client-id", "sandbox", "client-secret",
                "sandbox", "refresh-token", "Atzr|" + seller);
    }

    @Override
    public void expireTokens() {
        tokens.expireAll();
    }

    @Override
    public Object problem(RefusedCall refusal) {
        return Map.of("errors", List.of(Map.of("code", refusal.code(), "message", refusal.getMessage(), "details",
                "")));
    }
}
