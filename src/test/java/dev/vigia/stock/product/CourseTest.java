package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stock of the last 30 days is drawn, and told in words and in a table. */
@QuarkusTest
class CourseTest {

    private Shelf shelf;
    private long product;

    @BeforeEach
    void a_cup_of_which_some_were_sold() {
        shelf = new Shelf();
        Shop.execute("update retailer set zone = 'UTC' where id = " + shelf.shop.retailerId);
        product = shelf.product("1", "Taza");
        shelf.listing(product, shelf.integration("Amazon"), "below_minimum", 60);
        moved("main", 20, 2, 12, 2, 10);
        moved("main", 12, 2, 3, 0, 3);
    }

    @Test
    void back_from_what_there_is_by_what_has_changed_since() {
        Document page = shelf.page("/stock/1");
        List<String> units = page.select(".course-table tbody td.number").eachText();
        assertThat(units).hasSize(30);
        assertThat(units.subList(0, 19)).containsOnly("18");
        assertThat(units.subList(19, 26)).containsOnly("10");
        assertThat(units.subList(26, 30)).containsOnly("3");
        assertThat(page.select("#course-words").text()).startsWith("Ahora hay 3 disponibles. El nivel más bajo fue 3");
    }

    @Test
    void the_minimum_is_a_line() {
        shelf.listing(product, shelf.integration("Livre"), "below_minimum", 60);
        Document page = shelf.page("/stock/1");
        assertThat(page.select(".course-minimum")).hasSize(1);
        assertThat(page.select(".course-key span").eachText()).containsExactly("mínimo 5");
        // Of 18 units at most 5 are so high.
        assertThat(page.select(".course-minimum").attr("d")).isEqualTo("M0 87H720");
        assertThat(page.select(".course-line").attr("d")).startsWith("M0 2H").endsWith("V100");
        assertThat(page.select("svg.course-chart").attr("aria-describedby")).isEqualTo("course-words");
    }

    @Test
    void a_warehouse_that_is_off_and_stock_without_limit_count_for_nothing() {
        Shop.execute("insert into warehouse (retailer_id, code, name, active) values (" + shelf.shop.retailerId
                + ", 'old', 'Old', false)");
        moved("old", 500, 0, 100, 0, 5);
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + shelf.shop.retailerId
                + ", 'web', 'Web')");
        moved("web", 7, 0, 0, 0, 15);
        Shop.execute(
                "update stock_change set unlimited = true, unlimited_before = false where warehouse_id = (select id"
                        + " from warehouse where code = 'web' and retailer_id = " + shelf.shop.retailerId + ")");
        List<String> units = shelf.page("/stock/1").select(".course-table tbody td.number").eachText();
        assertThat(units.subList(0, 14)).containsOnly("25");
        assertThat(units.subList(14, 19)).containsOnly("18");
    }

    @Test
    void what_was_never_counted_has_no_chart() {
        shelf.product("2", "Plato");
        assertThat(shelf.page("/stock/2").select(".course")).isEmpty();
    }

    private void moved(String warehouse, int before, int reservedBefore, int after, int reserved, int days) {
        Shop.execute("insert into stock_change (retailer_id, product_id, warehouse_id, on_hand_before, on_hand,"
                + " reserved_before, reserved, unlimited, observed_at, recorded_at, source) select retailer_id, "
                + product + ", id, " + before + ", " + after + ", " + reservedBefore + ", " + reserved
                + ", false, moment, moment, 'api:erp' from warehouse cross join lateral (select date_trunc('day', now()"
                + " at time zone 'UTC') at time zone 'UTC' - " + days + " * interval '1 day' moment) day where code = '"
                + warehouse + "' and retailer_id = " + shelf.shop.retailerId);
    }
}
