package dev.vigia.sandbox.vtex;

import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.SimulatedMarketplace;
import dev.vigia.sandbox.vtex.VtexUnit.VtexStock;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** VTEX, which stock is read from: it sells nothing of ours, and is arranged and watched like those that do. */
@Singleton
@UnlessBuildProfile("prod")
class VtexSandbox implements SimulatedMarketplace {

    private static final int MOST = 1_000_000;

    private final Listings listings = new Listings(MOST);
    private final VtexShops shops = new VtexShops();

    @Override
    public String code() {
        return "vtex";
    }

    @Override
    public void serve(Routes routes) {
        new VtexConsole(shops, new VtexNotices()).serve(routes);
        new VtexLogistics(shops).serve(routes);
        new VtexPages(shops).serve(routes);
        new VtexCart(shops).serve(routes);
    }

    @Override
    public Listings listings() {
        return listings;
    }

    /** A SKU with so many units in its main warehouse. */
    @Override
    public void create(String seller, NewListing wanted) {
        if (!wanted.sku().matches("[1-9][0-9]{0,17}")) {
            throw RefusedCall.malformed(400, "INVALID", "A SKU of VTEX is a number");
        }
        long id = Long.parseLong(wanted.sku());
        VtexUnit unit = new VtexUnit(seller, id, id, "SKU " + id, "", "", Map.of(), List.of(1));
        unit.put("main", new VtexStock(wanted.quantity(), 0, false), 0);
        shops.of(seller).add(unit);
        listings.put(seller, unit);
    }

    @Override
    public Map<String, String> account(String seller) {
        return Map.of("account", seller, "app-key", VtexShops.key(seller), "app-token", VtexShops.token(seller), "mode",
                "warehouses", "our-sku", "id");
    }

    @Override
    public void expireTokens() {
        // Its tokens never expire.
    }

    @Override
    public Object problem(RefusedCall refusal) {
        return Map.of("error", Map.of("code", refusal.code(), "message", refusal.getMessage()));
    }
}
