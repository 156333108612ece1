package dev.vigia.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RowLevelSecurityTest {

    @Inject
    AgroalDataSource dataSource;

    @Test
    void a_request_sees_the_rows_of_its_own_retailer_only() {
        JsonPath ana = People.api("ana").get("/api/v1/who/database").jsonPath();
        JsonPath carla = People.api("carla").get("/api/v1/who/database").jsonPath();

        assertThat(ana.getString("role")).isEqualTo("vigia_retailer");
        assertThat(ana.getString("id")).isEqualTo(ana.getString("expected"));
        assertThat(ana.getString("visible")).isEqualTo("mate");
        assertThat(carla.getString("visible")).isEqualTo("carla");
        assertThat(carla.getString("id")).isNotEqualTo(ana.getString("id"));
    }

    @Test
    void work_without_a_retailer_is_done_as_the_owner() {
        People.api("ana").get("/api/v1/who/owner").then().body("role", equalTo("vigia"));
    }

    @Test
    void work_of_a_retailer_that_came_by_no_request_is_behind_the_same_wall() {
        Shop shop = new Shop();
        assertThat(RowLevelSecurity.asRetailer(shop.retailerId, () -> Shop.rows(
                "select current_user, string_agg(code, ',') from retailer"))).containsExactly("vigia_retailer|"
                        + shop.code);
        assertThat(Shop.rows("select current_user")).containsExactly("vigia");
        assertThat(RowLevelSecurity.asRetailer(shop.retailerId, () -> RowLevelSecurity.asSystem(() -> Shop.rows(
                "select current_user")))).containsExactly("vigia");
    }

    @Test
    void a_database_that_ends_every_session_costs_no_place_in_the_pool() throws SQLException {
        // More often than there are places.
        for (int session = 0; session < 25; session++) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("select pg_terminate_backend(pg_backend_pid())"))
                        .isInstanceOf(SQLException.class);
            }
        }

        People.api("ana").get("/api/v1/who/database").then().statusCode(200).body("visible", equalTo("mate"));
    }

    @Test
    void a_function_that_runs_as_the_owner_finds_no_temporary_object_of_its_caller() {
        assertThat(Shop.rows(
                "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace and not"
                        + " coalesce(array_to_string(proconfig, ';'), '') like '%search_path=public, pg_temp%'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "create temporary table product (id bigint)",
            "create temporary view product as select 1 as id",
            "create function pg_temp.seen(words text) returns boolean language sql as 'select true'",
            "create function public.seen(words text) returns boolean language sql as 'select true'" })
    void nobody_behind_the_wall_makes_anything(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement work = connection.createStatement()) {
            work.execute("set role vigia_retailer");
            try {
                assertThatThrownBy(() -> work.execute(statement)).hasMessageContaining("permission denied");
            } finally {
                work.execute("reset role");
            }
        }
    }

    @Test
    void a_connection_forgets_the_request_that_used_it() throws SQLException {
        for (int request = 0; request < 10; request++) {
            People.api("ana").get("/api/v1/who/database").then().statusCode(200);
        }
        List<Connection> all = new ArrayList<>();
        try {
            for (int held = 0; held < 10; held++) {
                Connection connection = dataSource.getConnection();
                all.add(connection);
                try (var rows = connection.createStatement()
                        .executeQuery("select current_user, coalesce(current_setting('vigia.retailer', true), '')")) {
                    rows.next();
                    assertThat(rows.getString(1)).isEqualTo("vigia");
                    assertThat(rows.getString(2)).isEmpty();
                }
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }
}
