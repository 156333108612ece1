package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inventory.Observation;
import dev.vigia.inventory.StockWriteResult;
import dev.vigia.testing.DueRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which categories, warehouses and observations count. */
@QuarkusTest
class AvailabilityTest extends EvaluationFixture {

    @Test
    void a_product_that_leaves_the_registered_categories_goes_to_zero_and_comes_back() {
        count(taza, 8);
        tell();
        Shop.registerNoCategory(integration);
        evaluate();
        assertThat(listing(taza)).isEqualTo("withdrawn|0");
        Shop.execute("insert into integration_category select " + integration
                + ", category_id, retailer_id from product "
                + "where id = " + taza);
        evaluate();
        assertThat(listing(taza)).isEqualTo("ok|8");
    }

    @Test
    void what_left_the_registered_categories_before_it_was_told_anything_is_told_its_zero_when_it_is_back() {
        count(taza, 8);
        Shop.registerNoCategory(integration);
        evaluate();
        assertThat(listing(taza)).isEqualTo("withdrawn|-");
        Shop.execute("delete from due where integration_id = " + integration);
        Shop.execute("update integration set every_category = true where id = " + integration);
        count(taza, 3);
        assertThat(listing(taza)).isEqualTo("below_minimum|0");
        assertThat(Shop.due(integration)).extracting(DueRow::priority).containsExactly(0);
    }

    @Test
    void a_product_outside_the_registered_categories_gets_no_listing() {
        Shop.registerNoCategory(integration);
        count(taza, 8);
        assertThat(Shop.listings(integration)).isEmpty();
    }

    @Test
    void availability_is_the_sum_over_warehouses_less_what_is_reserved() {
        record(new Observation(taza, "norte", 4, 1, false, tick()), new Observation(taza, "sur", 5, 0, false, tick()));
        assertThat(listing(taza)).isEqualTo("ok|8");
    }

    @Test
    void only_chosen_warehouses_count_and_one_where_it_never_was_counts_as_none() {
        record(new Observation(taza, "norte", 10, 0, false, tick()), new Observation(taza, "sur", 7, 0, false, tick()));
        choose("norte");
        assertThat(listing(taza)).isEqualTo("ok|10");
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + shop.retailerId
                + ", 'este', 'Este')");
        Shop.execute("delete from integration_warehouse where integration_id = " + integration);
        choose("este");
        assertThat(listing(taza)).isEqualTo("out_of_stock|0");
    }

    @Test
    void units_of_a_warehouse_that_is_off_are_not_offered() {
        record(new Observation(taza, "norte", 10, 0, false, tick()), new Observation(taza, "sur", 7, 0, false, tick()));
        Shop.execute("update warehouse set active = false where code = 'norte' and retailer_id = " + shop.retailerId);
        evaluate();
        assertThat(listing(taza)).isEqualTo("ok|7");
    }

    @Test
    void a_negative_balance_in_one_warehouse_lowers_the_sum_and_never_goes_out_negative() {
        record(new Observation(taza, "norte", 1, 0, false, tick()), new Observation(taza, "sur", -9, 0, false, tick()));
        assertThat(listing(taza)).isEqualTo("out_of_stock|0");
    }

    @Test
    void an_observation_older_than_what_is_known_changes_nothing() {
        Instant first = tick();
        Instant second = tick();
        record(new Observation(taza, "main", 9, 0, false, second));
        StockWriteResult late = record(new Observation(taza, "main", 50, 0, false, first));
        assertThat(late).isEqualTo(new StockWriteResult(0, 0, 1, List.of()));
        assertThat(listing(taza)).isEqualTo("ok|9");
    }

    @Test
    void the_newest_of_one_batch_wins_wherever_it_stands() {
        Instant first = tick();
        Instant second = tick();
        StockWriteResult both = record(new Observation(taza, "main", 9, 0, false, second),
                new Observation(taza, "main", 50, 0, false, first));
        assertThat(both.accepted()).isEqualTo(1);
        assertThat(both.outdated()).isEqualTo(1);
        assertThat(listing(taza)).isEqualTo("ok|9");
    }

    @Test
    void the_same_quantity_seen_later_is_unchanged_and_keeps_older_ones_out() {
        Instant first = tick();
        Instant second = tick();
        Instant third = tick();
        record(new Observation(taza, "main", 9, 0, false, first));
        assertThat(record(new Observation(taza, "main", 9, 0, false, third)).unchanged()).isEqualTo(1);
        assertThat(record(new Observation(taza, "main", 50, 0, false, second)).outdated()).isEqualTo(1);
    }

    @Test
    void each_change_is_a_row_of_the_ledger() {
        count(taza, 9);
        count(taza, 9);
        count(taza, 2);
        assertThat(Shop.rows(
                "select coalesce(on_hand_before::text, '-'), on_hand, source from stock_change where product_id = "
                        + taza + " order by recorded_at, observed_at")).containsExactly("-|9|test", "9|2|test");
    }

    @Test
    void the_ledger_keeps_whether_stock_was_unlimited_before() {
        count(taza, 9);
        record(new Observation(taza, "main", 0, 0, true, tick()));
        record(new Observation(taza, "main", 5, 0, false, tick()));
        assertThat(Shop.rows("select coalesce(cast(unlimited_before as text), '-'), unlimited from stock_change"
                + " where product_id = " + taza + " order by recorded_at, observed_at")).containsExactly("-|f",
                        "false|t", "true|f");
    }

    private void choose(String warehouse) {
        Shop.execute("update integration set every_warehouse = false where id = " + integration);
        Shop.execute("insert into integration_warehouse select " + integration
                + ", id, retailer_id from warehouse where "
                + "code = '" + warehouse + "' and retailer_id = " + shop.retailerId);
        evaluate();
    }
}
