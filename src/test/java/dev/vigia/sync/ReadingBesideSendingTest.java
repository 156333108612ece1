package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A marketplace that is read one listing at a time, served by a node of its own that never gives its lease back. */
@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadingBesideSendingTest {

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
    Rounds rounds;

    @Inject
    Drifts drifts;

    @Inject
    MeterRegistry meters;

    @Inject
    Doubts doubts;

    @Inject
    SyncThreads threads;

    @Inject
    Inventory inventory;

    @Inject
    Evaluation evaluation;

    private final OneByOne connector = new OneByOne();
    private final Marketplace marketplace = new Marketplace("mercado-livre", "One by one", List.of("BR"), true,
            Optional.of(URI.create("http://localhost")), Optional.empty(), 1, Optional.of(connector));
    private final Shop shop = new Shop();
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");
    private long integration;
    private Delivery delivery;
    private long taza;
    private long mate;
    private long bombilla;

    @BeforeEach
    void three_listings_are_sent_by_a_node_of_its_own() {
        taza = shop.product("TAZA", "Casa");
        mate = shop.product("MATE", "Casa");
        bombilla = shop.product("BOMBILLA", "Casa");
        integration = shop.integration("mercado-livre", 5);
        Leases held = new Leases(session, config) {
            @Override
            void giveBack(Lease lease) {
                // So that the other node, which knows the real connector, does not send.
            }
        };
        QuarkusTransaction.requiringNew().run(() -> held.take(shop.retailerId, integration));
        Shop.execute("update integration set enabled = true where id = " + integration);
        ReadBack readBack = new ReadBack(rounds, drifts, held, stops, config, meters, threads);
        delivery = new Delivery(held, dueList, submissions, settlement, accounts, stops, readBack, doubts, config,
                threads);
        List.of(taza, mate, bombilla).forEach(product -> count(product, 20));
        carryOut();
        Shop.execute("update listing set sent_at = sent_at - interval '1 hour', confirmed_at = confirmed_at - interval"
                + " '1 hour' where integration_id = " + integration);
        Shop.execute("update integration set created_at = now() - interval '1 day' where id = " + integration);
    }

    @AfterEach
    void leave() {
        Shop.execute("update integration set enabled = false where id = " + integration);
    }

    @Test
    void a_round_reads_the_listings_in_turn_and_ends() {
        carryOut();
        assertThat(connector.read).containsExactly("TAZA", "MATE", "BOMBILLA");
        assertThat(round("read, finished_at is not null")).isEqualTo("3|t");
        carryOut();
        assertThat(connector.read).as("the next round is not due").hasSize(3);
    }

    @Test
    void a_zero_goes_out_while_a_reading_waits_for_its_answer() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        connector.whileReading = sku -> {
            asked.countDown();
            uninterrupted(answer);
        };
        CompletableFuture<Void> running = CompletableFuture.runAsync(this::carryOut);
        uninterrupted(asked);
        count(bombilla, 2);
        await().until(() -> "0".equals(String.valueOf(connector.shown.get("BOMBILLA"))));
        assertThat(round("read")).as("the reading still waits").isEqualTo("0");
        answer.countDown();
        running.join();
        assertThat(round("read, finished_at is not null")).isEqualTo("3|t");
        assertThat(drifts()).isEmpty();
    }

    @Test
    void a_listing_that_moved_on_while_it_was_read_is_not_judged() {
        connector.shown.put("MATE", 77);
        connector.whileReading = sku -> {
            if (sku.equals("MATE")) {
                count(mate, 30);
            }
        };
        carryOut();
        assertThat(drifts()).isEmpty();
        assertThat(connector.shown).containsEntry("MATE", 30);
        assertThat(round("read, travelling, changed_outside")).isEqualTo("3|1|0");
    }

    @Test
    void after_a_crash_the_round_goes_on_where_it_stood() {
        connector.whileReading = sku -> {
            if (sku.equals("MATE")) {
                Shop.execute("update lease set epoch = epoch + 1 where integration_id = " + integration);
            }
        };
        assertThatThrownBy(this::carryOut).isInstanceOf(LeaseLost.class);
        assertThat(round("read, after_product_id")).isEqualTo("1|" + taza);
        connector.whileReading = sku -> {
        };
        carryOut();
        assertThat(connector.read).containsExactly("TAZA", "MATE", "MATE", "BOMBILLA");
        assertThat(Shop.number("select count(*) from read_back where integration_id = " + integration)).isEqualTo(1);
        assertThat(round("read, finished_at is not null")).isEqualTo("3|t");
    }

    @Test
    void a_connector_that_fails_is_asked_again_later_and_what_it_never_reads_is_left_out() {
        connector.whileReading = sku -> {
            throw new IllegalStateException("a fault of the connector");
        };
        for (int failures = 1; failures <= 5; failures++) {
            carryOut();
            assertThat(round("failures, read, next_at > now()")).isEqualTo(failures + "|0|t");
            Shop.execute("update read_back set next_at = now() where integration_id = " + integration);
        }
        carryOut();
        assertThat(round("failures, unread, after_product_id")).isEqualTo("1|1|" + taza);
    }

    @Test
    void listings_that_are_not_settled_are_passed_over() {
        Shop.execute("update listing set rejected = true where product_id = " + taza);
        Shop.execute("update listing set travelling = true where product_id = " + mate);
        carryOut();
        assertThat(connector.read).containsExactly("BOMBILLA");
        assertThat(round("finished_at is not null")).isEqualTo("t");
    }

    private void carryOut() {
        delivery.carryOut(shop.retailerId, integration, marketplace);
    }

    private String round(String columns) {
        return Shop.row(columns + ") from read_back where integration_id = " + integration);
    }

    private List<String> drifts() {
        return Shop.rows("cause) from drift where integration_id = " + integration);
    }

    private void count(long product, int onHand) {
        clock = clock.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId,
                inventory.record(shop.retailerId,
                        List.of(new Observation(product, "main", onHand, 0, false, clock)), "test").productIds()));
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static class OneByOne implements Connector {

        private final Map<String, Integer> shown = new ConcurrentHashMap<>();
        private final List<String> read = new CopyOnWriteArrayList<>();
        private volatile Consumer<String> whileReading = sku -> {
        };

        @Override
        public String code() {
            return "one-by-one";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public List<Way> ways(Account account) {
            return List.of(new Way("single", 1, new Limit("writes", 100, 100)));
        }

        @Override
        public List<Answer> publish(Account account, Way way, List<Offer> offers) {
            offers.forEach(offer -> shown.put(offer.sku(), offer.quantity()));
            return offers.stream().map(offer -> Answer.of(offer, Outcome.applied())).toList();
        }

        @Override
        public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
            return List.of();
        }

        @Override
        public List<Shown> readBack(Account account, List<Offer> offers) {
            account.spend(new Limit("reads", 100, 100));
            return offers.stream().map(offer -> {
                int quantity = shown.get(offer.sku());
                read.add(offer.sku());
                whileReading.accept(offer.sku());
                return new Shown(offer, OptionalInt.of(quantity), Optional.empty());
            }).toList();
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
