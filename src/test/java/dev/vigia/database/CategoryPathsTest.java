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

/** What the migrations make of paths that a database of before has with other blanks. */
class CategoryPathsTest {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void a_database_of_before_is_migrated() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").setLocaleConfig("encoding", "UTF-8")
                .setServerConfig("fsync", "off").start();
        DataSource database = postgres.getPostgresDatabase();
        Flyway.configure().dataSource(database).target("73").load().migrate();
        execute("""
                insert into retailer (code, name) values ('r', 'R'), ('other', 'O'), ('plain', 'P');
                insert into category (retailer_id, path, only_above) values
                  (1, 'Casa>Cocina', false), (1, 'Casa > Cocina', true), (1, 'Casa  >Cocina >', false), (1, 'Casa', false),
                  (1, 'Ropa>Niños', false), (1, '>', false), (2, 'Casa>Cocina', false), (3, 'Casa > Cocina', false),
                  (1, 'a' || repeat('>b', 190), false);
                insert into product (retailer_id, sku, name, category_id)
                select retailer_id, 'P' || id, 'p', id from category order by id;
                insert into integration (retailer_id, marketplace, name, country, every_category, minimum_stock) values
                  (1, 'amazon', 'Some', 'BR', false, 3), (1, 'amazon', 'All', 'BR', true, null), (3, 'amazon', 'P', 'BR', false, 3);
                insert into integration_category (integration_id, category_id, retailer_id) values (1, 1, 1), (1, 3, 1), (3, 8, 3);
                insert into audit_event (retailer_id, integration_id, actor, action, before, after) values
                  (1, 1, 'ana', 'changed', '{"everyCategory": true}', '{"everyCategory": false, "categories": [1, 3, 5]}');
                insert into minimum_rule (retailer_id, integration_id, category_id, minimum, in_force, created_by, from_at) values
                  (1, null, 1, 5, true, 'ana', null), (1, null, 2, 8, true, 'ana', null), (1, null, 3, 2, true, 'ana', null),
                  (1, 1, 3, 9, true, 'ana', null), (1, null, 3, 4, false, 'ana', '2099-01-01'), (1, null, 4, 1, true, 'ana', null);
                insert into winning_rule (product_id, category_id, integration_id, retailer_id, rule_id, rule_version, minimum, hold_back)
                values (0, 1, 2, 1, 1, 0, 5, false);
                insert into listing_condition (product_id, integration_id, retailer_id, category_id, since, state)
                values (1, 2, 1, 1, now(), 'unknown');
                insert into rollout (retailer_id, integration_id, reach, minimum_before, minimum, products, category_id)
                values (1, 1, true, 0, 0, 1, 1);
                insert into held_change (retailer_id, source) values (1, 'feed');
                insert into held_product (held_change_id, product_id, retailer_id, name, category)
                values (1, 1, 1, 'n', 'Casa>Cocina');
                insert into stock_import (retailer_id, name, person, category) values (1, 'under way', 'x', 'Sin>categoría');
                insert into stock_import_product (stock_import_id, sku, line, retailer_id, category)
                values (1, 'P1', 2, 1, 'Casa>Cocina');
                """);
        Flyway.configure().dataSource(database).load().migrate();
    }

    @AfterAll
    static void it_goes() throws IOException {
        postgres.close();
    }

    @Test
    void a_path_is_one_category_of_its_retailer() throws SQLException {
        assertThat(rows(
                "select concat_ws('|', id, path, only_above) from category where length(path) < 100 order by id"))
                .containsExactly("2|Casa > Cocina|f", "4|Casa|f", "5|Ropa > Niños|f", "6|#6|f", "7|Casa > Cocina|f",
                        "8|Casa > Cocina|f");
    }

    @Test
    void one_that_would_be_too_long_stays_as_it_is() throws SQLException {
        assertThat(rows("select path from category where length(path) > 100")).singleElement().asString().startsWith(
                "a>b");
    }

    @Test
    void whatever_names_a_category_names_the_one_that_stays() throws SQLException {
        assertThat(rows("select category_id from product order by id")).containsExactly("2", "2", "2", "4", "5", "6",
                "7",
                "8", "9");
        assertThat(rows("select integration_id || ' ' || category_id from integration_category order by 1"))
                .containsExactly("1 2", "3 8");
        assertThat(rows("select category_id from listing_condition")).containsExactly("2");
        assertThat(rows("select category from held_product union all select category from stock_import_product"))
                .containsExactly("Casa > Cocina", "Casa > Cocina");
        assertThat(rows("select category from stock_import")).containsExactly("Sin > categoría");
    }

    @Test
    void what_was_registered_before_is_found_under_the_one_that_stays() throws SQLException {
        assertThat(rows("select concat(before, ' ', after) from audit_event where action = 'changed'")).containsExactly(
                "{\"everyCategory\": true} {\"categories\": [1, 3, 5, 2], \"everyCategory\": false}");
    }

    @Test
    void of_rules_that_would_hold_at_once_the_strictest_stays_and_the_others_end() throws SQLException {
        assertThat(rows("select concat_ws('|', id, category_id, minimum, ended_by) from minimum_rule order by id"))
                .containsExactly("4|2|5|Vigia", "5|2|8", "6|2|2|Vigia", "7|2|9", "8|2|4", "9|4|1");
        assertThat(rows(
                "select concat_ws('|', actor, action, before ->> 'rule', before ->> 'category') from audit_event"
                        + " where actor = 'Vigia' order by id")).containsExactlyInAnyOrder("Vigia|rule ended|4|2",
                                "Vigia|rule ended|6|2");
    }

    @Test
    void the_rules_win_for_what_lies_below_them() throws SQLException {
        assertThat(rows("select concat_ws('|', category_id, integration_id, rule_id, minimum) from winning_rule"
                + " order by category_id, integration_id")).containsExactly("2|1|7|9", "2|2|5|8", "4|1|9|1", "4|2|9|1");
    }

    @Test
    void the_integrations_concerned_are_looked_at_again() throws SQLException {
        assertThat(rows("select concat_ws('|', integration_id, reach, quantities, minimum, products) from rollout"
                + " where ended_at is null order by integration_id")).containsExactly("1|t|t|3|7", "2|t|t|0|7");
        assertThat(rows("select concat_ws('|', integration_id, superseded, category_id) from rollout"
                + " where ended_at is not null")).containsExactly("1|t|2");
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
