package dev.vigia.sandbox.casasbahia;

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
import java.util.Optional;

/** Casas Bahia in both versions of its API over the same items, as far as they are known. */
@Singleton
@UnlessBuildProfile("prod")
class CasasBahiaSandbox implements SimulatedMarketplace {

    private final Clock clock = Clock.systemUTC();
    private final Listings listings;
    private final CasasBahiaAuth auth;

    CasasBahiaSandbox(SandboxConfig config) {
        listings = new Listings(config.maxListings());
        auth = new CasasBahiaAuth(new Budgets(config.rateFactorOf(code())));
    }

    @Override
    public String code() {
        return "casas-bahia";
    }

    @Override
    public void serve(Routes routes) {
        new Offers(auth, listings).serve(routes);
        new SellerItems(auth, listings).serve(routes);
        new Loads(auth, listings, clock).serve(routes);
    }

    @Override
    public Listings listings() {
        return listings;
    }

    @Override
    public synchronized void create(String seller, NewListing wanted) {
        if (wanted.adsOrOne() != 1) {
            throw RefusedCall.malformed(400, "ads", "A SKU has one listing");
        }
        Item.Kind kind = Item.Kind.of(wanted.kindOrItem());
        Optional<Item> known = listings.find(seller, wanted.sku()).map(Item.class::cast)
                .filter(item -> item.kind() == kind);
        known.ifPresentOrElse(item -> item.setByHand(wanted.quantity()),
                () -> listings.put(seller, new Item(seller, wanted.sku(), kind, wanted.quantity(), clock)));
    }

    @Override
    public Map<String, String> account(String seller) {
        return Map.of("client-id", "sandbox", "access-token", CasasBahiaAuth.TOKEN + seller, "api", "v4",
                "preparation-days",
                "3", "warehouse", "");
    }

    @Override
    public void expireTokens() {
        // Its tokens never expire.
    }

    @Override
    public Object problem(RefusedCall refusal) {
        return Map.of("errors", List.of(Map.of("code", refusal.code(), "httpStatus", Integer.toString(refusal.status()),
                "type", "error", "message", refusal.getMessage())));
    }
}
