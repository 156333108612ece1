package dev.vigia.integration.page;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.Integration;
import dev.vigia.integration.page.Disconnections.Progress;
import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever disconnects while a call may still be applied leaves nothing on sale either. */
@QuarkusTest
class DisconnectionInFlightTest {

    @Inject
    Disconnections disconnections;

    private final Desk desk = new Desk();
    private long id;

    @BeforeEach
    void nine_are_to_be_sent() {
        desk.stocked("taza", 9);
        id = desk.connected("amazon", 3);
        desk.evaluate(id);
        assertThat(desk.shop.listing("taza").sent()).isNull();
    }

    @AfterEach
    void switch_off() {
        desk.shop.switchOff();
    }

    private void disconnect() {
        // Nobody sends in this test: what counts is what is left to be sent.
        Shop.execute("update integration set stopped_because = 'test', stopped_at = now() where id = " + id);
        disconnections.begin(desk.shop.retailerId, id, "Ana");
    }

    private long showing() {
        return progress().showing();
    }

    private Progress progress() {
        return QuarkusTransaction.requiringNew().call(() -> disconnections.progress(Integration.find(
                desk.shop.retailerId, id).orElseThrow()));
    }

    private void assertNotYet(String because) {
        disconnections.endThoseAtZero();
        assertThat(Shop.integration(id)).as(because).returns(true, IntegrationRow::disconnecting).returns(false,
                IntegrationRow::disconnected);
        assertThat(Shop.number("select count(*) from integration_setting where integration_id = " + id)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "in_flight (integration_id, retailer_id, epoch, product_ids, quantities) select integration_id,"
                    + " retailer_id, 1, array[product_id], array[9]",
            "in_doubt (integration_id, retailer_id, product_id, quantities, check_at) select integration_id,"
                    + " retailer_id, product_id, array[9], now()" })
    void a_call_that_may_still_be_applied_is_followed_by_a_zero(String left) {
        assertThat(showing()).isZero();
        Shop.execute("insert into " + left + " from listing_now listing where integration_id = " + id);
        assertThat(showing()).as("it may show nine").isOne();
        disconnect();
        assertNotYet("nobody knows what became of it");

        // As who takes over leaves it.
        Shop.execute("update listing set resend = true, sent_revision = 1 where integration_id = " + id);
        assertThat(desk.shop.listing("taza").desired()).isZero();
        assertThat(desk.shop.listing("taza").isDue()).isTrue();
        assertThat(progress()).returns(1L, Progress::open).returns(0L, Progress::done);
        assertNotYet("it is not at zero");

        Shop.tell("listing.integration_id = " + id);
        assertNotYet("it may come late");

        Shop.execute("delete from in_flight where integration_id = " + id);
        Shop.execute("delete from in_doubt where integration_id = " + id);
        disconnections.endThoseAtZero();
        assertThat(Shop.integration(id).disconnected()).isTrue();
    }

    @Test
    void what_was_accepted_and_is_not_confirmed_yet_may_show_units() {
        Shop.execute("update listing set sent = 9, confirmed = 0, sent_revision = 2 where integration_id = " + id);
        disconnect();
        assertThat(showing()).isOne();
        assertNotYet("nine were accepted");
        Shop.tell("listing.integration_id = " + id);
        disconnections.endThoseAtZero();
        assertThat(Shop.integration(id).disconnected()).isTrue();
    }

    @Test
    void a_sender_at_work_may_be_about_to_call() {
        Shop.execute("insert into lease (integration_id, retailer_id, owner, epoch, expires_at) values (" + id + ", "
                + desk.shop.retailerId + ", '" + UUID.randomUUID() + "', 1, now() + interval '1 minute')");
        disconnect();
        assertNotYet("nothing says yet that it is about to call");
        Shop.execute("update lease set synced_at = clock_timestamp() where integration_id = " + id);
        disconnections.endThoseAtZero();
        assertThat(Shop.integration(id).disconnected()).as("it has settled what it sent").isTrue();
    }

    @Test
    void a_sender_that_ended_meanwhile_calls_no_more() {
        Shop.execute("insert into lease (integration_id, retailer_id, owner, epoch, expires_at) values (" + id + ", "
                + desk.shop.retailerId + ", '" + UUID.randomUUID() + "', 1, now() + interval '1 minute')");
        disconnect();
        Shop.execute("update lease set expires_at = clock_timestamp() where integration_id = " + id);
        disconnections.endThoseAtZero();
        assertThat(Shop.integration(id).disconnected()).isTrue();
    }

    @Test
    void nobody_begins_to_send_while_it_is_being_disconnected_at_once() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CompletableFuture<Void> person = CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew()
                    .run(() -> {
                        disconnect();
                        ended.countDown();
                        join(go);
                    }), threads);
            ended.await();
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> Shop.execute(
                    "insert into lease (integration_id, retailer_id, owner, epoch, expires_at) values (" + id + ", "
                            + desk.shop.retailerId + ", '" + UUID.randomUUID()
                            + "', 1, now()) on conflict (integration_id) do update set epoch = lease.epoch + 1"),
                    threads);
            await().until(() -> Shop.number(
                    "select count(*) from pg_locks where not granted and pid in (select pid from"
                            + " pg_stat_activity where query like 'insert into lease%" + id + ",%')") > 0);
            assertThat(sender).as("it waits for the lease").isNotDone();
            go.countDown();
            person.join();
            sender.join();
        } finally {
            go.countDown();
            threads.shutdown();
        }
        assertThat(Shop.integration(id).disconnected()).isTrue();
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
