package dev.vigia.sandbox.b2w;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.Refusal;
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

    private final Shelves shelves;
    private final Door door;

    B2wSandbox(SandboxConfig config) {
        shelves = new Shelves(Clock.systemUTC(), config.maxListings());
        door = new Door(new Budgets(config.rateFactorOf(code())));
    }

    @Override
    public String code() {
        return "b2w";
    }

    @Override
    public void serve(Routes routes) {
        new Products(door, shelves).serve(routes);
        new Stores(door, shelves).serve(routes);
    }

    @Override
    public Listings listings() {
        return shelves.listings();
    }

    @Override
    public void create(String seller, NewListing listing) {
        shelves.create(seller, listing);
    }

    @Override
    public Map<String, String> account(String seller) {
        return Map.of("email", "loja@sandbox.example", "api-key", Door.KEY + seller, "account-manager-key", "sandbox",
                "store-code", "", "cross-docking", "");
    }

    @Override
    public void expireTokens() {
        // Its keys never expire.
    }

    @Override
    public Object problem(Refusal refusal) {
        return Map.of("error", refusal.getMessage());
    }
}
