package dev.vigia.sync.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.LeaseLost;
import dev.vigia.sync.lease.Leases;
import dev.vigia.testing.DueRow;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers settle what was sent, and nothing else. */
@QuarkusTest
class SettlementTest {

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @Inject
    Settlement settlement;

    @Inject
    Leases leases;

    @Inject
    InDoubtUpdates inDoubt;

    private final Shop shop = new Shop();
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void what_a_node_without_the_lease_learned_is_not_written() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 12);
        Lease lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration))
                .orElseThrow();
        Shop.execute("update lease set owner = gen_random_uuid(), epoch = epoch + 1 where integration_id = "
                + integration);
        assertThatThrownBy(() -> settle(lease, taza, 12, 1, Outcome.applied())).isInstanceOf(LeaseLost.class);
        assertThat(Shop.listing(taza).sentRevision()).isEqualTo(0);
    }

    @Test
    void only_the_revision_that_was_sent_is_settled() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 12);
        Lease lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration))
                .orElseThrow();
        Shop.execute("delete from due where integration_id = " + integration);
        count(taza, 1);
        Shop.execute("delete from due where integration_id = " + integration);
        settle(lease, taza, 12, 1, Outcome.applied());
        assertThat(Shop.listing(taza)).returns(12, ListingRow::sent).returns(1, ListingRow::sentRevision).returns(0,
                ListingRow::desired);
        assertThat(Shop.due(integration)).extracting(DueRow::priority).containsExactly(0);
    }

    @Test
    void an_answer_that_comes_twice_or_late_changes_nothing() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 12);
        count(taza, 13);
        Lease lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration))
                .orElseThrow();
        settle(lease, taza, 13, 2, Outcome.applied());
        settle(lease, taza, 13, 2, Outcome.applied());
        settle(lease, taza, 12, 1, Outcome.applied());
        settle(lease, taza, 12, 1, Outcome.retry(Cause.TIMEOUT, "late", Duration.ZERO));
        assertThat(Shop.listing(taza)).returns(13, ListingRow::sent).returns(2, ListingRow::sentRevision);
    }

    @Test
    void what_is_to_be_sent_again_stays_so_through_the_answer_to_a_call_that_was_under_way() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 12);
        Lease lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration))
                .orElseThrow();
        // Another node has sent something older, and could not settle it.
        inDoubt.overtake(lease, List.of(StockUpdate.of(taza, "TAZA", null, 50, 1, 0, clock)));
        inDoubt.sendAgain();
        Shop.execute("delete from due where integration_id = " + integration);
        settle(lease, taza, 12, 1, Outcome.applied());
        assertThat(Shop.listing(taza)).returns(12, ListingRow::sent).returns(true, ListingRow::isDue);
        assertThat(Shop.due(integration)).hasSize(1);
        settle(lease, taza, 12, 2, Outcome.applied());
        assertThat(Shop.listing(taza).isDue()).isFalse();
    }

    @Test
    void what_travels_and_is_to_be_sent_again_is_sent_once_it_is_confirmed() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 12);
        Lease lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration))
                .orElseThrow();
        settle(lease, taza, 12, 1, Outcome.acceptedOutOfOrder("file-" + taza, Duration.ZERO));
        inDoubt.overtake(lease, List.of(StockUpdate.of(taza, "TAZA", null, 50, 1, 0, clock)));
        inDoubt.sendAgain();
        settle(lease, taza, 12, 1, Outcome.applied());
        assertThat(Shop.listing(taza)).returns(12, ListingRow::confirmed).returns(true, ListingRow::isDue);
    }

    @Test
    void after_a_refusal_the_quantity_of_before_is_told_once_more_and_nothing_is_rejected_then() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 12);
        Lease lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration))
                .orElseThrow();
        settle(lease, taza, 12, 1, Outcome.applied());
        count(taza, 15);
        settle(lease, taza, 15, 2, Outcome.rejected(Cause.REFUSED, "no"));
        assertThat(Shop.listing(taza)).returns(true, ListingRow::rejected).returns(false, ListingRow::isDue);
        count(taza, 12);
        assertThat(Shop.listing(taza).isDue()).isTrue();
        settle(lease, taza, 12, 3, Outcome.applied());
        assertThat(Shop.listing(taza)).returns(false, ListingRow::rejected).returns(false, ListingRow::isDue);
        count(taza, 15);
        assertThat(Shop.listing(taza).isDue()).as("what was refused once is offered anew").isTrue();
    }

    @Test
    void of_what_is_unknown_by_now_no_older_quantity_is_told_again() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 20);
        Lease lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration))
                .orElseThrow();
        settle(lease, taza, 20, 1, Outcome.applied());
        count(taza, 7);
        Shop.execute("delete from due where integration_id = " + integration);
        Shop.execute("delete from stock_level where product_id = " + taza);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, List.of(taza)));
        settle(lease, taza, 7, 2, Outcome.retry(Cause.TIMEOUT, "", Duration.ZERO));
        assertThat(Shop.listing(taza)).returns("unknown", ListingRow::state).returns(false, ListingRow::isDue);
        assertThat(Shop.due(integration)).isEmpty();
        count(taza, 7);
        assertThat(Shop.listing(taza)).returns(7, ListingRow::desired).returns(true, ListingRow::isDue);
    }

    @Test
    void of_what_is_unknown_by_now_the_quantity_of_before_a_refusal_is_not_told_again() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 20);
        Lease lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration))
                .orElseThrow();
        settle(lease, taza, 20, 1, Outcome.applied());
        count(taza, 7);
        settle(lease, taza, 7, 2, Outcome.rejected(Cause.REFUSED, "no"));
        Shop.execute("delete from stock_level where product_id = " + taza);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, List.of(taza)));
        assertThat(Shop.listing(taza)).returns("unknown", ListingRow::state).returns(false, ListingRow::isDue);
    }

    @Test
    void a_zero_is_owed_of_what_was_out_of_sale_although_nobody_knows_whether_the_first_telling_arrived() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 20);
        Lease lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration))
                .orElseThrow();
        settle(lease, taza, 20, 1, Outcome.retry(Cause.TIMEOUT, "", Duration.ZERO));
        count(taza, 1);
        Shop.execute("delete from stock_level where product_id = " + taza);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, List.of(taza)));
        assertThat(Shop.listing(taza)).returns("unknown", ListingRow::state).returns(0, ListingRow::desired)
                .returns(true, ListingRow::isDue);
    }

    @Test
    void an_accepted_quantity_that_something_newer_has_overtaken_is_in_doubt() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 12);
        Lease lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration))
                .orElseThrow();
        settle(lease, taza, 12, 2, Outcome.applied());
        settle(lease, taza, 30, 1, Outcome.acceptedOutOfOrder("late-" + taza, Duration.ZERO));
        assertThat(Shop.row("select quantities from in_doubt where product_id = " + taza)).isEqualTo("{30}");
    }

    @Test
    void what_goes_out_of_sale_before_its_first_answer_is_there_is_named() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 20);
        Shop.execute("delete from due where integration_id = " + integration);
        // Its first quantity is being told, and that is not written down yet.
        Shop.execute("update product set retired_at = now(), retired_by = 'test' where id = " + taza);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, List.of(taza)));
        assertThat(Shop.due(integration)).extracting(DueRow::priority).containsExactly(0);
    }

    @Test
    void since_when_it_fails_is_kept_until_something_is_applied() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 12);
        Lease lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration))
                .orElseThrow();
        settle(lease, taza, 12, 1, Outcome.retry(Cause.TIMEOUT, "", Duration.ZERO));
        String since = Shop.row("select failing_since from listing where product_id = " + taza);
        settle(lease, taza, 12, 2, Outcome.rejected(Cause.REFUSED, "no"));
        settle(lease, taza, 12, 3, Outcome.acceptedOutOfOrder("file-" + taza, Duration.ZERO));
        assertThat(Shop.row("select failing_since from listing where product_id = " + taza)).isEqualTo(since)
                .isNotEmpty();
        settle(lease, taza, 12, 3, Outcome.applied());
        assertThat(Shop.row("select failing_since from listing where product_id = " + taza)).isEmpty();
    }

    private void settle(Lease lease, long product, int quantity, long revision, Outcome outcome) {
        QuarkusTransaction.requiringNew().run(() -> {
            leases.confirm(lease);
            settlement.settle(lease,
                    List.of(new UpdateResult(StockUpdate.of(product, "TAZA", null, quantity, revision, 0, clock),
                            outcome,
                            null)));
        });
    }

    private void count(long product, int onHand) {
        clock = clock.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(product, "main", onHand, 0, false, clock)), "test")
                .productIds()));
    }
}
