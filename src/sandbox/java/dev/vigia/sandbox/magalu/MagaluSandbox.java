package dev.vigia.sandbox.magalu;

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
import java.util.List;
import java.util.Map;

/** The Magalu Open API, with ID Magalu below the same base. */
@Singleton
@UnlessBuildProfile("prod")
class MagaluSandbox implements SimulatedMarketplace {

    private final Clock clock = Clock.systemUTC();
    private final Tokens tokens = new Tokens(clock);
    private final Shelves shelves;
    private final Door door;

    MagaluSandbox(SandboxConfig config) {
        shelves = new Shelves(clock, config.maxListings());
        door = new Door(tokens, new Budgets(config.rateFactorOf(code())));
    }

    @Override
    public String code() {
        return "magalu";
    }

    @Override
    public void serve(Routes routes) {
        new IdMagalu(tokens).serve(routes);
        new Portfolios(door, shelves).serve(routes);
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
        return Map.of("client-id", "sandbox", "client-secret", "sandbox", "refresh-token", Tokens.REFRESH + seller,
                "channel-id", Portfolios.CHANNEL);
    }

    @Override
    public void expireTokens() {
        tokens.expireAll();
    }

    @Override
    public Object problem(Refusal refusal) {
        return Map.of("slug", refusal.code(), "message", refusal.getMessage(), "details", List.of());
    }
}
