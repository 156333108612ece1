package dev.vigia.sandbox.tiny;

import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.SimulatedMarketplace;
import dev.vigia.sandbox.tiny.TinyProduct.TinyBalance;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Olist ERP (Tiny), which stock is read from: it sells nothing of ours, and is arranged and watched like those that do. */
@Singleton
@UnlessBuildProfile("prod")
class TinySandbox implements SimulatedMarketplace {

    private static final int MOST = 1_000_000;

    private final Listings listings = new Listings(MOST);
    private final TinyTokens tokens = new TinyTokens(Clock.systemUTC());
    private final TinyCompanies companies = new TinyCompanies(tokens);

    @Override
    public String code() {
        return "tiny";
    }

    @Override
    public void serve(Routes routes) {
        new TinyConsole(companies, new TinyNotices()).serve(routes);
        new TinyCatalog(companies).serve(routes);
        tokens.serve(routes);
    }

    @Override
    public Listings listings() {
        return listings;
    }

    /** A product with the number of the SKU, and so many units in its usual deposit. */
    @Override
    public void create(String seller, NewListing wanted) {
        if (!wanted.sku().matches("[1-9][0-9]{0,17}") || !seller.matches("[0-9]{1,14}")) {
            throw RefusedCall.malformed(400, "", "Companies and products are numbers here");
        }
        TinyProduct product = new TinyProduct(seller, Long.parseLong(wanted.sku()), wanted.sku(), "S", "", Map.of());
        product.put(TinyCompany.MAIN, new TinyBalance(wanted.quantity(), 0));
        companies.of(seller).add(product);
        listings.put(seller, product);
    }

    @Override
    public Map<String, String> account(String seller) {
        return Map.of("cnpj", companies.of(seller).cnpj(), "client-id", "sandbox", "client-secret", "sandbox",
                "refresh-token", TinyTokens.REFRESH + seller);
    }

    @Override
    public void expireTokens() {
        tokens.expireAll();
    }

    /** A refusal to sign in looks otherwise. */
    @Override
    public Object problem(RefusedCall refusal) {
        return refusal.code().isEmpty() ? Map.of("mensagem", refusal.getMessage(), "detalhes", List.of())
                : Map.of("error", refusal.code(), "error_description", refusal.getMessage());
    }
}
