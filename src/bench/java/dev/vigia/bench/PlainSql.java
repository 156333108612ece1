package dev.vigia.bench;

import dev.vigia.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The baseline: the writes of the application, each in the shortest statement that does it. Nothing is looked up by SKU,
 * nothing checked for being outdated, nothing protected from another writer.
 */
final class PlainSql implements AutoCloseable {

    // What stands after "state": the same rule, told by the database's own functions.
    private static final String JUDGED = """
              state = listing_state_of(%1$s, listing.unlimited, integration.minimum_stock),
              since = case when listing.state = listing_state_of(%1$s, listing.unlimited, integration.minimum_stock)
                           then listing.since else now() end,
              desired = quantity_to_publish(%1$s, listing.unlimited, integration.minimum_stock, 99999),
              desired_revision = desired_revision
                + (desired is distinct from quantity_to_publish(%1$s, listing.unlimited, integration.minimum_stock,
                                                                99999))::int,
              desired_at = now()
            """;

    // The rows beside the listings: what is due, conditions, warnings that are over, tallies.
    private static final String BESIDE = """
            returning listing.product_id, listing.integration_id, listing.retailer_id, listing.category_id,
                      new.available, integration.minimum_stock, old.state old_state, new.state, new.since, new.desired,
                      new.sent, old.desired is distinct from new.desired moved
            ), queued as (
              insert into due (integration_id, retailer_id, priority, product_ids)
              select integration_id, retailer_id, case when desired = 0 then 0 when sent = 0 then 1 else 2 end,
                     array_agg(product_id)
              from written where moved group by 1, 2, 3
            ), conditioned as (
              insert into listing_condition
                (product_id, integration_id, retailer_id, category_id, since, state, available, minimum)
              select product_id, integration_id, retailer_id, category_id, since, state, available, minimum_stock
              from written where state in ('below_minimum', 'out_of_stock') and state <> old_state
              on conflict (product_id, integration_id) do update set since = excluded.since, state = excluded.state
            ), unconditioned as (
              delete from listing_condition using written
              where listing_condition.product_id = written.product_id
                and listing_condition.integration_id = written.integration_id
                and written.state = 'ok' and written.old_state <> 'ok'
              returning listing_condition.*
            ), closed as (
              insert into warning_past
                (retailer_id, product_id, integration_id, available, minimum, opened_at, closed_at)
              select retailer_id, product_id, integration_id, available, minimum, since, now() from unconditioned
              where state in ('below_minimum', 'out_of_stock')
            ), tallied as (
              insert into listing_tally (integration_id, retailer_id, state, listings)
              select integration_id, retailer_id, state, sum(difference)
              from (select integration_id, retailer_id, state, 1 difference from written
                    union all select integration_id, retailer_id, old_state, -1 from written) differences
              group by 1, 2, 3
            ) select count(*) from written
            """;

    private static final String LEVELS = """
            with changed as (
              update stock_level set on_hand = seen.on_hand, observed_at = now()
              from unnest(?::bigint[], ?::integer[]) as seen (product_id, on_hand)
              where stock_level.product_id = seen.product_id
                and stock_level.on_hand <> seen.on_hand
              returning stock_level.*, old.on_hand before
            )
            insert into stock_change (retailer_id, product_id, warehouse_id, on_hand_before, on_hand, reserved_before,
                                      reserved, unlimited, observed_at, source)
            select retailer_id, product_id, warehouse_id, before, on_hand, reserved, reserved, unlimited, observed_at,
                   'bench'
            from changed
            """;

    private static final String LISTINGS = """
            with written as (
              update listing set available = seen.on_hand,
            """ + JUDGED.formatted("seen.on_hand") + """
              from unnest(?::bigint[], ?::integer[]) as seen (product_id, on_hand),
                   integration
              where listing.product_id = seen.product_id and integration.id = listing.integration_id
                and integration.retailer_id = ? and listing.available <> seen.on_hand
            """ + BESIDE;

    private static final String MINIMUM = """
            with written as (
              update listing set
            """ + JUDGED.formatted("listing.available") + """
              from integration
              where listing.integration_id = integration.id and integration.id = ?
                and listing.state in ('below_minimum', 'ok')
                and listing.state <> listing_state_of(listing.available, listing.unlimited, integration.minimum_stock)
            """ + BESIDE;

    private final Connection connection;

    PlainSql() throws SQLException {
        connection = TestDatabase.plain();
        try (Statement settings = connection.createStatement()) {
            settings.execute("set random_page_cost = 1.1; set work_mem = '16MB'");
        }
        connection.setAutoCommit(false);
    }

    /** One batch, one transaction. */
    void change(long retailerId, List<Long> productIds, List<Integer> onHand) throws SQLException {
        try (Statement plan = connection.createStatement();
                PreparedStatement levels = connection.prepareStatement(LEVELS);
                PreparedStatement listings = connection.prepareStatement(LISTINGS)) {
            // The planner would read all listings for a batch of this size; the index is several times faster.
            plan.execute("set local enable_seqscan = off");
            for (PreparedStatement statement : List.of(levels, listings)) {
                statement.setArray(1, connection.createArrayOf("bigint", productIds.toArray()));
                statement.setArray(2, connection.createArrayOf("integer", onHand.toArray()));
            }
            listings.setLong(3, retailerId);
            levels.executeUpdate();
            listings.execute();
        }
        connection.commit();
    }

    /**
     * A whole file of products and quantities: {@code COPY}, and the same merge of the quantities.
     *
     * @param batch lines of one transaction
     */
    void file(long retailerId, Path csv, int batch) throws SQLException, IOException {
        try (Statement statement = connection.createStatement(); InputStream lines = Files.newInputStream(csv)) {
            statement.execute("create temp table copied (sku text, name text, category text, on_hand integer,"
                    + " ean text, note text) on commit preserve rows");
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy copied from stdin csv header", lines);
            statement.execute("create temp table told on commit preserve rows as select row_number() over () line,"
                    + " product.id, on_hand from copied join product on product.sku = copied.sku"
                    + " and product.retailer_id = " + retailerId);
            statement.execute("create index on told (line)");
            connection.commit();
        }
        for (long from = 1;; from += batch) {
            List<Long> ids = new ArrayList<>();
            List<Integer> onHand = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select id, on_hand from told where line between " + from
                            + " and " + (from + batch - 1))) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                    onHand.add(rows.getInt(2));
                }
            }
            if (ids.isEmpty()) {
                return;
            }
            change(retailerId, ids, onHand);
        }
    }

    void minimum(long integrationId, int units) throws SQLException {
        try (PreparedStatement integration = connection
                .prepareStatement("update integration set minimum_stock = ?, version = version + 1 where id = ?");
                PreparedStatement listings = connection.prepareStatement(MINIMUM)) {
            integration.setInt(1, units);
            integration.setLong(2, integrationId);
            integration.executeUpdate();
            listings.setLong(1, integrationId);
            listings.execute();
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
