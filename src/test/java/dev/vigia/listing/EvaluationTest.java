package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.inventory.StockWriteResult;
import dev.vigia.listing.Evaluation.Again;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EvaluationTest {

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    private final Shop shop = new Shop();
    private final long integration = shop.integration("amazon", 5);
    private final long taza = shop.product("TAZA", "Casa > Cocina");
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_product_never_counted_gets_a_listing_that_sends_nothing() {
        evaluate();
        assertThat(listing(taza)).isEqualTo("unknown|-|0");
        assertThat(due()).isEmpty();
    }

    @Test
    void stock_above_the_minimum_is_to_be_shown() {
        count(taza, 6);
        assertThat(listing(taza)).isEqualTo("ok|6|1");
        assertThat(due()).containsExactly("2|" + taza);
    }

    @Test
    void stock_at_the_minimum_is_to_be_zero_and_opens_a_warning() {
        count(taza, 20);
        count(taza, 5);
        assertThat(listing(taza)).isEqualTo("below_minimum|0|2");
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
        Shop.execute("update warning set opened_at = now() + interval '1 second' where product_id = " + taza);
        count(taza, 9);
        assertThat(warnings(taza)).containsExactly("3|5|closed");
    }

    @Test
    void falling_from_few_to_none_stays_the_same_warning_and_sends_nothing_new() {
        count(taza, 3);
        count(taza, 0);
        assertThat(listing(taza)).isEqualTo("out_of_stock|0|1");
        assertThat(warnings(taza)).hasSize(1);
    }

    @Test
    void a_changed_minimum_is_evaluated_for_every_listing_at_once() {
        count(taza, 8);
        minimum(8);
        assertThat(evaluate().zeros()).isEqualTo(1);
        assertThat(listing(taza)).isEqualTo("below_minimum|0|2");
        minimum(7);
        evaluate();
        assertThat(listing(taza)).isEqualTo("ok|8|3");
    }

    @Test
    void a_minimum_that_changed_alone_is_decided_on_the_listings_as_it_would_be_on_the_stock() {
        long mate = shop.product("MATE", "Casa > Cocina");
        shop.product("TERMO", "Casa > Cocina");
        evaluate();
        count(taza, 8);
        count(mate, 3);
        minimum(8);
        assertThat(byMinimum().zeros()).isEqualTo(1);
        assertThat(listing(taza)).isEqualTo("below_minimum|0|2");
        assertThat(evaluate()).isEqualTo(new EvaluationResult(0, 0, 0));
        minimum(2);
        assertThat(byMinimum().changed()).isEqualTo(2);
        assertThat(List.of(listing(taza), listing(mate))).containsExactly("ok|8|3", "ok|3|2");
        assertThat(evaluate()).isEqualTo(new EvaluationResult(0, 0, 0));
        assertThat(warnings(taza)).containsExactly("8|8|closed");
    }

    @Test
    void a_changed_minimum_leaves_alone_what_is_withdrawn() {
        count(taza, 8);
        Shop.registerNoCategory(integration);
        evaluate();
        minimum(1);
        assertThat(byMinimum()).isEqualTo(new EvaluationResult(0, 0, 0));
        assertThat(listing(taza)).isEqualTo("withdrawn|0|2");
    }

    @Test
    void evaluating_again_writes_nothing() {
        count(taza, 8);
        String before = Shop.row("select xmin, ctid from listing where product_id = " + taza);
        assertThat(evaluate()).isEqualTo(new EvaluationResult(0, 0, 0));
        assertThat(inTransaction(() -> evaluation.again(shop.retailerId, 0)))
                .contains(new Again(new EvaluationResult(0, 0, 0), taza));
        assertThat(Shop.row("select xmin, ctid from listing where product_id = " + taza)).isEqualTo(before);
    }

    @Test
    void a_product_that_leaves_the_registered_categories_goes_to_zero_and_comes_back() {
        count(taza, 8);
        Shop.registerNoCategory(integration);
        evaluate();
        assertThat(listing(taza)).isEqualTo("withdrawn|0|2");
        Shop.execute("insert into integration_category select " + integration
                + ", category_id, retailer_id from product "
                + "where id = " + taza);
        evaluate();
        assertThat(listing(taza)).isEqualTo("ok|8|3");
    }

    @Test
    void a_product_outside_the_registered_categories_gets_no_listing() {
        Shop.registerNoCategory(integration);
        count(taza, 8);
        assertThat(Shop.rows("select 1 from listing where product_id = " + taza)).isEmpty();
    }

    @Test
    void availability_is_the_sum_over_warehouses_less_what_is_reserved() {
        record(new Observation(taza, "norte", 4, 1, false, tick()), new Observation(taza, "sur", 5, 0, false, tick()));
        assertThat(listing(taza)).isEqualTo("ok|8|1");
    }

    @Test
    void only_chosen_warehouses_count_and_one_where_it_never_was_counts_as_none() {
        record(new Observation(taza, "norte", 10, 0, false, tick()), new Observation(taza, "sur", 7, 0, false, tick()));
        choose("norte");
        assertThat(listing(taza)).isEqualTo("ok|10|2");
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + shop.retailerId
                + ", 'este', 'Este')");
        Shop.execute("delete from integration_warehouse where integration_id = " + integration);
        choose("este");
        assertThat(listing(taza)).isEqualTo("out_of_stock|0|3");
    }

    @Test
    void units_of_a_warehouse_that_is_off_are_not_offered() {
        record(new Observation(taza, "norte", 10, 0, false, tick()), new Observation(taza, "sur", 7, 0, false, tick()));
        Shop.execute("update warehouse set active = false where code = 'norte' and retailer_id = " + shop.retailerId);
        evaluate();
        assertThat(listing(taza)).isEqualTo("ok|7|2");
    }

    @Test
    void a_negative_balance_in_one_warehouse_lowers_the_sum_and_never_goes_out_negative() {
        record(new Observation(taza, "norte", 1, 0, false, tick()), new Observation(taza, "sur", -9, 0, false, tick()));
        assertThat(listing(taza)).isEqualTo("out_of_stock|0|1");
    }

    @Test
    void unlimited_stock_shows_the_ceiling() {
        record(new Observation(taza, "main", 0, 0, true, tick()));
        assertThat(listing(taza)).isEqualTo("ok|99999|1");
    }

    @Test
    void the_preview_tells_what_saving_will_do() {
        long mate = shop.product("MATE", "Casa > Cocina");
        count(taza, 8);
        count(mate, 3);
        Impact impact = inTransaction(() -> evaluation.impactOf(shop.retailerId, integration, new MinimumStock(8)));
        assertThat(told(impact)).isEqualTo(List.of(1L, 0L, 1L, 11L, List.of("TAZA")));
        Impact lower = inTransaction(() -> evaluation.impactOf(shop.retailerId, integration, new MinimumStock(2)));
        assertThat(told(lower)).isEqualTo(List.of(0L, 1L, 1L, 0L, List.of("MATE")));
        minimum(8);
        assertThat(evaluate().zeros()).isEqualTo((int) impact.toZero());
    }

    @Test
    void a_listing_that_is_due_already_is_named_again_only_when_it_becomes_zero() {
        count(taza, 20);
        count(taza, 19);
        count(taza, 18);
        assertThat(due()).containsExactly("2|" + taza);
        count(taza, 1);
        assertThat(due()).containsExactly("2|" + taza, "0|" + taza);
    }

    @Test
    void a_reopening_goes_before_other_quantities() {
        count(taza, 1);
        Shop.execute("update listing set sent = 0, sent_revision = desired_revision where product_id = " + taza);
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

    @Test
    void an_observation_older_than_what_is_known_changes_nothing() {
        Instant first = tick();
        Instant second = tick();
        record(new Observation(taza, "main", 9, 0, false, second));
        StockWriteResult late = record(new Observation(taza, "main", 50, 0, false, first));
        assertThat(late).isEqualTo(new StockWriteResult(0, 0, 1, List.of()));
        assertThat(listing(taza)).isEqualTo("ok|9|1");
    }

    @Test
    void the_newest_of_one_batch_wins_wherever_it_stands() {
        Instant first = tick();
        Instant second = tick();
        StockWriteResult both = record(new Observation(taza, "main", 9, 0, false, second),
                new Observation(taza, "main", 50, 0, false, first));
        assertThat(both.accepted()).isEqualTo(1);
        assertThat(both.outdated()).isEqualTo(1);
        assertThat(listing(taza)).isEqualTo("ok|9|1");
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

    private void count(long product, int onHand) {
        record(new Observation(product, "main", onHand, 0, false, tick()));
    }

    private StockWriteResult record(Observation... observations) {
        return inTransaction(() -> {
            StockWriteResult recorded = inventory.record(shop.retailerId, List.of(observations), "test");
            evaluation.ofProducts(shop.retailerId, recorded.productIds());
            return recorded;
        });
    }

    private EvaluationResult evaluate() {
        return inTransaction(() -> evaluation.ofIntegration(shop.retailerId, integration));
    }

    private EvaluationResult byMinimum() {
        return inTransaction(() -> evaluation.ofMinimum(shop.retailerId, integration));
    }

    private void minimum(int units) {
        Shop.execute("update integration set minimum_stock = " + units + " where id = " + integration);
    }

    private void choose(String warehouse) {
        Shop.execute("update integration set every_warehouse = false where id = " + integration);
        Shop.execute("insert into integration_warehouse select " + integration
                + ", id, retailer_id from warehouse where "
                + "code = '" + warehouse + "' and retailer_id = " + shop.retailerId);
        evaluate();
    }

    private Instant tick() {
        clock = clock.plusSeconds(1);
        return clock;
    }

    private String listing(long product) {
        return Shop.row(
                "select state, coalesce(desired::text, '-'), desired_revision from listing where integration_id = "
                        + integration + " and product_id = " + product);
    }

    private List<String> warnings(long product) {
        return Shop.rows(
                "select available, minimum, case when closed_at is null then 'open' else 'closed' end from warning "
                        + "where product_id = " + product + " order by id");
    }

    private List<String> due() {
        return Shop.rows("select priority, array_to_string(product_ids, ',') from due where integration_id = "
                + integration
                + " order by id");
    }

    private static <T> T inTransaction(java.util.concurrent.Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private static List<Object> told(Impact impact) {
        return List.of(impact.toZero(), impact.toReopen(), impact.unchanged(), impact.unitsWithheld(), impact.sample());
    }
}
