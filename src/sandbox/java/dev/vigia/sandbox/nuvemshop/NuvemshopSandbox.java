package dev.vigia.sandbox.nuvemshop;

import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.SimulatedMarketplace;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Nuvemshop, which stock is read from: it sells nothing of ours, and is arranged and watched like those that do. */
@Singleton
@UnlessBuildProfile("prod")
class NuvemshopSandbox implements SimulatedMarketplace {

    private static final int MOST = 1_000_000;

    private final Listings listings = new Listings(MOST);
    private final NuvemshopStores stores = new NuvemshopStores();

    @Override
    public String code() {
        return "nuvemshop";
    }

    @Override
    public void serve(Routes routes) {
        new NuvemshopConsole(stores, new NuvemshopNotices()).serve(routes);
        new NuvemshopProducts(stores).serve(routes);
        new NuvemshopApps(Clock.systemUTC()).serve(routes);
    }

    @Override
    public Listings listings() {
        return listings;
    }

    /** A product with one variant, both with the number of the SKU. */
    @Override
    public void create(String seller, NewListing wanted) {
        if (!wanted.sku().matches("[1-9][0-9]{0,17}") || !seller.matches("[0-9]{1,12}")) {
            throw RefusedCall.malformed(400, "Bad Request", "Stores and SKUs are numbers here");
        }
        long id = Long.parseLong(wanted.sku());
        NuvemshopVariant variant = new NuvemshopVariant(seller, id, id, "", wanted.sku(), "");
        variant.put(NuvemshopStore.MAIN, wanted.quantity());
        stores.of(seller).add(variant);
        listings.put(seller, variant);
    }

    @Override
    public Map<String, String> account(String seller) {
        return Map.of("store", seller, "client-id", "1", "access-token", NuvemshopStores.token(seller), "client-secret",
                NuvemshopStores
                        .secret(seller), "contact", "stock@shop.example");
    }

    @Override
    public void expireTokens() {
        // Its tokens never expire.
    }

    @Override
    public Object problem(RefusedCall refusal) {
        return Map.of("code", refusal.status(), "message", refusal.code(), "description", refusal.getMessage());
    }
}
