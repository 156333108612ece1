package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A marketplace that takes one call in six seconds, served by a node of its own that never gives its lease back. */
@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlowWayTest {

    private static final Way FILE = new Way("file", 1_000, new Limit("files", 1.0 / 6, 1));

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

    private final Files files = new Files();
    private final Marketplace marketplace = new Marketplace("mercado-livre", "Slow", List.of("BR"), true,
            Optional.of(URI.create("http://localhost")), Optional.empty(), 1, Optional.of(files));
    private final Shop shop = new Shop();
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");
    private long integration;
    private Delivery delivery;

    @BeforeEach
    void a_node_of_its_own_holds_the_lease() {
        integration = shop.integration("mercado-livre", 5);
        Leases held = new Leases(session, config) {
            @Override
            void giveBack(Lease lease) {
                // So that the other node, which knows the real connector, does not send.
            }
        };
        QuarkusTransaction.requiringNew().run(() -> held.take(shop.retailerId, integration));
        Shop.execute("update integration set enabled = true where id = " + integration);
        delivery = new Delivery(held, dueList, submissions, settlement, accounts, stops, readBack, doubts, config,
                threads);
    }

    @AfterEach
    void leave() {
        Shop.execute("update integration set enabled = false where id = " + integration);
    }

    @Test
    void everything_that_comes_due_while_a_call_has_to_wait_goes_with_it_zeros_first() {
        List<Long> products = List.of(shop.product("A", "Casa"), shop.product("B", "Casa"), shop.product("C", "Casa"));
        count(products.get(0), 50);
        carryOut();
        assertThat(files.sent).containsExactly(List.of("A 50"));

        count(products.get(1), 40);
        carryOut();
        count(products.get(2), 5);
        carryOut();
        count(products.get(1), 30);
        assertThat(files.sent).as("the wait is not over").hasSize(1);

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            carryOut();
            return files.sent.size() > 1;
        });
        assertThat(files.sent).containsExactly(List.of("A 50"), List.of("C 0", "B 30"));
        assertThat(files.spentWithoutWaiting).containsExactly(true, true);
    }

    private void carryOut() {
        delivery.carryOut(shop.retailerId, integration, marketplace);
    }

    private void count(long product, int onHand) {
        clock = clock.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId,
                inventory.record(shop.retailerId,
                        List.of(new Observation(product, "main", onHand, 0, false, clock)), "test").productIds()));
    }

    private static class Files implements Connector {

        private final List<List<String>> sent = new CopyOnWriteArrayList<>();
        private final List<Boolean> spentWithoutWaiting = new CopyOnWriteArrayList<>();

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
            return List.of(FILE);
        }

        @Override
        public List<Answer> publish(Account account, Way way, List<Offer> offers) {
            spentWithoutWaiting.add(account.isFree(way.limit()));
            account.spend(way.limit());
            sent.add(offers.stream().map(offer -> offer.sku() + " " + offer.quantity()).toList());
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
