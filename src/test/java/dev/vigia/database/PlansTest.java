package dev.vigia.database;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.Intake;
import dev.vigia.intake.StockItem;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.listing.preview.Impacts;
import dev.vigia.testing.BigShop;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import dev.vigia.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The plans of the hottest queries, as the application really asks them, among 20,000 products on nine integrations. They
 * are kept under {@code src/test/resources/plans}; {@code -Dplans.keep} writes them anew. No page, no stock change and no
 * delivery may read a big table from end to end.
 */
@QuarkusTest
class PlansTest {

    private static final int PRODUCTS = 20_000;
    private static final String CODE = "plans";
    private static final Path KEPT = Path.of("src", "test", "resources", "plans");
    private static final Pattern READS_ALL = Pattern.compile("Seq Scan on (\\w+)");
    // As many of 20,000 as 5,000 are of a million.
    private static final int BATCH = 100;
    // A minimum that is foretold is compared with every listing of its integration, one in nine of all.
    private static final Set<String> MAY_READ_ALL = Set.of("impact-of-minimum");

    @Inject
    Intake intake;

    @Inject
    Integrations integrations;

    @Inject
    Impacts impacts;

    private final Map<String, String> plans = new LinkedHashMap<>();
    private Set<String> big;

    @Test
    void nothing_frequent_reads_a_big_table_from_end_to_end() throws Exception {
        BigShop shop = BigShop.generate(CODE, PRODUCTS);
        TestDatabase.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity,"
                + " outcome) select retailer_id, product_id, integration_id, 1, 1, 'applied' from listing_now listing where"
                + " retailer_id = " + shop.retailerId(),
                "insert into stock_change (retailer_id, product_id, warehouse_id, on_hand, reserved, unlimited,"
                        + " observed_at, source) select retailer_id, product_id, warehouse_id, on_hand, 0, false, now(),"
                        + " 'plans' from stock_level where retailer_id = " + shop.retailerId(),
                // As a trickle of changes leaves it: a listing in each row, on every integration.
                "insert into due (integration_id, retailer_id, priority, product_ids) select integration_id,"
                        + " retailer_id, product_id % 3, array[product_id] from listing_now listing where product_id % 10 = 0 and"
                        + " retailer_id = " + shop.retailerId(),
                "vacuum analyze stock_update, stock_change, due");
        big = Set.of(TestDatabase.text("select string_agg(relname, ' ') from pg_class where relkind = 'r' and"
                + " reltuples > 1000 and relnamespace = 'public'::regnamespace").split(" "));
        assertThat(big).contains("listing", "listing_condition", "product", "stock_level", "due");
        stockAndMinimum(shop);
        pages(shop);
        delivery(shop);
        assertThat(plans).hasSizeGreaterThan(10);
        assertThat(plans.entrySet().stream().filter(plan -> !MAY_READ_ALL.contains(plan.getKey()))
                .filter(plan -> !bigTablesReadWhole(plan.getValue()).isEmpty())).as("plans that read all").isEmpty();
        compareWithKept();
    }

    private void stockAndMinimum(BigShop shop) throws Exception {
        List<StockItem> items = shop.products("id % 100 <> 0", BATCH).stream().map(product -> new StockItem(0, product
                .name(), "main", 41, 0, false, Optional.empty())).toList();
        List<String> change = Statements.of(() -> intake.putStock(shop.retailerId(), items, Instant.now(), CODE,
                new ArrayList<>()), sql -> true);
        explain(shop, "skus-of-a-batch", change, sql -> sql.startsWith("select sku, id from product"));
        explain(shop, "lock-of-levels", change, sql -> sql.contains("from stock_level") && sql.contains("for no key"));
        explain(shop, "levels-of-a-batch", change, sql -> sql.contains("insert into stock_level"));
        explain(shop, "evaluation-of-products", change, sql -> sql.contains("insert into listing_condition"));
        long integration = shop.integrations().get(0);
        List<String> rollout = Statements.of(() -> {
            integrations.change(shop.retailerId(), integration, 0, Optional.of(OptionalInt.of(11)), Optional.empty(),
                    CODE);
            shop.awaitEndOfRollouts();
        }, sql -> true);
        explain(shop, "slice-products", rollout, sql -> sql.contains("select max(id), count(*)"));
        explain(shop, "slice-differing", rollout, sql -> sql.contains("select product_id from judged"));
        explain(shop, "slice-evaluation", rollout, sql -> sql.contains("insert into listing_condition"));
        List<String> impact = Statements.of(() -> QuarkusTransaction.requiringNew().run(() -> impacts
                .of(shop.retailerId(), integration, OptionalInt.of(20))), sql -> true);
        explain(shop, "impact-of-minimum", impact, sql -> sql.contains("would_be"));
    }

    private void pages(BigShop shop) throws Exception {
        RequestSpecification visitor = People.stranger("paula", "viewer,retailer:" + CODE);
        long integration = shop.integrations().get(3);
        long category = TestDatabase.number("select max(id) from category where retailer_id = " + shop.retailerId());
        for (Map.Entry<String, String> path : PagesToExplain.of(integration, category).entrySet()) {
            List<String> seen = ofPage(visitor, path.getValue());
            explain(shop, path.getKey(), seen, sql -> sql.startsWith("select place.product_id"));
            explain(shop, "page-rows", seen, sql -> sql.contains("with ordinality as page"));
            if (path.getValue().contains("q=") || path.getValue().contains("category=")) {
                explain(shop, "page-counts", seen, sql -> sql.contains("filter (where on_a_list)"));
            } else {
                explain(shop, "tally", seen, sql -> sql.contains("listing_tally"));
            }
        }
        for (PagesToExplain.Besides page : PagesToExplain.besides(shop.retailerId())) {
            explain(shop, page.name(), ofPage(visitor, page.path()), sql -> sql.contains(page.piece()));
        }
        // Programs and files read listings.
        explain(shop, "listings", ofPage(visitor, "/exports/stock/file?state=unknown"), sql -> sql.matches(
                "(?s)select listing.product_id.*order by.*"));
        explain(shop, "log-of-updates", ofPage(visitor, "/updates"), sql -> sql.contains("from stock_update"));
        List<String> product = ofPage(visitor, "/stock/SKU-0000123");
        byTable(shop, "product-", product, "listing_now");
        explain(shop, "product-timeline", product, sql -> sql.contains("every_log"));
        byTable(shop, "today-", ofPage(visitor, "/"), "listing", "listing_condition_of_integration", "due",
                "stock_update", "zero_count");
    }

    private void byTable(BigShop shop, String page, List<String> seen, String... tables) throws Exception {
        for (String table : tables) {
            explain(shop, page + table.replace('_', '-'), seen, sql -> sql.matches("(?s).*from " + table + "\\b.*"));
        }
    }

    private static List<String> ofPage(RequestSpecification visitor, String path) throws Exception {
        return Statements.of(() -> given().spec(visitor).get(path).then().statusCode(200), sql -> true);
    }

    /** A few changes go out to the sandbox; it does not know these SKUs, which is an answer as good as any. */
    private void delivery(BigShop shop) throws Exception {
        List<Long> connected = new ArrayList<>();
        List<String> rollout = Statements.of(() -> {
            connected.add(connect(shop));
            shop.awaitEndOfRollouts();
        }, sql -> true);
        explain(shop, "slice-differing-in-reach", rollout, sql -> sql.contains("select product_id from judged"));
        long id = connected.get(0);
        Shop.tell("listing.integration_id = " + id);
        TestDatabase.execute("delete from due where integration_id = " + id,
                "update integration set enabled = true where id = " + id, "vacuum analyze listing, due");
        List<StockItem> items = shop.products("id % 100 <> 0", 20).stream().map(product -> new StockItem(0, product
                .name(), "main", 43, 0, false, Optional.empty())).toList();
        List<String> seen = Statements.of(() -> {
            intake.putStock(shop.retailerId(), items, Instant.now(), CODE, new ArrayList<>());
            await().atMost(Duration.ofMinutes(1)).until(() -> TestDatabase.number("select count(*) from due where"
                    + " integration_id = " + id) == 0);
        }, sql -> true);
        explain(shop, "due-integrations", seen, sql -> sql.contains("exists (select from due"));
        explain(shop, "due-scattered", seen, sql -> sql.contains("listings < 1000"));
        explain(shop, "due-next", seen, sql -> sql.contains("sum(listings) over"));
        explain(shop, "due-unsettled", seen, sql -> sql.contains("as named (product_id, position)"));
        explain(shop, "settlement", seen, sql -> sql.contains("insert into stock_update"));
    }

    private long connect(BigShop shop) {
        return integrations.connect(shop.retailerId(), "mercado-livre", new IntegrationTerms("Plans", "BR", false,
                OptionalInt.of(5), true, Set.of(), true, Set.of(), Map.of("client-id", "plans", "client-secret",
                        "plans", "user-id", "4001", "refresh-token", "TG-4001")), CODE).integration().id;
    }

    private void explain(BigShop shop, String name, List<String> seen, Predicate<String> meant) throws Exception {
        String sql = seen.stream().filter(meant).findFirst().orElseThrow(() -> new AssertionError(name + ": " + seen));
        boolean engine = name.startsWith("due-") || name.startsWith("slice-") || name.equals("settlement");
        // PostgreSQL explains a statement whose parameters nobody gave only in its simple protocol.
        try (Connection connection = TestDatabase.plain("?preferQueryMode=simple");
                Statement statement = connection.createStatement()) {
            statement.execute("set random_page_cost = 1.1");
            if (!engine) {
                statement.execute("set vigia.retailer = '" + shop.retailerId() + "'; set role vigia_retailer");
            }
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("explain (generic_plan, costs off) " + Statements.numbered(sql,
                    shop.products("true", BATCH)))) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            plans.putIfAbsent(name, lines.stream()
                    .filter(line -> !line.contains("Cond: ") && !line.contains("Filter: ")).collect(Collectors.joining(
                            "\n", "", "\n")));
        }
    }

    private void compareWithKept() throws IOException {
        if (Boolean.getBoolean("plans.keep")) {
            Files.createDirectories(KEPT);
            for (Map.Entry<String, String> plan : plans.entrySet()) {
                Files.writeString(KEPT.resolve(plan.getKey() + ".txt"), plan.getValue());
            }
        }
        try (Stream<Path> files = Files.list(KEPT)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", ""))).as(
                    "-Dplans.keep writes them")
                    .containsExactlyInAnyOrderElementsOf(plans.keySet());
        }
        for (Map.Entry<String, String> plan : plans.entrySet()) {
            String kept = Files.readString(KEPT.resolve(plan.getKey() + ".txt"));
            assertThat(bigTablesReadWhole(plan.getValue())).as("read whole by %s%n%s", plan.getKey(), plan.getValue())
                    .isSubsetOf(bigTablesReadWhole(kept));
        }
    }

    private Set<String> bigTablesReadWhole(String plan) {
        return READS_ALL.matcher(plan).results().map(it -> it.group(1)).filter(big::contains).collect(Collectors
                .toSet());
    }

    /** Other tests of this run shall not pay for so many rows. */
    @AfterAll
    static void forget() {
        String mine = " where retailer_id = (select id from retailer where code = '" + CODE + "')";
        List<String> tables = List.of("warning_past", "due", "listing_tally", "listing_condition", "stock_update",
                "stock_change", "listing", "stock_level", "product");
        TestDatabase.execute("update integration set enabled = false" + mine, "set session_replication_role = replica",
                tables.stream().map(table -> "delete from " + table + mine).collect(Collectors.joining(";")));
        TestDatabase.execute("vacuum analyze " + String.join(", ", tables));
    }
}
