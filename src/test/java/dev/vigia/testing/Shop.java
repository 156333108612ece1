package dev.vigia.testing;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.hibernate.Session;

/** A shop of its own for one test, so that no test sees another's rows. */
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
        return rows("id) from product where retailer_id = " + retailerId + " and sku ~ '^SKU[0-9]{5}$' order by sku")
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

    /** One row as {@code a|b|c}. */
    public static String row(String sql) {
        List<String> rows = rows(sql);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows instead of one: " + rows);
        }
        return rows.get(0);
    }

    public static List<String> rows(String sql) {
        return inTransaction(() -> session().createNativeQuery("select concat_ws('|', " + sql, String.class)
                .getResultList());
    }

    public static long number(String sql) {
        return inTransaction(() -> ((Number) session().createNativeQuery(sql, Object.class).getSingleResult())
                .longValue());
    }

    public static void execute(String sql) {
        inTransaction(() -> session().createNativeMutationQuery(sql).executeUpdate());
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }

    private static Session session() {
        return Arc.container().instance(Session.class).get();
    }
}
