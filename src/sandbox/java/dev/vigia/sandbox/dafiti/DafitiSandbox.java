package dev.vigia.sandbox.dafiti;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.SandboxConfig;
import dev.vigia.sandbox.SimulatedMarketplace;
import dev.vigia.sandbox.oauth.AccessTokens;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Dafiti on SellerCenter: the newer API and the older one below the same base. */
@Singleton
@UnlessBuildProfile("prod")
class DafitiSandbox implements SimulatedMarketplace {

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private final Clock clock = Clock.systemUTC();
    private final AccessTokens tokens = new AccessTokens(clock, TOKEN_LIFETIME);
    private final Vertx vertx;
    private final Duration delay;
    private final Budgets budgets;
    private final Sellers sellers;

    DafitiSandbox(Vertx vertx, SandboxConfig config) {
        this.vertx = vertx;
        this.delay = config.dafiti().delay();
        this.budgets = new Budgets(config.rateFactorOf(code()));
        this.sellers = new Sellers(config.maxListings());
    }

    @Override
    public String code() {
        return "dafiti";
    }

    @Override
    public void serve(Routes routes) {
        DafitiAuth auth = new DafitiAuth(tokens, budgets);
        auth.serve(routes);
        new NewerApi(auth, sellers).serve(routes);
        new OlderApi(budgets, sellers, new Feeds(sellers, vertx, delay), clock).serve(routes);
    }

    @Override
    public Listings listings() {
        return sellers.listings();
    }

    @Override
    public void create(String seller, NewListing listing) {
        sellers.create(seller, listing);
    }

    @Override
    public Map<String, String> account(String seller) {
        return Map.of("api", "oauth", "client-id", DafitiAuth.clientOf(seller), "client-secret", "sandbox", "user",
                SignedQuery.userOf(seller), "access-key", SignedQuery.keyOf(seller));
    }

    @Override
    public void expireTokens() {
        tokens.expireAll();
    }

    @Override
    public Object problem(RefusedCall refusal) {
        return Map.of("error", refusal.code(), "message", refusal.getMessage());
    }
}
