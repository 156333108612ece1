package dev.vigia.database;

import dev.vigia.testing.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of the dashboard whose plans are kept, by the name of the plan: every filter and order that has one of its own. */
final class PagesToExplain {

    private PagesToExplain() {
    }

    static Map<String, String> of(long integration, long category) {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("page", "/stock");
        paths.put("page-of-state", "/stock?state=unknown");
        paths.put("page-of-ok", "/stock?state=ok");
        paths.put("page-of-ok-of-integration", "/stock?state=ok&integration=" + integration);
        paths.put("page-of-ok-of-category", "/stock?state=ok&category=" + category);
        paths.put("page-of-integration", "/stock?integration=" + integration + "&state=out_of_stock");
        paths.put("page-of-category", "/stock?category=" + category);
        paths.put("page-by-name", "/stock?sort=name");
        paths.put("page-by-available-of-few", "/stock?sort=available&state=unknown&category=" + category);
        paths.put("page-of-out-of-stock", "/stock?state=out_of_stock");
        paths.put("page-of-failing", "/stock?state=failing");
        paths.put("page-by-name-of-few", "/stock?sort=name&state=unknown&category=" + category);
        paths.put("page-of-a-search", "/stock?q=taza+azul");
        paths.put("page-of-a-search-by-name", "/stock?q=taza+azul&sort=name");
        paths.put("page-of-a-wide-search", "/stock?q=azul");
        paths.put("page-of-a-wide-search-by-name", "/stock?q=azul&sort=name");
        return paths;
    }

    /** A statement beside the list: what the page that asks it is, and a piece of it. */
    record Besides(String name, String path, String piece) {
    }

    static List<Besides> besides(long retailer) {
        long entry = TestDatabase.number("select max(id) from audit_event where effect ? 'rollouts' and retailer_id = "
                + retailer);
        return List.of(new Besides("failure-causes", "/stock?state=failing", "failing.listings desc"),
                new Besides("stock-news", "/stock-news?since=1700000000000000&shown=1,2,3&states=below_minimum,"
                        + "out_of_stock&list=/stock", "named as listing_state"),
                new Besides("moved-listings", "/stock-changes/" + entry, "order by named.id"));
    }
}
