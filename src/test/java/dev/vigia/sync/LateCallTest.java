package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.Shop;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Limit;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.Way;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A node that stood still in the middle of a call, longer than its lease, and what it leaves behind. */
@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LateCallTest {

    private static final Way SINGLE = new Way("single", 1, new Limit("calls", 1_000, 1_000));

    @Inject
    Session session;

    @Inject
    SyncConfig config;

    @Inject
    DueList dueList;

    @Inject
    Submissions submissions;

    @Inject
    Settlement settlement;

    @Inject
    Accounts accounts;

    @Inject
    Stops stops;

    @Inject
    ReadBack readBack;

    @Inject
    Doubts doubts;

    @Inject
    SyncThreads threads;

    @Inject
    Inventory inventory;

    @Inject
    Evaluation evaluation;

    private final Slow slow = new Slow();
    private final Marketplace marketplace = new Marketplace("mercado-livre", "Slow", List.of("BR"), true,
            Optional.of(URI.create("http://localhost")), Optional.empty(), 1, Optional.of(slow));
    private final Shop shop = new Shop();
    private long integration;
    private Delivery delivery;

    @BeforeEach
    void a_node_of_its_own_holds_the_lease() {
        integration = shop.integration("mercado-livre", 5);
        Leases held = new Leases(session, config);
        QuarkusTransaction.requiringNew().run(() -> held.take(shop.retailerId, integration));
        Shop.execute("update integration set enabled = true where id = " + integration);
        delivery = new Delivery(held, dueList, submissions, settlement, accounts, stops, readBack, doubts,
                config, threads);
    }

    @AfterEach
    void leave() {
        Shop.execute("update integration set enabled = false where id = " + integration);
    }

    @Test
    void what_arrived_after_the_lease_had_passed_on_is_followed_by_the_last_truth_once_more() {
        long product = shop.product("TAZA", "Casa");
        count(product, 50, "2026-01-01T00:00:00Z");
        slow.whileItCalls = offers -> {
            // Another node takes over, sends something newer, and is done with it before this call arrives.
            Shop.execute("update lease set owner = gen_random_uuid(), epoch = epoch + 1, "
                    + "expires_at = now() + interval '1 hour' where integration_id = " + integration);
            count(product, 40, "2026-01-01T00:01:00Z");
            Shop.execute("update listing set sent = 40, sent_revision = desired_revision where integration_id = "
                    + integration);
            Shop.execute("delete from due where integration_id = " + integration);
        };

        assertThatThrownBy(() -> delivery.carryOut(shop.retailerId, integration, marketplace))
                .isInstanceOf(LeaseLost.class);
        delivery.resolveDoubts();

        assertThat(Shop.row("desired, desired_revision > sent_revision) from listing where integration_id = "
                + integration)).isEqualTo("40|t");
        assertThat(Shop.number("select count(*) from due where integration_id = " + integration)).isOne();
        assertThat(Shop.number("select count(*) from stock_update where integration_id = " + integration))
                .as("what the late node wrote").isZero();
    }

    @Test
    void one_call_that_fails_ends_the_others_before_the_lease_is_given_back() {
        for (int number = 0; number < 40; number++) {
            count(shop.product("SKU" + number, "Casa"), 50, "2026-01-01T00:00:00Z");
        }
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger underway = new AtomicInteger();
        slow.whileItCalls = offers -> {
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

        assertThatThrownBy(() -> delivery.carryOut(shop.retailerId, integration, marketplace))
                .isInstanceOfAny(LeaseLost.class, CompletionException.class);

        assertThat(underway).hasValue(0);
        assertThat(calls.get()).isLessThan(40);
        assertThat(Shop.number("select count(*) from lease where expires_at <= now() and integration_id = "
                + integration)).as("given back").isOne();
    }

    @Test
    void a_connector_with_a_fault_of_its_own_is_tried_again_later() {
        count(shop.product("TAZA", "Casa"), 50, "2026-01-01T00:00:00Z");
        slow.whileItCalls = offers -> {
            throw new IllegalStateException("a fault of the connector");
        };

        delivery.carryOut(shop.retailerId, integration, marketplace);

        assertThat(Shop.row("attempts, problem) from listing where integration_id = " + integration))
                .isEqualTo("1|UNREADABLE");
    }

    private void count(long product, int onHand, String observedAt) {
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId,
                inventory.record(shop.retailerId,
                        List.of(new Observation(product, "main", onHand, 0, false, Instant.parse(observedAt))), "test")
                        .productIds()));
    }

    private static class Slow implements Connector {

        private final List<Offer> sent = new CopyOnWriteArrayList<>();
        private volatile Consumer<List<Offer>> whileItCalls = offers -> {
        };

        @Override
        public String code() {
            return "slow";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public List<Way> ways(Account account) {
            return List.of(SINGLE);
        }

        @Override
        public List<Answer> publish(Account account, Way way, List<Offer> offers) {
            account.spend(way.limit());
            whileItCalls.accept(offers);
            sent.addAll(offers);
            return offers.stream().map(offer -> Answer.of(offer, Outcome.applied())).toList();
        }

        @Override
        public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
            return List.of();
        }

        @Override
        public List<Shown> readBack(Account account, List<Offer> offers) {
            return List.of();
        }

        @Override
        public int readBackSize() {
            return 1;
        }

        @Override
        public Outcome probe(Account account) {
            return Outcome.applied();
        }
    }
}
