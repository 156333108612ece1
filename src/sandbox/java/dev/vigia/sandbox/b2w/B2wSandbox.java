package dev.vigia.sandbox.b2w;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.SandboxConfig;
import dev.vigia.sandbox.SimulatedMarketplace;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** SkyHub, the API of B2W, as its documentation describes it. */
@Singleton
@UnlessBuildProfile("prod")
class B2wSandbox implements SimulatedMarketplace {

    private final SellerListings sellerListings;
    private final B2wAuth auth;

    B2wSandbox(SandboxConfig config) {
        sellerListings = new SellerListings(Clock.systemUTC(), config.maxListings());
        auth = new B2wAuth(new Budgets(config.rateFactorOf(code())));
    }

    @Override
    public String code() {
        return "b2w";
    }

    @Override
    public void serve(Routes routes) {
        new Products(auth, sellerListings).serve(routes);
        new Stores(auth, sellerListings).serve(routes);
    }

    @Override
    public Listings listings() {
        return sellerListings.listings();
    }

    @Override
    public void create(String seller, NewListing listing) {
        sellerListings.create(seller, listing);
    }

    @Override
    public Map<String, String> account(String seller) {
        return Map.of("email", "loja@sandbox.example", "api-key", B2wAuth.KEY + seller, "account-manager-key",
                "sandbox",
                "store-code", "", "cross-docking", "");
    }

    @Override
    public void expireTokens() {
        // Its keys never expire.
    }

    @Override
    public Object problem(RefusedCall refusal) {
        return Map.of("error", refusal.getMessage());
    }
}
