package dev.vigia.sandbox.mercadolivre;

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

/** Mercado Livre as its documentation describes it. */
@Singleton
@UnlessBuildProfile("prod")
class MercadoLivreSandbox implements SimulatedMarketplace {

    private final Tokens tokens = new Tokens(Clock.systemUTC());
    private final SellerListings sellerListings;
    private final MercadoLivreAuth auth;

    MercadoLivreSandbox(SandboxConfig config) {
        sellerListings = new SellerListings(config.maxListings());
        auth = new MercadoLivreAuth(tokens, new Budgets(config.rateFactorOf(code())));
    }

    @Override
    public String code() {
        return "mercado-livre";
    }

    @Override
    public void serve(Routes routes) {
        new OAuth(tokens).serve(routes);
        new Users(auth, sellerListings).serve(routes);
        new Items(auth, sellerListings).serve(routes);
        new UserProducts(auth, sellerListings).serve(routes);
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
        return Map.of("client-id", "sandbox", "client-secret", "sandbox", "user-id", seller, "refresh-token",
                "TG-" + seller);
    }

    @Override
    public void expireTokens() {
        tokens.expireAll();
    }

    @Override
    public Object problem(RefusedCall refusal) {
        return Answers.problem(refusal.status(), refusal.code(), refusal.getMessage());
    }
}
