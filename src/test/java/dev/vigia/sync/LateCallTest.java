package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.SendMode;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.LeaseLost;
import dev.vigia.sync.lease.Leases;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

/** A node that stood still in the middle of a call, longer than its lease, and what it leaves behind. */
@QuarkusTest
class LateCallTest extends OwnNode<LateCallTest.Slow> {

    private static final SendMode SINGLE = new SendMode("single", 1, new Limit("calls", 1_000, 1_000));

    LateCallTest() {
        super(new Slow());
    }

    @Override
    protected Leases leases() {
        return new Leases(session, leaseConfig);
    }

    @Test
    void what_arrived_after_the_lease_had_passed_on_is_followed_by_the_last_truth_once_more() {
        long product = shop.product("TAZA", "Casa");
        count(product, 50);
        connector.whileItCalls = offers -> {
            // Another node takes over, sends something newer, and is done with it before this call arrives.
            Shop.execute("update lease set owner = gen_random_uuid(), epoch = epoch + 1, "
                    + "expires_at = now() + interval '1 hour' where integration_id = " + integration);
            count(product, 40);
            Shop.execute("update listing set sent = 40, sent_revision = sent_revision + 1 where integration_id = "
                    + integration);
            Shop.execute("delete from due where integration_id = " + integration);
        };

        assertThatThrownBy(this::carryOut)
                .isInstanceOf(LeaseLost.class);
        sender.resendUnsettled();

        assertThat(Shop.listings(integration)).singleElement().returns(40, ListingRow::desired).returns(true,
                ListingRow::isDue);
        assertThat(Shop.due(integration)).hasSize(1);
        assertThat(Shop.number("select count(*) from stock_update where integration_id = " + integration))
                .as("what the late node wrote").isZero();
    }

    @Test
    void a_node_that_stood_still_before_it_took_what_is_due_notes_nothing_as_under_way() {
        count(shop.product("TAZA", "Casa"), 50);
        connector.whileItChooses = () -> Shop.execute("update lease set owner = gen_random_uuid(), epoch = epoch + 1, "
                + "expires_at = now() + interval '1 hour' where integration_id = " + integration);

        assertThatThrownBy(this::carryOut).isInstanceOf(LeaseLost.class);

        assertThat(Shop.number("select count(*) from in_flight where integration_id = " + integration)).isZero();
    }

    @Test
    void one_call_that_fails_ends_the_others_before_the_lease_is_given_back() {
        for (int number = 0; number < 40; number++) {
            count(shop.product("SKU" + number, "Casa"), 50);
        }
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger underway = new AtomicInteger();
        connector.whileItCalls = offers -> {
            underway.incrementAndGet();
            try {
                if (calls.incrementAndGet() == 3) {
                    throw new LeaseLost(new Lease(integration, shop.retailerId, 1));
                }
                QuarkusTransaction.requiringNew().run(() -> session.createNativeQuery("select pg_sleep(0.2)",
                        Object.class).getResultList());
            } finally {
                underway.decrementAndGet();
            }
        };

        assertThatThrownBy(this::carryOut)
                .isInstanceOfAny(LeaseLost.class, CompletionException.class);

        assertThat(underway).hasValue(0);
        assertThat(calls.get()).isLessThan(40);
        assertThat(Shop.number("select count(*) from lease where expires_at <= now() and integration_id = "
                + integration)).as("given back").isOne();
    }

    @Test
    void a_connector_with_a_fault_of_its_own_is_tried_again_later() {
        count(shop.product("TAZA", "Casa"), 50);
        connector.whileItCalls = offers -> {
            throw new IllegalStateException("a fault of the connector");
        };

        carryOut();

        assertThat(Shop.listings(integration)).singleElement().returns(1, ListingRow::attempts).returns("UNREADABLE",
                ListingRow::problem);
    }

    static class Slow extends Obliging {

        private volatile Consumer<List<Offer>> whileItCalls = offers -> {
        };

        private volatile Runnable whileItChooses = () -> {
        };

        @Override
        public String code() {
            return "slow";
        }

        @Override
        public List<SendMode> sendModes(Account account) {
            whileItChooses.run();
            return List.of(SINGLE);
        }

        @Override
        public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
            account.send(mode.limit(), () -> RestResponse.ok(""));
            whileItCalls.accept(offers);
            return super.publish(account, mode, offers);
        }
    }
}
