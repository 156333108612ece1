package dev.vigia.listing.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vigia.intake.Intake;
import dev.vigia.intake.StockItem;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.Impact;
import dev.vigia.listing.preview.Impacts;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A changed rule that is carried out slice by slice. */
@QuarkusTest
class RolloutTest extends RolloutFixture {

    @Inject
    Impacts impacts;

    @Inject
    Intake intake;

    @Test
    void zeros_of_the_first_slice_are_named_while_the_rest_is_not_compared() {
        products.forEach(product -> count(product, 8));
        settle();
        node.changeMinimum(shop, integration, 10);
        assertThat(named()).as("before the first slice").isEmpty();
        node.slice(shop);
        assertThat(zeros()).containsExactly(products.get(0));
        assertThat(states()).containsExactly("below_minimum", "ok", "ok", "ok");
        node.finish(shop);
        assertThat(zeros()).containsExactlyElementsOf(products);
    }

    @Test
    void a_stock_change_that_no_slice_has_come_by_yet_goes_by_the_new_minimum() {
        products.forEach(product -> count(product, 8));
        settle();
        node.changeMinimum(shop, integration, 10);
        count(products.get(3), 7);
        assertThat(desired(products.get(3))).isZero();
        assertThat(zeros()).containsExactly(products.get(3));
        node.finish(shop);
        assertThat(zeros()).as("named once").containsExactly(products.get(3), products.get(0), products.get(1),
                products.get(2));
        assertThat(node.latest(shop, integration).toZero()).isEqualTo(3);
    }

    @Test
    void a_change_that_supersedes_another_reopens_what_stood_at_zero_by_the_one_before() {
        count(products.get(0), 3);
        count(products.get(1), 4);
        count(products.get(2), 30);
        count(products.get(3), 60);
        node.changeMinimum(shop, integration, 50);
        node.finish(shop);
        assertThat(desired()).containsExactly(0, 0, 0, 60);
        node.changeMinimum(shop, integration, 3);
        node.slice(shop);
        node.changeMinimum(shop, integration, 4);
        node.finish(shop);
        assertThat(desired()).containsExactly(0, 0, 30, 60);
        assertThat(Shop.rows("select minimum_before, minimum, compared, superseded from rollout where retailer_id = "
                + shop.retailerId + " order by id")).containsExactly("5|50|4|f", "50|3|1|t", "3|4|4|f");
        assertThat(forgotten()).containsExactly(0);
    }

    @Test
    void rules_that_change_faster_than_a_round_reach_every_product_once() {
        products.forEach(product -> count(product, 8));
        settle();
        for (int minimum = 10; minimum < 14; minimum++) {
            node.changeMinimum(shop, integration, minimum);
            node.slice(shop);
        }
        assertThat(zeros()).containsExactlyElementsOf(products);
        node.changeMinimum(shop, integration, 14);
        node.slice(shop);
        node.slice(shop);
        node.changeMinimum(shop, integration, 5);
        node.slice(shop);
        new RolloutNode(1).finish(shop);
        assertThat(node.latest(shop, integration)).returns(4L, Rollout::compared).returns(4L, Rollout::products)
                .returns(4L, Rollout::toReopen);
        assertThat(named().subList(4, 8)).as("the one after the last comes first").containsExactly(products.get(1),
                products.get(2), products.get(3), products.get(0));
        assertThat(forgotten()).containsExactly(0);
    }

    @Test
    void a_minimum_over_an_unfinished_change_of_categories_looks_at_the_categories_too() {
        products.forEach(product -> count(product, 8));
        settle();
        node.changeReach(shop, integration, "update integration set every_category = false where id = " + integration);
        node.changeMinimum(shop, integration, 6);
        node.finish(shop);
        assertThat(Shop.tally(integration)).containsExactly("withdrawn|4");
        assertThat(desired()).containsOnly(0);
    }

    @Test
    void the_preview_tells_what_the_slices_do() {
        count(products.get(0), 8);
        count(products.get(1), 12);
        count(products.get(2), 3);
        count(products.get(3), 40);
        Impact raised = impact(12);
        node.changeMinimum(shop, integration, 12);
        node.finish(shop);
        assertThat(node.latest(shop, integration)).returns(raised.toZero(), Rollout::toZero)
                .returns(raised.toReopen(), Rollout::toReopen).returns(2L, Rollout::toZero);
        Impact lowered = impact(2);
        node.changeMinimum(shop, integration, 2);
        node.finish(shop);
        assertThat(node.latest(shop, integration)).returns(lowered.toZero(), Rollout::toZero)
                .returns(lowered.toReopen(), Rollout::toReopen).returns(3L, Rollout::toReopen);
    }

    @Test
    void products_are_compared_some_at_a_time_and_no_more_are_evaluated_than_may_be() {
        products.forEach(product -> count(product, 8));
        RolloutNode larger = new RolloutNode(10, 3);
        larger.changeMinimum(shop, integration, 8);
        larger.slice(shop);
        assertThat(larger.latest(shop, integration).compared()).isEqualTo(3);
        assertThat(states()).containsExactly("below_minimum", "below_minimum", "below_minimum", "ok");
        larger.finish(shop);
        assertThat(larger.latest(shop, integration)).returns(4L, Rollout::compared).returns(4L, Rollout::products)
                .returns(4L, Rollout::toZero).returns(false, Rollout::isRunning);
    }

    @Test
    void a_new_integration_gets_its_listings_slice_by_slice() {
        products.forEach(product -> count(product, 8));
        long other = QuarkusTransaction.requiringNew().call(() -> {
            long connected = shop.integration("dafiti", 8);
            node.rollouts().begin(shop.retailerId, connected, RuleChange.ofReach(new MinimumStock(8)));
            return connected;
        });
        assertThat(Shop.listings(other)).isEmpty();
        count(products.get(3), 9);
        assertThat(Shop.listings(other)).as("a stock change comes first").hasSize(1);
        node.slice(shop);
        assertThat(Shop.listings(other)).hasSize(2);
        node.finish(shop);
        assertThat(Shop.tally(other)).containsExactly("below_minimum|3", "ok|1");
    }

    @Test
    void stock_that_comes_in_before_the_first_slice_of_a_new_integration_is_told_there() {
        products.forEach(product -> count(product, 8));
        long other = QuarkusTransaction.requiringNew().call(() -> {
            long connected = shop.integration("dafiti", 5);
            node.rollouts().begin(shop.retailerId, connected, RuleChange.ofReach(new MinimumStock(5)));
            return connected;
        });
        String sku = Shop.rows("select sku from product where id = " + products.get(3)).get(0);
        intake.putStock(shop.retailerId, List.of(new StockItem(0, sku, "main", 9, 0, false, Optional.of(Instant.parse(
                "2026-06-01T00:00:00Z")))), Instant.now(), "test", new ArrayList<>());
        assertThat(Shop.listings(other)).extracting(ListingRow::product, ListingRow::desired).containsExactly(
                tuple(products.get(3), 9));
        assertThat(Shop.due(other).stream().flatMap(row -> row.products().stream())).containsExactly(products.get(3));
        node.finish(shop);
        assertThat(Shop.tally(other)).containsExactly("ok|4");
    }

    @Test
    void warehouses_that_are_chosen_are_carried_out_as_well() {
        products.forEach(product -> count(product, 8));
        node.changeReach(shop, integration, "update integration set every_warehouse = false where id = "
                + integration);
        node.slice(shop);
        assertThat(states()).containsExactly("out_of_stock", "ok", "ok", "ok");
        node.finish(shop);
        assertThat(Shop.tally(integration)).containsExactly("out_of_stock|4");
    }

    @Test
    void the_night_finds_no_fault_in_what_has_not_been_compared_yet() {
        products.forEach(product -> count(product, 8));
        node.changeMinimum(shop, integration, 10);
        node.slice(shop);
        assertThat(forgotten()).isEmpty();
        node.finish(shop);
        assertThat(forgotten()).containsExactly(0);
    }

    private Impact impact(int minimum) {
        return QuarkusTransaction.requiringNew().call(() -> impacts.of(shop.retailerId, integration,
                OptionalInt.of(minimum)));
    }
}
