package dev.vigia.database;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import dev.vigia.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However much has been changed, a page of the history reads as much as it shows, behind the wall between retailers. */
@QuarkusTest
class HistoryPlansTest {

    private static Shop shop;
    private static String readsAll;

    @BeforeAll
    static void thirty_thousand_changes_of_three_shops() {
        shop = new Shop();
        readsAll = "Seq Scan on " + TestDatabase.text(
                "select 'audit_event_' || to_char(now() at time zone 'UTC', 'YYYYMM')");
        TestDatabase.execute(
                "insert into audit_event (retailer_id, integration_id, actor, action, before, after) select "
                        + shop.retailerId
                        + " + 1000000 * (n % 3), n % 9, 'P' || n % 40, (array['changed', 'rule changed', 'asked',"
                        + " 'settings_changed'])[1 + n % 4], jsonb_build_object('rule', n % 500, 'minimumStock', n % 7),"
                        + " jsonb_build_object('rule', n % 500, 'minimumStock', n % 5) from generate_series(1, 30000) n",
                "vacuum analyze audit_event");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "?person=P7", "?what=held", "?what=minimum", "?rule=40", "?integration=3" })
    void no_filter_reads_a_month_from_end_to_end(String query) throws Exception {
        RequestSpecification visitor = People.stranger("paula", "viewer,retailer:" + shop.code);
        List<String> asked = Statements.of(() -> given().spec(visitor).get("/history" + query).then().statusCode(200),
                sql -> sql.contains("audit_event"));
        assertThat(asked).hasSizeGreaterThanOrEqualTo(2);
        for (String sql : asked) {
            assertThat(plan(sql)).as(sql).doesNotContain(readsAll);
        }
    }

    private static String plan(String sql) throws Exception {
        // PostgreSQL explains a statement whose parameters nobody gave only in its simple protocol.
        try (Connection connection = TestDatabase.plain("?preferQueryMode=simple");
                Statement statement = connection.createStatement()) {
            statement.execute("set random_page_cost = 1.1; set vigia.retailer = '" + shop.retailerId
                    + "'; set role vigia_retailer");
            StringBuilder lines = new StringBuilder();
            try (ResultSet rows = statement.executeQuery("explain (generic_plan, costs off) " + Statements.numbered(
                    sql))) {
                while (rows.next()) {
                    lines.append(rows.getString(1)).append('\n');
                }
            }
            return lines.toString();
        }
    }

    /** Other tests of this run shall not pay for so many rows. */
    @AfterAll
    static void forget() {
        TestDatabase.execute("delete from audit_event where retailer_id % 1000000 = " + shop.retailerId
                + " and actor like 'P%'", "vacuum analyze audit_event");
    }
}
