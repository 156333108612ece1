package dev.vigia.testing;

import static dev.vigia.testing.Patiently.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A retailer of a size, and who signs in for it.
 *
 * @param person also the code of the retailer
 */
public record BigShop(String person, int products, long retailerId) {

    /** Generated inside PostgreSQL, set by set. */
    public static BigShop generate(String person, int products) {
        String script = script().replaceAll("(?m)^--.*$", "").replace(":code", person).replace(":n", "" + products);
        try (Connection connection = TestDatabase.superuser(); Statement statement = connection.createStatement()) {
            for (String sql : script.split(";")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            statement.execute(
                    "vacuum analyze retailer, category, integration, product, stock_level, stock_change, listing,"
                            + " listing_condition,"
                            + " warning_past, stock_update, due, listing_tally");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new BigShop(person, products, TestDatabase.number("select id from retailer where code = '" + person
                + "'"));
    }

    private static String script() {
        try (InputStream script = BigShop.class.getResourceAsStream("/testing/big-shop.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param condition on {@code product} */
    public List<Item> products(String condition, int most) {
        return Item.all("select id, sku from product where retailer_id = " + retailerId + " and " + condition
                + " order by hashint8(id) limit " + most);
    }

    /** In the order of their names. */
    public List<Long> integrations() {
        return Item.all("select id, name from integration where retailer_id = " + retailerId + " order by name")
                .stream().map(Item::id).toList();
    }

    /** Whether a changed rule is still being carried out. */
    public boolean isRollingOut() {
        return TestDatabase.number("select count(*) from rollout where ended_at is null and retailer_id = "
                + retailerId) > 0;
    }

    public void awaitEndOfRollouts() {
        await().atMost(Duration.ofMinutes(10)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20))
                .until(() -> !isRollingOut());
    }

    /** A row with an id, and what the outside calls it. */
    public record Item(long id, String name) {

        private static List<Item> all(String sql) {
            List<Item> items = new ArrayList<>();
            try (Connection connection = TestDatabase.superuser(); Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    items.add(new Item(rows.getLong(1), rows.getString(2)));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
            return items;
        }
    }
}
