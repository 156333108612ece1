package dev.vigia.sync.readback;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.OwnNode;
import dev.vigia.sync.lease.LeaseLost;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A marketplace that is read one listing at a time, served by a node of its own that never gives its lease back. */
@QuarkusTest
class ReadingBesideSendingTest extends OwnNode<ReadingBesideSendingTest.OneByOne> {

    private long taza;
    private long mate;
    private long bombilla;

    ReadingBesideSendingTest() {
        super(new OneByOne());
    }

    @BeforeEach
    void three_listings_have_been_sent() {
        taza = shop.product("TAZA", "Casa");
        mate = shop.product("MATE", "Casa");
        bombilla = shop.product("BOMBILLA", "Casa");
        List.of(taza, mate, bombilla).forEach(product -> count(product, 20));
        carryOut();
        Shop.execute("update listing set sent_at = sent_at - interval '1 hour', confirmed_at = confirmed_at - interval"
                + " '1 hour' where integration_id = " + integration);
        Shop.connectedYesterday(integration);
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
        CompletableFuture<Void> running = OwnThread.run(this::carryOut);
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
        Shop.execute("update listing set refused = sent where product_id = " + taza);
        Shop.execute("update listing set travelling = true where product_id = " + mate);
        carryOut();
        assertThat(connector.read).containsExactly("BOMBILLA");
        assertThat(round("finished_at is not null")).isEqualTo("t");
    }

    private String round(String columns) {
        return Shop.row("select " + columns + " from read_back where integration_id = " + integration);
    }

    private List<String> drifts() {
        return Shop.drift(integration);
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static class OneByOne extends Obliging {

        private final Map<String, Integer> shown = new ConcurrentHashMap<>();
        private final List<String> read = new CopyOnWriteArrayList<>();
        private volatile Consumer<String> whileReading = sku -> {
        };

        @Override
        public String code() {
            return "one-by-one";
        }

        @Override
        public List<SendMode> sendModes(Account account) {
            return List.of(new SendMode("single", 1, new Limit("writes", 100, 100)));
        }

        @Override
        public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
            offers.forEach(offer -> shown.put(offer.sku(), offer.quantity()));
            return super.publish(account, mode, offers);
        }

        @Override
        public List<Shown> readBack(Account account, List<Offer> offers) {
            account.send(new Limit("reads", 100, 100), () -> RestResponse.ok(""));
            return offers.stream().map(offer -> {
                int quantity = shown.get(offer.sku());
                read.add(offer.sku());
                whileReading.accept(offer.sku());
                return new Shown(offer, OptionalInt.of(quantity), Optional.empty());
            }).toList();
        }
    }
}
