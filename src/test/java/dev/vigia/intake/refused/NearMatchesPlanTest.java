package dev.vigia.intake.refused;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import dev.vigia.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SKUs that are much alike are found by index among many, also behind row-level security. */
@QuarkusTest
class NearMatchesPlanTest {

    private static final int PRODUCTS = 50_000;
    // The table has some thousand pages.
    private static final int MOST_PAGES = 200;

    private final Shop shop = new Shop();

    @Test
    void behind_the_wall_a_search_among_many_products_reads_few_pages_by_the_index() throws SQLException {
        Shop.execute("insert into category (retailer_id, path) values (" + shop.retailerId + ", 'Casa')");
        Shop.execute("insert into product (retailer_id, sku, name, category_id) select " + shop.retailerId
                + ", 'Cod-' || n, 'Taza', (select max(id) from category where retailer_id = " + shop.retailerId
                + ") from generate_series(1, " + PRODUCTS + ") n");
        TestDatabase.execute("vacuum analyze product");
        try (Connection connection = TestDatabase.plain(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role vigia_retailer");
            statement.execute("select set_config('vigia.retailer', '" + shop.retailerId + "', true)");
            String search = "select said, near from vigia_near_products(" + shop.retailerId
                    + ", array['cod-123', 'COD-4567', '0cod-49999', 'otro'])";
            assertThat(lines(statement, search)).containsExactlyInAnyOrder("cod-123|Cod-123", "COD-4567|Cod-4567",
                    "0cod-49999|Cod-49999");
            assertThat(lines(statement, "select pg_stat_get_xact_numscans('product_near_sku'::regclass) >= 4"))
                    .containsExactly("t");
            String plan = String.join("\n", lines(statement, "explain (analyze, buffers, timing off) " + search));
            assertThat(plan).contains("Function Scan on vigia_near_products");
            assertThat(Integer.parseInt(plan.replaceFirst("(?s).*?shared hit=(\\d+).*", "$1"))).as(plan)
                    .isLessThan(MOST_PAGES);
            assertThat(lines(statement, "select count(*) from vigia_near_products(" + (shop.retailerId - 1)
                    + ", array['cod-123'])")).containsExactly("0");
            connection.rollback();
        } finally {
            Shop.execute("delete from product where retailer_id = " + shop.retailerId);
        }
    }

    private static List<String> lines(Statement statement, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int cell = 1; cell <= rows.getMetaData().getColumnCount(); cell++) {
                    cells.add(rows.getString(cell));
                }
                lines.add(String.join("|", cells));
            }
        }
        return lines;
    }
}
