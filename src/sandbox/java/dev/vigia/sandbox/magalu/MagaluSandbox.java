package dev.vigia.sandbox.magalu;

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
import java.util.List;
import java.util.Map;

/** The Magalu Open API, with ID Magalu below the same base. */
@Singleton
@UnlessBuildProfile("prod")
class MagaluSandbox implements SimulatedMarketplace {

    private final Clock clock = Clock.systemUTC();
    private final Tokens tokens = new Tokens(clock);
    private final SellerListings sellerListings;
    private final MagaluAuth auth;

    MagaluSandbox(SandboxConfig config) {
        sellerListings = new SellerListings(clock, config.maxListings());
        auth = new MagaluAuth(tokens, new Budgets(config.rateFactorOf(code())));
    }

    @Override
    public String code() {
        return "magalu";
    }

    @Override
    public void serve(Routes routes) {
        new IdMagalu(tokens).serve(routes);
        new Portfolios(auth, sellerListings).serve(routes);
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
        return Map.of("client-id", "sandbox", "client-secret", "sandbox", "refresh-token", Tokens.REFRESH + seller,
                "channel-id", Portfolios.CHANNEL);
    }

    @Override
    public void expireTokens() {
        tokens.expireAll();
    }

    @Override
    public Object problem(RefusedCall refusal) {
        return Map.of("slug", refusal.code(), "message", refusal.getMessage(), "details", List.of());
    }
}
