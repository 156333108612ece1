package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

/** A marketplace that takes single calls, 60 of them in the time that one may wait, and batches. */
@QuarkusTest
class BatchSendModeTest extends OwnNode<BatchSendModeTest.Both> {

    // Two minutes' worth of single calls: from there on a batch is sooner (vigia.sync.batch-from).
    private static final int SINGLY = 60;
    private static final SendMode SINGLE = new SendMode("single", 1, new Limit("calls", SINGLY / 120.0, 80 * SINGLY));
    private static final SendMode BATCH = new SendMode("batch", 1_000, new Limit("batches", 1, 200));

    BatchSendModeTest() {
        super(new Both());
    }

    @Test
    void more_listings_than_can_be_sent_singly_in_time_go_as_a_batch() {
        shop.products(SINGLY + 1, "Casa").forEach(product -> count(product, 9));
        carryOut();
        assertThat(connector.modes).containsExactly("batch");
    }

    @Test
    void a_listing_that_changes_again_and_again_waits_once() {
        long product = shop.product("A", "Casa");
        count(product, 9);
        Shop.execute("insert into due (integration_id, retailer_id, priority, product_ids) select integration_id,"
                + " retailer_id, priority, product_ids from due, generate_series(1, " + 3 * SINGLY
                + ") where retailer_id = " + shop.retailerId);
        carryOut();
        assertThat(connector.modes).containsExactly("single");
        assertThat(Shop.number("select count(*) from due where retailer_id = " + shop.retailerId)).isZero();
    }

    @Test
    void what_failed_and_waits_for_its_next_attempt_is_no_reason_for_a_batch() {
        shop.products(SINGLY + 1, "Casa").forEach(product -> count(product, 9));
        Shop.execute("update due set due_at = now() + interval '1 hour' where retailer_id = " + shop.retailerId);
        count(shop.product("A", "Casa"), 0);
        carryOut();
        assertThat(connector.modes).containsExactly("single");
    }

    @Test
    void after_a_batch_that_failed_single_calls_are_made() {
        connector.batch = Outcome.retry(Cause.UNREADABLE, "nowhere to put it", Duration.ZERO);
        assertSinglyAfterTheFirstBatch();
    }

    @Test
    void after_a_batch_that_was_dropped_single_calls_are_made() {
        connector.batch = Outcome.acceptedOutOfOrder("h", Duration.ZERO);
        connector.confirms = Outcome.retry(Cause.DROPPED, "the batch is gone", Duration.ZERO);
        assertSinglyAfterTheFirstBatch();
    }

    @Test
    void after_a_batch_without_an_answer_a_batch_follows_for_it_may_still_be_worked_off() {
        connector.batch = Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO);
        shop.products(SINGLY + 1, "Casa").forEach(product -> count(product, 9));
        carryOut();
        Shop.execute("update due set due_at = now() where retailer_id = " + shop.retailerId);
        Shop.execute("update lease set rests_until = now() where integration_id = " + integration);
        carryOut();
        assertThat(connector.modes).containsExactly("batch", "batch");
    }

    private void assertSinglyAfterTheFirstBatch() {
        shop.products(SINGLY + 1, "Casa").forEach(product -> count(product, 9));
        carryOut();
        Shop.execute("update due set due_at = now() where retailer_id = " + shop.retailerId);
        carryOut();
        assertThat(connector.modes).startsWith("batch", "single").containsOnlyOnce("batch");
    }

    static class Both extends Obliging {

        private final List<String> modes = new CopyOnWriteArrayList<>();
        private volatile Outcome batch = Outcome.applied();
        private volatile Outcome confirms = Outcome.applied();

        @Override
        public String code() {
            return "both";
        }

        @Override
        public List<SendMode> sendModes(Account account) {
            return List.of(SINGLE, BATCH);
        }

        @Override
        public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
            return offers.stream().map(offer -> Answer.of(offer, confirms)).toList();
        }

        @Override
        public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
            account.send(mode.limit(), () -> RestResponse.ok(""));
            modes.add(mode.name());
            return offers.stream().map(offer -> Answer.of(offer, mode.equals(BATCH) ? batch : Outcome.applied()))
                    .toList();
        }
    }
}
