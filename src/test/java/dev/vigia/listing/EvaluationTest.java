package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation.Again;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listing should show, the warnings and the queue. */
@QuarkusTest
class EvaluationTest extends EvaluationFixture {

    @Test
    void a_product_never_counted_gets_a_listing_that_sends_nothing() {
        evaluate();
        assertThat(listing(taza)).isEqualTo("unknown|-");
        assertThat(due()).isEmpty();
    }

    @Test
    void stock_above_the_minimum_is_to_be_shown() {
        count(taza, 6);
        assertThat(listing(taza)).isEqualTo("ok|6");
        assertThat(due()).containsExactly("2|" + taza);
    }

    @Test
    void stock_at_the_minimum_is_to_be_zero_and_opens_a_warning() {
        count(taza, 20);
        count(taza, 5);
        assertThat(listing(taza)).isEqualTo("below_minimum|0");
        assertThat(warnings(taza)).containsExactly("5|5|open");
    }

    @Test
    void recovery_closes_the_warning_and_a_second_fall_opens_another() {
        count(taza, 3);
        count(taza, 9);
        count(taza, 0);
        assertThat(warnings(taza)).containsExactly("3|5|closed", "0|5|open");
    }

    @Test
    void a_warning_opened_by_a_transaction_that_began_later_and_ended_earlier_is_closed_all_the_same() {
        count(taza, 3);
        Shop.execute("update listing_condition set since = now() + interval '1 second' where product_id = " + taza);
        count(taza, 9);
        assertThat(warnings(taza)).containsExactly("3|5|closed");
    }

    @Test
    void falling_from_few_to_none_stays_the_same_warning_and_sends_nothing_new() {
        count(taza, 3);
        List<String> due = due();
        count(taza, 0);
        assertThat(listing(taza)).isEqualTo("out_of_stock|0");
        assertThat(warnings(taza)).hasSize(1);
        assertThat(due()).isEqualTo(due);
    }

    @Test
    void evaluating_again_writes_nothing() {
        count(taza, 8);
        tell();
        String before = Shop.row("select xmin, ctid from listing where product_id = " + taza);
        assertThat(evaluate()).isEqualTo(new EvaluationResult(0, 0, 0));
        assertThat(inTransaction(() -> evaluation.again(shop.retailerId, 0)))
                .contains(new Again(0, taza));
        assertThat(Shop.row("select xmin, ctid from listing where product_id = " + taza)).isEqualTo(before);
    }

    @Test
    void unlimited_stock_shows_the_ceiling() {
        record(new Observation(taza, "main", 0, 0, true, tick()));
        assertThat(listing(taza)).isEqualTo("ok|99999");
    }

    @Test
    void a_listing_is_named_each_time_it_changes_while_it_sells_and_once_when_it_becomes_zero() {
        count(taza, 20);
        count(taza, 19);
        assertThat(due()).containsExactly("2|" + taza, "2|" + taza);
        count(taza, 1);
        count(taza, 0);
        assertThat(due()).containsExactly("2|" + taza, "2|" + taza, "0|" + taza);
    }

    @Test
    void a_reopening_goes_before_other_quantities() {
        count(taza, 1);
        tell();
        Shop.execute("delete from due where retailer_id = " + shop.retailerId);
        count(taza, 12);
        assertThat(due()).containsExactly("1|" + taza);
    }

    @Test
    void the_tallies_add_up_to_the_listings() {
        long mate = shop.product("MATE", "Casa > Cocina");
        count(taza, 20);
        count(mate, 20);
        count(mate, 2);
        assertThat(Shop.tally(integration))
                .containsExactly("below_minimum|1", "ok|1");
    }

    private List<String> due() {
        return Shop.rows("select priority, array_to_string(product_ids, ',') from due where integration_id = "
                + integration
                + " order by id");
    }

    @Test
    void a_zero_that_is_owed_stays_owed_when_the_stock_is_not_known_any_more() {
        count(taza, 22);
        Shop.tell("listing.product_id = " + taza);
        count(taza, 0);
        Shop.execute("delete from stock_level where product_id = " + taza);
        inTransaction(() -> evaluation.ofProducts(shop.retailerId, List.of(taza)));
        assertThat(Shop.listing(taza, integration)).returns("unknown", ListingRow::state).returns(0,
                ListingRow::desired)
                .returns(true, ListingRow::isDue);
        assertThat(inTransaction(() -> evaluation.unnamed(shop.retailerId, 0))).contains(new Again(0, taza));
    }

    @Test
    void what_sold_goes_on_as_it_was_told_when_the_stock_is_not_known_any_more() {
        count(taza, 22);
        Shop.tell("listing.product_id = " + taza);
        Shop.execute("delete from stock_level where product_id = " + taza);
        inTransaction(() -> evaluation.ofProducts(shop.retailerId, List.of(taza)));
        assertThat(Shop.listing(taza, integration)).returns(22, ListingRow::desired).returns(false, ListingRow::isDue);
    }
}
