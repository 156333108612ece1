package dev.vigia.marketplace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of a connector.
 *
 * @param settings what decides how the connector speaks
 * @param kind     of the listing at the marketplace
 * @param remote   of the listing, where it was found before
 * @param uri      a regular expression that finds the call
 * @param silent   whether a success without a body is a documented one
 */
record Asked(String code, Map<String, String> settings, String kind, String remote, Operation operation, String method,
        String uri, boolean silent) {

    private static final String NOTHING = "";

    static final List<Asked> ALL = List.of(
            Asked.of("amazon", Operation.SINGLE, "POST", "/auth/o2/token"),
            Asked.of("amazon", Operation.SINGLE, "PATCH", "/listings/"),
            Asked.of("amazon", Operation.MANY, "POST", "/documents$"),
            Asked.of("amazon", Operation.MANY, "PUT", "/store/").maySaySo(),
            Asked.of("amazon", Operation.MANY, "POST", "/feeds$"),
            Asked.of("amazon", Operation.CONFIRM_SINGLE, "GET", "/listings/"),
            Asked.of("amazon", Operation.CONFIRM_MANY, "GET", "/feeds/[0-9]+$"),
            Asked.of("amazon", Operation.CONFIRM_MANY, "GET", "/documents/"),
            Asked.of("amazon", Operation.CONFIRM_MANY, "GET", "/store/"),
            Asked.of("amazon", Operation.READ_BACK, "GET", "/listings/"),
            Asked.of("amazon", Operation.PROBE, "GET", "/listings/"),
            Asked.of("b2w", Operation.SINGLE, "PUT", "/variations/").of("variation", "variation"),
            Asked.of("b2w", Operation.SINGLE, "PUT", "/products/").of("item", "product"),
            Asked.of("b2w", Operation.SINGLE, "GET", "/products/"),
            Asked.of("b2w", Operation.SINGLE, "PUT", "/stores/").of("warehouse", NOTHING).with("store-code", "cd1")
                    .maySaySo(),
            Asked.of("b2w", Operation.MANY, "POST", "/batch").of("warehouse", NOTHING).with("store-code", "cd1")
                    .maySaySo(),
            Asked.of("b2w", Operation.CONFIRM_SINGLE, "GET", "/sync_errors/"),
            Asked.of("b2w", Operation.READ_BACK, "GET", "/variations/").of("variation", "variation"),
            Asked.of("b2w", Operation.READ_BACK, "GET", "/products/").of("item", "product"),
            Asked.of("b2w", Operation.PROBE, "GET", "/products"),
            Asked.of("carrefour", Operation.SINGLE, "POST", "/imports"),
            Asked.of("carrefour", Operation.CONFIRM_SINGLE, "GET", "/status"),
            Asked.of("carrefour", Operation.READ_BACK, "GET", "/api/offers"),
            Asked.of("carrefour", Operation.PROBE, "GET", "/api/offers"),
            Asked.of("centauro", Operation.SINGLE, "POST", "/imports"),
            Asked.of("centauro", Operation.CONFIRM_SINGLE, "GET", "/status"),
            Asked.of("centauro", Operation.READ_BACK, "GET", "/api/offers"),
            Asked.of("centauro", Operation.PROBE, "GET", "/api/offers"),
            Asked.of("casas-bahia", Operation.SINGLE, "GET", "/product/").with("api", "v4"),
            Asked.of("casas-bahia", Operation.SINGLE, "PUT", "/offer/stock").with("api", "v4"),
            Asked.of("casas-bahia", Operation.READ_BACK, "GET", "/product/").with("api", "v4"),
            Asked.of("casas-bahia", Operation.PROBE, "GET", "/product/").with("api", "v4"),
            Asked.of("casas-bahia", Operation.SINGLE, "GET", "/sellerItems/").with("api", "v2"),
            Asked.of("casas-bahia", Operation.SINGLE, "PUT", "/stock$").with("api", "v2"),
            Asked.of("casas-bahia", Operation.MANY, "PUT", "/loads/").with("api", "v2").maySaySo(),
            Asked.of("casas-bahia", Operation.CONFIRM_MANY, "GET", "/loads/").with("api", "v2"),
            Asked.of("casas-bahia", Operation.READ_BACK, "GET", "/sellerItems/").with("api", "v2"),
            Asked.of("casas-bahia", Operation.PROBE, "GET", "/warehouses").with("api", "v2"),
            Asked.of("dafiti", Operation.SINGLE, "POST", "/oauth/").with("api", "oauth"),
            Asked.of("dafiti", Operation.SINGLE, "GET", "/seller-skus").with("api", "oauth"),
            Asked.of("dafiti", Operation.SINGLE, "PUT", "/stock/product").with("api", "oauth"),
            Asked.of("dafiti", Operation.READ_BACK, "GET", "/seller-skus").with("api", "oauth"),
            Asked.of("dafiti", Operation.READ_BACK, "GET", "/stock/product/").with("api", "oauth"),
            Asked.of("dafiti", Operation.PROBE, "GET", "/seller-skus").with("api", "oauth"),
            Asked.of("dafiti", Operation.SINGLE, "POST", "ProductStockUpdate").with("api", "signed"),
            Asked.of("dafiti", Operation.CONFIRM_SINGLE, "GET", "FeedStatus").with("api", "signed"),
            Asked.of("dafiti", Operation.READ_BACK, "GET", "GetProducts").with("api", "signed"),
            Asked.of("dafiti", Operation.PROBE, "GET", "GetProducts").with("api", "signed"),
            Asked.of("magalu", Operation.SINGLE, "POST", "/oauth/token"),
            Asked.of("magalu", Operation.SINGLE, "PATCH", "/stocks/"),
            Asked.of("magalu", Operation.CONFIRM_SINGLE, "GET", "/stocks/"),
            Asked.of("magalu", Operation.READ_BACK, "GET", "/stocks/"),
            Asked.of("magalu", Operation.PROBE, "GET", "/portfolios/me"),
            Asked.of("mercado-livre", Operation.SINGLE, "POST", "/oauth/token"),
            Asked.of("mercado-livre", Operation.SINGLE, "GET", "/items/search"),
            Asked.of("mercado-livre", Operation.SINGLE, "GET", "/items\\?"),
            Asked.of("mercado-livre", Operation.SINGLE, "GET", "/items/MLB"),
            Asked.of("mercado-livre", Operation.SINGLE, "PUT", "/items/MLB"),
            Asked.of("mercado-livre", Operation.SINGLE, "PUT", "/items/MLB").of("variation", NOTHING),
            Asked.of("mercado-livre", Operation.SINGLE, "GET", "/stock$").of("user-product", NOTHING),
            Asked.of("mercado-livre", Operation.SINGLE, "PUT", "/stock/").of("user-product", NOTHING),
            Asked.of("mercado-livre", Operation.READ_BACK, "GET", "/items\\?"),
            Asked.of("mercado-livre", Operation.PROBE, "GET", "/users/me"),
            Asked.of("netshoes", Operation.SINGLE, "PUT", "/stocks"),
            Asked.of("netshoes", Operation.READ_BACK, "GET", "/stocks"),
            Asked.of("netshoes", Operation.PROBE, "GET", "/products"));

    /** What a connector is asked to do. */
    enum Operation {
        SINGLE, MANY, CONFIRM_SINGLE, CONFIRM_MANY, READ_BACK, PROBE
    }

    static Asked of(String code, Operation operation, String method, String uri) {
        return new Asked(code, Map.of(), "item", NOTHING, operation, method, uri, false);
    }

    Asked with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new Asked(code, more, kind, remote, operation, method, uri, silent);
    }

    Asked of(String kind, String remote) {
        return new Asked(code, settings, kind, remote, operation, method, uri, silent);
    }

    Asked maySaySo() {
        return new Asked(code, settings, kind, remote, operation, method, uri, true);
    }

    @Override
    public String toString() {
        return code + settings.values() + " " + operation + " " + method + " " + uri;
    }
}
