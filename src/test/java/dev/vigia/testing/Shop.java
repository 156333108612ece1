package dev.vigia.testing;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.hibernate.Session;

/** A shop of its own for one test, so that no test sees another's rows; and questions about what became of it. */
public class Shop {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final String code = "shop-" + UUID.randomUUID();
    public final long retailerId = number("insert into retailer (code, name) values ('" + code
            + "', 'Shop') returning id");

    /** An account that is off, so that nothing is sent: its listings are evaluated all the same. */
    public long integration(String marketplace, Integer minimum) {
        return number(
                "insert into integration (retailer_id, marketplace, name, country, enabled, minimum_stock) values ("
                        + retailerId + ", '" + marketplace + "', '" + marketplace + NUMBER.incrementAndGet()
                        + "', 'BR', false, "
                        + minimum + ") returning id");
    }

    /** The retailer of this code, who is not this shop's. */
    public static long retailer(String code) {
        return number("select id from retailer where code = '" + code + "'");
    }

    /** Nothing is sent any more, on any integration of this shop. */
    public void switchOff() {
        execute("update integration set enabled = false where retailer_id = " + retailerId);
    }

    /** From now on it has no category but those registered one by one. */
    public static void registerNoCategory(long integration) {
        execute("update integration set every_category = false where id = " + integration);
    }

    /** As if it had been there for a day: a new one is not read back. */
    public static void connectedYesterday(long integration) {
        execute("update integration set created_at = now() - interval '1 day' where id = " + integration);
    }

    public long product(String sku, String category) {
        execute("insert into category (retailer_id, path) values (" + retailerId + ", '" + category
                + "') on conflict do nothing");
        return number("insert into product (retailer_id, sku, name, category_id) select " + retailerId + ", '" + sku
                + "', 'Name of " + sku + "', id from category where retailer_id = " + retailerId + " and path = '"
                + category + "' returning id");
    }

    /** So many, named {@code SKU00001} and so on. */
    public List<Long> products(int products, String category) {
        execute("insert into category (retailer_id, path) values (" + retailerId + ", '" + category
                + "') on conflict do nothing");
        execute("insert into product (retailer_id, sku, name, category_id) select " + retailerId
                + ", 'SKU' || lpad(cast(number as text), 5, '0'), 'Name', category.id from category, generate_series(1, "
                + products + ") number where category.retailer_id = " + retailerId + " and path = '" + category + "'");
        return rows("select id from product where retailer_id = " + retailerId
                + " and sku ~ '^SKU[0-9]{5}$' order by sku")
                .stream().map(Long::valueOf).toList();
    }

    /** So many, named {@code name-001} and so on, each with these units in one warehouse. */
    public void stocked(String category, String name, int products, int units) {
        stocked(retailerId, category, name, products, units);
    }

    public static void stocked(long retailerId, String category, String name, int products, int units) {
        execute("insert into category (retailer_id, path) values (" + retailerId + ", '" + category
                + "') on conflict do nothing");
        execute("insert into warehouse (retailer_id, code, name) values (" + retailerId
                + ", 'main', 'Main') on conflict do nothing");
        execute("with made as (insert into product (retailer_id, sku, name, category_id) select " + retailerId + ", '"
                + name + "-' || lpad(cast(number as text), 3, '0'), 'Name', category.id from category, "
                + "generate_series(1, " + products + ") number where category.retailer_id = " + retailerId
                + " and path = '" + category + "' returning id) insert into stock_level (product_id, warehouse_id, "
                + "retailer_id, on_hand, reserved, unlimited, observed_at) select made.id, warehouse.id, " + retailerId
                + ", " + units + ", 0, false, now() from made, warehouse where warehouse.retailer_id = " + retailerId
                + " and code = 'main'");
    }

    /**
     * As if the marketplaces had been told what these listings should show, if anything, and had confirmed it.
     *
     * @param which what holds for them, on {@code listing}
     */
    public static void tell(String which) {
        // Each looked up by itself, as the application does, and all before one is written.
        execute("with wanted as materialized (select listing.product_id, listing.integration_id, shown.desired from listing"
                + " cross join lateral (select desired from listing_now where product_id = listing.product_id and"
                + " integration_id = listing.integration_id offset 0) shown where shown.desired is not null and "
                + which
                + ") update listing told set sent = least(wanted.desired, 99999), confirmed = least(wanted.desired, 99999),"
                + " sent_at = clock_timestamp(), confirmed_at = clock_timestamp(), sent_revision = told.sent_revision + 1,"
                + " resend = false, refused = null from wanted where wanted.product_id = told.product_id"
                + " and wanted.integration_id = told.integration_id");
    }

    /**
     * Writes that listings are in a state that is not ok, past the evaluation, and leaves the counts alone.
     *
     * @param listings a query of product_id, integration_id, state and since
     */
    public static void conditions(String listings) {
        execute("insert into listing_condition (product_id, integration_id, retailer_id, category_id, since, state,"
                + " available, minimum, shortage) select product.id, integration.id, product.retailer_id, product.category_id,"
                + " written.since, cast(written.state as listing_state), case when warns then coalesce((select available"
                + " from listing_now where product_id = product.id and integration_id = integration.id), 0) end,"
                + " case when warns then coalesce(minimum_stock, 0) end, case when warns then coalesce((select minimum -"
                + " coalesce(available, 0) from listing_now where product_id = product.id and integration_id ="
                + " integration.id), 0) else 0 end from (" + listings + ") written (product_id,"
                + " integration_id, state, since) join product on product.id = written.product_id join integration on"
                + " integration.id = written.integration_id cross join lateral (select closed_by_minimum(cast("
                + "written.state as listing_state)) warns) warns on conflict (product_id, integration_id) do update set"
                + " category_id = excluded.category_id, since = excluded.since, state = excluded.state, available ="
                + " excluded.available, minimum = excluded.minimum, shortage = excluded.shortage");
    }

    /** The one listing of a SKU of this shop. */
    public ListingRow listing(String sku) {
        return one(ListingRow.class, ListingRow.SELECT + "product.sku = '" + sku + "' and product.retailer_id = "
                + retailerId);
    }

    /** The one listing of a product. */
    public static ListingRow listing(long product) {
        return one(ListingRow.class, ListingRow.SELECT + "listing.product_id = " + product);
    }

    public static ListingRow listing(long product, long integration) {
        return one(ListingRow.class, ListingRow.SELECT + "listing.product_id = " + product
                + " and listing.integration_id = " + integration);
    }

    /** Those of an integration, by product. */
    public static List<ListingRow> listings(long integration) {
        return all(ListingRow.class, ListingRow.SELECT + "listing.integration_id = " + integration
                + " order by listing.product_id");
    }

    public static IntegrationRow integration(long id) {
        return one(IntegrationRow.class, IntegrationRow.SELECT + id);
    }

    /** What is named in the queue, the most urgent first. */
    public static List<DueRow> due(long integration) {
        return all(DueRow.Selected.class, DueRow.SELECT.formatted(integration)).stream().map(DueRow.Selected::row)
                .toList();
    }

    /** Whether every quantity has its answer, and nothing is still to be confirmed. */
    public static boolean isSettled(long integration) {
        return listings(integration).stream().noneMatch(ListingRow::isDue)
                && number("select count(*) from submission where integration_id = " + integration) == 0;
    }

    /** Whether a call about it may still be applied. */
    public static boolean isInDoubt(long product) {
        return number("select count(*) from in_doubt where product_id = " + product) > 0;
    }

    /** Whether a call is under way, or was when its node ended. */
    public static boolean isInFlight(long integration) {
        return number("select count(*) from in_flight where integration_id = " + integration) > 0;
    }

    /** What a product's listings were sent, as {@code quantity|outcome}, the oldest first. */
    public static List<String> log(long product) {
        return rows("select quantity, outcome from stock_update where product_id = " + product + " order by id");
    }

    /** How many listings there are in each state. */
    public static List<String> tally(long integration) {
        return rows("select state, sum(listings) from listing_tally where integration_id = " + integration
                + " group by state having sum(listings) <> 0 order by state");
    }

    /** Causes of what was found to show something else, the oldest first. */
    public static List<String> drift(long integration) {
        return rows("select cause from drift where integration_id = " + integration + " order by id");
    }

    /** What people did with an integration, the oldest first. */
    public static List<String> audit(long integration) {
        return rows("select action from audit_event where integration_id = " + integration + " order by id");
    }

    /** One row of a whole statement, see {@link #rows}. */
    public static String row(String select) {
        return one(rows(select));
    }

    /** The rows of a whole statement, each as {@code a|b|c}: booleans are t and f, and what is empty is left out. */
    public static List<String> rows(String select) {
        return inTransaction(() -> session().doReturningWork(connection -> TextRows.of(connection, select)));
    }

    private static <T> T one(Class<T> type, String select) {
        return one(all(type, select));
    }

    private static <T> T one(List<T> rows) {
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows instead of one: " + rows);
        }
        return rows.get(0);
    }

    private static <T> List<T> all(Class<T> type, String select) {
        return inTransaction(() -> session().createNativeQuery(select, type).getResultList());
    }

    /** By JDBC: Hibernate would keep a plan of each statement, and tests seldom make the same twice. */
    public static long number(String sql) {
        return inTransaction(() -> session().doReturningWork(connection -> {
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
                if (!row.next()) {
                    throw new AssertionError("no row: " + sql);
                }
                return ((Number) row.getObject(1)).longValue();
            }
        }));
    }

    public static void execute(String sql) {
        inTransaction(() -> session().doReturningWork(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        }));
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }

    private static Session session() {
        return Arc.container().instance(Session.class).get();
    }
}
