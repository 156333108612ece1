package dev.vigia.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the migrations make of look-alikes that a database of before has. */
class LookAlikesTest {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void a_database_of_before_is_migrated() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").setLocaleConfig("encoding", "UTF-8")
                .setServerConfig("fsync", "off").start();
        DataSource database = postgres.getPostgresDatabase();
        Flyway.configure().dataSource(database).target("20").load().migrate();
        execute("""
                insert into retailer (code, name) values ('r', 'R'), ('other', 'O');
                insert into category (retailer_id, path) values (1, 'Café'), (1, U&'Cafe\\0301'), (1, U&'T\\00E9\\00A0'),
                  (1, U&'\\200B'), (2, U&'Cafe\\0301');
                insert into product (retailer_id, sku, name, category_id) values
                  (1, 'D', 'd', 1), (1, U&'D\\00A0', 'd', 2), (1, U&'\\FEFFE', 'e', 3), (1, 'PLAIN', 'p', 4),
                  (1, U&'F\\200B', 'f', 1), (1, U&'F\\200C', 'f', 1), (1, U&'\\200B', 'x', 1), (2, U&'D\\00A0', 'd', 5),
                  (1, repeat(U&'\\+01D160', 100), 'long', 1);
                insert into warehouse (retailer_id, code, name) values (1, 'Norte', 'Norte'), (1, U&'Norte\\00A0', 'Norte'),
                  (1, U&'\\200Bnorte', 'x'), (1, 'Sıvas', 'a'), (1, 'Sivas', 'b'), (1, U&'\\2060', 'c'), (1, 'Sur', 'Sur');
                insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited, observed_at) values
                  (1, 1, 1, 5, 0, false, '2026-01-01'), (1, 2, 1, 4, 0, false, '2026-01-02'), (2, 1, 1, 3, 1, false, '2026-01-03'),
                  (4, 7, 1, 0, -5, false, '2026-01-01'), (3, 7, 1, 8, 0, false, '2026-01-01');
                insert into integration (retailer_id, marketplace, name, country, every_category, every_warehouse) values
                  (1, 'amazon', 'Uno', 'BR', false, false), (1, 'amazon', U&'Uno\\00A0', 'BR', true, true),
                  (1, 'amazon', U&'\\200B', 'BR', true, true), (1, 'amazon', U&'Dos\\FEFF', 'BR', true, true);
                insert into integration_category (integration_id, category_id, retailer_id) values (1, 2, 1);
                insert into integration_warehouse (integration_id, warehouse_id, retailer_id) values (1, 2, 1);
                insert into held_change (retailer_id, source) values (1, 'feed');
                insert into held_stock (held_change_id, product_id, warehouse, retailer_id, on_hand, reserved, unlimited, observed_at, source)
                values (1, 1, 'Norte', 1, 1, 0, false, '2026-01-01', 's'), (1, 1, U&'NORTE\\00A0', 1, 2, -3, false, '2026-01-02', 's');
                insert into stock_import (retailer_id, name, person) values (1, 'under way', 'x');
                insert into stock_import_line (stock_import_id, line, retailer_id, sku, warehouse, on_hand, reserved, unlimited)
                values (1, 2, 1, U&'D\\00A0', U&'Norte\\200B', 1, -1, false);
                """);
        Flyway.configure().dataSource(database).load().migrate();
    }

    @AfterAll
    static void it_goes() throws IOException {
        postgres.close();
    }

    @Test
    void one_product_stays_and_the_other_is_kept_under_a_name_with_its_number() throws SQLException {
        assertThat(rows("select sku from product where length(sku) < 100 order by id")).containsExactly("D", "D (2)",
                "E",
                "PLAIN", "F", "F (6)", "#7", "D");
    }

    @Test
    void one_warehouse_stays_and_the_others_are_off() throws SQLException {
        assertThat(rows("select code || ' ' || active from warehouse order by id")).containsExactly("Norte true",
                "Norte (2) false", "norte (3) false", "Sıvas true", "Sivas (5) false", "#6 true", "Sur true");
        assertThat(rows("select warehouse_id from integration_warehouse order by 1")).containsExactly("1", "2");
    }

    @Test
    void categories_are_joined_with_their_products_and_registrations() throws SQLException {
        assertThat(rows("select path from category order by id")).containsExactly("Café", "Té", "#4", "Café");
        assertThat(rows("select category_id from product where length(sku) < 100 order by id")).containsExactly("1",
                "1", "3",
                "4", "1", "1", "1", "5");
        assertThat(rows("select category_id from integration_category")).containsExactly("1");
    }

    @Test
    void an_integration_has_a_name_that_can_be_seen() throws SQLException {
        assertThat(rows("select name from integration order by id")).containsExactly("Uno", "Uno (2)", "amazon 3",
                "Dos");
    }

    @Test
    void levels_become_lines_of_a_file_that_the_newest_observation_wins() throws SQLException {
        assertThat(rows("select name || ' ' || items from stock_import where id > 1")).containsExactly(
                "SKU y almacenes que se ven iguales 5");
        assertThat(rows("select concat_ws(' ', sku, warehouse, on_hand, reserved, observed_at::date < '2026-02-01')"
                + " from stock_import_line where stock_import_id > 1 order by line")).containsExactly("D Norte 4 0 t",
                        "D Norte 3 1 t", "PLAIN Sur 0 0 t", "D Norte (2) 0 0 f", "D (2) Norte 0 0 f");
    }

    @Test
    void what_is_held_or_under_way_is_spelled_as_well() throws SQLException {
        assertThat(rows("select concat_ws('|', warehouse, on_hand, reserved) from held_stock")).containsExactly(
                "NORTE|2|0");
        assertThat(rows(
                "select concat_ws('|', sku, warehouse, reserved) from stock_import_line where stock_import_id = 1"))
                .containsExactly("D|Norte|0");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
