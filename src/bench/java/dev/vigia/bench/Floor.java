package dev.vigia.bench;

import dev.vigia.testing.BigShop;
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
 * What is compared with: the same job in plain SQL, on a schema of its own that knows nothing of the application's. Levels,
 * their ledger, what each listing should show, warnings and what is to be sent; keys and nothing else, a statement for each
 * table. Nothing is looked up by SKU, nothing is checked for being outdated, nobody else writes, nothing is confirmed.
 */
final class Floor implements AutoCloseable {

    private static final String LEVELS = """
            with counted as (select * from unnest(?::bigint[], ?::integer[]) as counted (product_id, on_hand)),
            changed as (
              update floor.level set on_hand = counted.on_hand from counted
              where level.product_id = counted.product_id and level.on_hand <> counted.on_hand
              returning level.product_id, old.on_hand before, level.on_hand
            )
            insert into floor.change (product_id, before, after) select product_id, before, on_hand from changed
            """;

    private static final String BESIDE = """
              returning listing.product_id, listing.integration_id, old.quantity before, listing.quantity
            ), queued as (
              insert into floor.queue (integration_id, product_id) select integration_id, product_id from written
              on conflict do nothing
            ), ended as (
              delete from floor.warning using written
              where warning.product_id = written.product_id and warning.integration_id = written.integration_id
                and written.before = 0
            ), opened as (
              insert into floor.warning (product_id, integration_id)
              select product_id, integration_id from written where quantity = 0
              on conflict do nothing
            )
            select count(*) from written
            """;

    private static final String LISTINGS = """
            with counted as (select * from unnest(?::bigint[], ?::integer[]) as counted (product_id, on_hand)),
            written as (
              update floor.listing set quantity = shown.quantity
              from counted
              cross join floor.integration
              cross join lateral (
                select case when counted.on_hand <= integration.minimum then 0 else counted.on_hand end quantity) shown
              where listing.product_id = counted.product_id and listing.integration_id = integration.id
                and listing.quantity <> shown.quantity
            """ + BESIDE;

    private static final String MINIMUM = """
            with written as (
              update floor.listing set quantity = shown.quantity
              from floor.level
              cross join lateral (select case when level.on_hand <= ? then 0 else level.on_hand end quantity) shown
              where listing.product_id = level.product_id and listing.integration_id = ?
                and listing.quantity <> shown.quantity
            """ + BESIDE;

    private final Connection connection;

    private Floor(Connection connection) {
        this.connection = connection;
    }

    /** With the products, the units and the minimums of a shop. */
    static Floor of(BigShop shop) throws SQLException {
        return of(shop.retailerId());
    }

    static Floor of(long retailerId) throws SQLException {
        TestDatabase.execute("drop schema if exists floor cascade", "create schema floor",
                "create table floor.integration as select id, minimum_stock minimum from integration where retailer_id = "
                        + retailerId,
                "create table floor.level as select product_id, on_hand from stock_level where retailer_id = "
                        + retailerId + " order by product_id",
                "create table floor.change (product_id bigint not null, before integer not null, after integer not null,"
                        + " at timestamptz not null default now())",
                "create table floor.listing (product_id bigint not null, integration_id bigint not null, quantity integer"
                        + " not null) with (fillfactor = 70)",
                "create table floor.warning (product_id bigint not null, integration_id bigint not null, since timestamptz"
                        + " not null default now())",
                "create table floor.queue (integration_id bigint not null, product_id bigint not null, primary key"
                        + " (integration_id, product_id))",
                "insert into floor.listing select product_id, id, case when on_hand <= minimum then 0 else on_hand end from"
                        + " floor.level cross join floor.integration order by product_id, id",
                "insert into floor.warning select product_id, integration_id from floor.listing where quantity = 0",
                "alter table floor.integration add primary key (id)",
                "alter table floor.level add primary key (product_id)",
                "alter table floor.listing add primary key (product_id, integration_id)",
                "alter table floor.warning add primary key (product_id, integration_id)",
                "grant usage on schema floor to vigia", "grant all on all tables in schema floor to vigia",
                "vacuum analyze floor.integration, floor.level, floor.change, floor.listing, floor.warning, floor.queue");
        return connected();
    }

    private static Floor connected() throws SQLException {
        Connection connection = TestDatabase.plain();
        try (Statement settings = connection.createStatement()) {
            settings.execute("set random_page_cost = 1.1; set work_mem = '16MB'");
        }
        connection.setAutoCommit(false);
        return new Floor(connection);
    }

    /** The same with a connection of its own, which is to be given back by {@link #disconnect}. */
    Floor another() throws SQLException {
        return connected();
    }

    void disconnect() throws SQLException {
        connection.close();
    }

    /** One batch, one transaction. */
    void change(List<Long> productIds, List<Integer> onHand) throws SQLException {
        try (Statement plan = connection.createStatement();
                PreparedStatement levels = connection.prepareStatement(LEVELS);
                PreparedStatement listings = connection.prepareStatement(LISTINGS)) {
            // The planner would read all listings for a batch of this size; the index is several times faster.
            plan.execute("set local enable_seqscan = off");
            for (PreparedStatement statement : List.of(levels, listings)) {
                statement.setArray(1, connection.createArrayOf("bigint", productIds.toArray()));
                statement.setArray(2, connection.createArrayOf("integer", onHand.toArray()));
                statement.execute();
            }
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
            change(ids, onHand);
        }
    }

    void minimum(long integrationId, int units) throws SQLException {
        try (PreparedStatement integration = connection
                .prepareStatement("update floor.integration set minimum = ? where id = ?");
                PreparedStatement listings = connection.prepareStatement(MINIMUM)) {
            integration.setInt(1, units);
            integration.setLong(2, integrationId);
            integration.executeUpdate();
            listings.setInt(1, units);
            listings.setLong(2, integrationId);
            listings.execute();
        }
        connection.commit();
    }

    /** How many listings an integration holds at zero. */
    static long closed(long integrationId) {
        return TestDatabase.number("select count(*) from floor.warning where integration_id = " + integrationId);
    }

    @Override
    public void close() throws SQLException {
        disconnect();
        TestDatabase.execute("drop schema floor cascade");
    }
}
