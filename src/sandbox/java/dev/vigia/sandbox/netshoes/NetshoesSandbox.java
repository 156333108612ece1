package dev.vigia.sandbox.netshoes;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.SandboxConfig;
import dev.vigia.sandbox.SimulatedMarketplace;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Netshoes' second API, as far as it is known; its errors have the shape of the first. */
@Singleton
@UnlessBuildProfile("prod")
class NetshoesSandbox implements SimulatedMarketplace {

    private final Listings listings;
    private final NetshoesAuth auth;

    NetshoesSandbox(SandboxConfig config) {
        listings = new Listings(config.maxListings());
        auth = new NetshoesAuth(new Budgets(config.rateFactorOf(code())));
    }

    @Override
    public String code() {
        return "netshoes";
    }

    @Override
    public void serve(Routes routes) {
        new Products(auth, listings).serve(routes);
    }

    @Override
    public Listings listings() {
        return listings;
    }

    @Override
    public synchronized void create(String seller, NewListing wanted) {
        if (wanted.adsOrOne() != 1) {
            throw RefusedCall.malformed(400, "Parameter_Error", "A SKU has one listing");
        }
        NetshoesListing.Kind kind = NetshoesListing.Kind.of(wanted.kindOrItem());
        Optional<NetshoesListing> known = listings.find(seller, wanted.sku()).map(NetshoesListing.class::cast)
                .filter(listing -> listing.kind() == kind);
        known.ifPresentOrElse(listing -> listing.setByHand(wanted.quantity()),
                () -> listings.put(seller, new NetshoesListing(seller, wanted.sku(), kind, wanted.quantity())));
    }

    @Override
    public Map<String, String> account(String seller) {
        return Map.of("client-id", "sandbox", "access-token", NetshoesAuth.token(NetshoesAuth.Plan.MEDIO, seller),
                "plan", "medio");
    }

    @Override
    public void expireTokens() {
        // Its tokens never expire.
    }

    @Override
    public Object problem(RefusedCall refusal) {
        return Map.of("type", refusal.code(), "description", refusal.getMessage(), "notifications", List.of());
    }
}
