package dev.vigia.sync;

import static dev.vigia.Patiently.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.OwnThread;
import dev.vigia.Shop;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.inventory.StockWriteResult;
import dev.vigia.listing.Evaluation;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.LeaseLost;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.DueList;
import dev.vigia.sync.queue.Reprocessing;
import dev.vigia.sync.queue.Settlement;
import dev.vigia.sync.queue.StockUpdate;
import dev.vigia.sync.queue.UpdateResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The engine from a stock change to what a buyer sees, over HTTP against the sandbox. */
@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SyncTest {

    @Inject
    Integrations integrations;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @Inject
    Settlement settlement;

    @Inject
    Leases leases;

    @Inject
    NightlyMaintenance maintenance;

    @Inject
    Session session;

    @Inject
    DueList dueList;

    @Inject
    Reprocessing reprocessing;

    @Inject
    Sender sender;

    @Inject
    Marketplaces marketplaces;

    private final Shop shop = new Shop();
    private final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @AfterEach
    void heal() {
        given().delete("/sandbox/mercado-livre/_faults");
        given().delete("/sandbox/amazon/_faults");
        Shop.execute("update integration set enabled = false where retailer_id = " + shop.retailerId);
    }

    @Test
    void an_integration_that_only_a_newer_version_knows_holds_up_no_other() {
        Shop.execute("update integration set enabled = true where id = " + shop.integration("tenth", 5));
        a_stock_change_reaches_the_marketplace();
    }

    @Test
    void a_stock_change_reaches_the_marketplace() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        count(taza, 12);
        awaitShown("mercado-livre", "TAZA", 12);
        awaitSettled(integration);
        assertThat(log(taza)).containsExactly("12|applied");
    }

    @Test
    void at_the_minimum_a_buyer_sees_zero_and_above_it_the_real_number_again() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        mercadoLivre(5);
        count(taza, 12);
        awaitShown("mercado-livre", "TAZA", 12);
        count(taza, 5);
        awaitShown("mercado-livre", "TAZA", 0);
        count(taza, 6);
        awaitShown("mercado-livre", "TAZA", 6);
    }

    @Test
    void a_changed_minimum_is_carried_out_without_any_stock_change() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        count(taza, 12);
        awaitShown("mercado-livre", "TAZA", 12);
        integrations.change(shop.retailerId, integration, version(integration),
                Optional.of(OptionalInt.of(12)), Optional.empty(), "test");
        awaitShown("mercado-livre", "TAZA", 0);
    }

    @Test
    void amazon_accepts_first_and_is_asked_until_it_shows_the_quantity() {
        advertise("amazon", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = amazon(5);
        count(taza, 12);
        awaitShown("amazon", "TAZA", 12);
        awaitSettled(integration);
        assertThat(log(taza)).containsExactly("12|accepted", "12|applied");
        assertThat(Shop.row("confirmed, travelling) from listing where product_id = " + taza)).isEqualTo("12|f");
    }

    @Test
    void a_fault_of_the_marketplace_heals_by_itself() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        fault("mercado-livre", Map.of("match", "/items/", "method", "PUT", "kind", "status", "status", 503, "times",
                2));
        count(taza, 12);
        awaitShown("mercado-livre", "TAZA", 12);
        awaitSettled(integration);
        assertThat(log(taza)).contains("12|retry").endsWith("12|applied");
    }

    @Test
    void a_listing_the_marketplace_does_not_know_holds_up_no_other() {
        advertise("mercado-livre", "TAZA");
        long unknown = shop.product("AAA", "Casa");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        count(unknown, 9);
        count(taza, 12);
        awaitShown("mercado-livre", "TAZA", 12);
        awaitSettled(integration);
        assertThat(Shop.row("rejected, problem) from listing where product_id = " + unknown)).isEqualTo("t|NOT_FOUND");
    }

    @Test
    void a_rejected_listing_is_sent_again_once_somebody_has_mended_it() {
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        count(taza, 12);
        await().until(() -> Shop.row("rejected) from listing where product_id = " + taza).equals("t"));
        advertise("mercado-livre", "TAZA");
        assertThat(reprocessing.again(shop.retailerId, Reprocessing.Chosen.of(new Long[] { taza },
                new Long[] { integration }), "test", Map.of())).isEqualTo(1);
        awaitShown("mercado-livre", "TAZA", 12);
        awaitSettled(integration);
        assertThat(Shop.row("rejected, problem is null) from listing where product_id = " + taza)).isEqualTo("f|t");
        assertThat(log(taza)).containsExactly("12|rejected", "12|applied");
    }

    @Test
    void refused_credentials_stop_the_integration_and_keep_everything_due() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = connect("mercado-livre", 5, Map.of("client-id", "c" + seller, "client-secret", "wrong",
                "user-id", seller, "refresh-token", "TG-" + seller));
        count(taza, 12);
        await().until(() -> Shop.row("stopped_because is not null) from integration where id = " + integration).equals(
                "t"));
        assertThat(Shop.row("rejected, desired_revision > sent_revision) from listing where product_id = " + taza))
                .isEqualTo("f|t");
        integrations.change(shop.retailerId, integration, version(integration), new IntegrationTerms("mended", "BR",
                true,
                OptionalInt.of(5), true, Set.of(), true, Set.of(), Map.of("client-id", "c" + seller, "client-secret",
                        "right", "user-id", seller, "refresh-token", "TG-" + seller)),
                "test");
        awaitShown("mercado-livre", "TAZA", 12);
    }

    @Test
    void an_integration_that_is_off_is_sent_nothing_until_it_is_on() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        off(integration);
        count(taza, 12);
        deliver(integration);
        assertThat(log(taza)).isEmpty();
        integrations.change(shop.retailerId, integration, version(integration), Optional.empty(),
                Optional.of(true), "test");
        awaitShown("mercado-livre", "TAZA", 12);
    }

    @Test
    void zeros_go_before_reopenings_and_those_before_other_quantities() {
        List<Long> products = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            advertise("mercado-livre", "P" + i);
            products.add(shop.product("P" + i, "Casa"));
        }
        long integration = mercadoLivre(5);
        products.forEach(product -> count(product, 20));
        count(products.get(11), 1);
        awaitSettled(integration);
        off(integration);
        long before = Shop.number("select coalesce(max(id), 0) from stock_update");
        products.subList(0, 10).forEach(product -> count(product, 30));
        count(products.get(11), 30);
        count(products.get(10), 2);
        Shop.execute("update integration set enabled = true where id = " + integration);
        awaitSettled(integration);
        List<String> sent = Shop.rows("quantity) from stock_update where id > " + before + " and integration_id = "
                + integration + " and product_id in (" + products.get(10) + "," + products.get(11) + ") order by id");
        assertThat(sent).containsExactly("0", "30");
    }

    @Test
    void another_node_that_holds_the_lease_is_left_alone_until_it_expires() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        Shop.execute("insert into lease values (" + integration + ", " + shop.retailerId
                + ", gen_random_uuid(), 7, clock_timestamp() + interval '1 hour') on conflict (integration_id) do update "
                + "set owner = excluded.owner, epoch = 7, expires_at = excluded.expires_at");
        count(taza, 12);
        deliver(integration);
        assertThat(log(taza)).isEmpty();
        Shop.execute("update lease set expires_at = clock_timestamp() where integration_id = " + integration);
        awaitShown("mercado-livre", "TAZA", 12);
        assertThat(Shop.number("select epoch from lease where integration_id = " + integration)).isEqualTo(8);
    }

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
        assertThat(Shop.row("sent_revision) from listing where product_id = " + taza)).isEqualTo("0");
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
        assertThat(Shop.row("sent, sent_revision, desired, desired_revision) from listing where product_id = " + taza))
                .isEqualTo("12|1|0|2");
        assertThat(Shop.rows("priority) from due where integration_id = " + integration)).containsExactly("0");
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
        assertThat(Shop.row("sent, sent_revision) from listing where product_id = " + taza)).isEqualTo("13|2");
    }

    @Test
    void a_stock_change_and_a_minimum_change_at_the_same_moment_end_in_the_rule_applied_to_both() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 10);
        for (int round = 0; round < 25; round++) {
            int units = 6 + round % 9;
            int minimum = 5 + (round * 7) % 9;
            CompletableFuture<Void> stock = OwnThread.run(() -> count(taza, units));
            CompletableFuture<Void> rule = OwnThread.run(() -> QuarkusTransaction.requiringNew().run(
                    () -> {
                        Shop.execute("update integration set minimum_stock = " + minimum + " where id = "
                                + integration);
                        evaluation.ofIntegration(shop.retailerId, integration);
                    }));
            CompletableFuture.allOf(stock, rule).join();
            assertThat(Shop.row("available, desired) from listing where product_id = " + taza))
                    .as("units %d, minimum %d", units, minimum)
                    .isEqualTo(units + "|" + (units <= minimum ? 0 : units));
        }
    }

    @Test
    void two_warehouses_changed_at_the_same_moment_are_both_counted() {
        long taza = shop.product("TAZA", "Casa");
        shop.integration("mercado-livre", 0);
        for (int round = 1; round <= 25; round++) {
            int units = round;
            CompletableFuture<?>[] changes = List.of("norte", "sur").stream()
                    .map(place -> OwnThread.run(() -> count(taza, place, units)))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(changes).join();
            assertThat(Shop.row("desired) from listing where product_id = " + taza)).isEqualTo("" + 2 * units);
        }
    }

    @Test
    void many_quick_changes_send_the_last_truth_and_few_calls() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        IntStream.rangeClosed(1, 60).forEach(i -> count(taza, 100 + i));
        awaitShown("mercado-livre", "TAZA", 160);
        awaitSettled(integration);
        assertThat(log(taza)).hasSizeLessThan(60).endsWith("160|applied");
    }

    @Test
    void the_night_finds_nothing_that_was_forgotten() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        count(taza, 12);
        awaitSettled(integration);
        assertThat(maintenance.evaluateAgain(shop.retailerId)).isZero();
        Shop.execute("update listing set desired = 3, desired_revision = desired_revision + 1 where product_id = "
                + taza);
        assertThat(maintenance.evaluateAgain(shop.retailerId)).isEqualTo(1);
    }

    @Test
    void what_is_due_but_on_no_list_is_found() {
        long taza = shop.product("TAZA", "Casa");
        long integration = dueButOnNoList(taza);
        maintenance.listForgotten();
        assertThat(Shop.rows("array_to_string(product_ids, ',')) from due where integration_id = " + integration))
                .containsExactly("" + taza);
    }

    @Test
    void so_is_what_is_due_since_nobody_knows_when() {
        long taza = shop.product("TAZA", "Casa");
        long integration = dueButOnNoList(taza);
        Shop.execute("update listing set desired_at = null where integration_id = " + integration);
        maintenance.listForgotten();
        assertThat(Shop.rows("array_to_string(product_ids, ',')) from due where integration_id = " + integration))
                .containsExactly("" + taza);
    }

    @Test
    void what_fails_at_night_does_not_keep_the_rest_from_being_done() {
        long integration = dueButOnNoList(shop.product("TAZA", "Casa"));
        Shop.execute("delete from night");
        new NightlyMaintenance(session, evaluation, dueList, leases, new SimpleMeterRegistry()) {
            @Override
            int evaluateAgain(long retailerId) {
                if (retailerId == shop.retailerId) {
                    throw new IllegalStateException("as the test wants it");
                }
                return 0;
            }
        }.run();
        assertThat(Shop.number("select count(*) from due where integration_id = " + integration)).isOne();
    }

    @Test
    void where_nobody_sends_the_night_gathers_the_names_of_what_sold_out_again_and_again() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 0);
        Shop.execute("insert into due (integration_id, retailer_id, priority, product_ids) select integration_id,"
                + " retailer_id, priority, product_ids from due, generate_series(1, 500) where integration_id = "
                + integration);
        maintenance.compactZeros();
        assertThat(Shop.number("select count(*) from due where integration_id = " + integration))
                .as("fewer than would be gathered before sending").isLessThanOrEqualTo(101);
        assertThat(Shop.row("count(distinct product_ids)) from due where integration_id = " + integration))
                .isEqualTo("1");
    }

    private long dueButOnNoList(long product) {
        long integration = shop.integration("mercado-livre", 5);
        count(product, 12);
        Shop.execute("delete from due where integration_id = " + integration);
        return integration;
    }

    @Test
    void folding_the_tallies_keeps_their_sums() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 12);
        count(taza, 2);
        count(taza, 14);
        maintenance.foldTallies();
        assertThat(Shop.rows("state, listings) from listing_tally where integration_id = " + integration))
                .containsExactly("ok|1");
    }

    private void settle(Lease lease, long product, int quantity, long revision, Outcome outcome) {
        QuarkusTransaction.requiringNew().run(() -> {
            leases.confirm(lease);
            settlement.settle(lease,
                    List.of(new UpdateResult(StockUpdate.of(product, "TAZA", null, quantity, revision, 0), outcome,
                            null)));
        });
    }

    /** A whole delivery, in this thread: what it would send it has sent when it comes back. */
    private void deliver(long integration) {
        sender.carryOut(shop.retailerId, integration, marketplaces.get("mercado-livre"));
    }

    private long mercadoLivre(int minimum) {
        return connect("mercado-livre", minimum, Map.of("client-id", "c" + seller, "client-secret", "s", "user-id",
                seller,
                "refresh-token", "TG-" + seller));
    }

    private long amazon(int minimum) {
        return connect("amazon", minimum, Map.of("client-id", "c" + seller, "client-secret", "s", "seller-id", "S"
                + seller,
                "marketplace-id", "A2Q3Y263D00KWC", "refresh-token", "Atzr|S" + seller));
    }

    private long connect(String marketplace, int minimum, Map<String, String> settings) {
        return integrations.connect(shop.retailerId, marketplace, new IntegrationTerms(marketplace, "BR", true,
                OptionalInt.of(minimum), true, Set.of(), true, Set.of(), settings), "test").integration().id;
    }

    private void advertise(String marketplace, String sku) {
        given().contentType(ContentType.JSON)
                .body(Map.of("seller", sellerOn(marketplace), "items", List.of(Map.of("sku", sku, "quantity", 7))))
                .put("/sandbox/" + marketplace + "/_listings").then().statusCode(200);
    }

    private String sellerOn(String marketplace) {
        return marketplace.equals("amazon") ? "S" + seller : seller;
    }

    private void fault(String marketplace, Map<String, Object> rule) {
        given().contentType(ContentType.JSON).body(Map.of("rules", List.of(rule)))
                .put("/sandbox/" + marketplace + "/_faults").then().statusCode(204);
    }

    private void awaitShown(String marketplace, String sku, int quantity) {
        await().untilAsserted(() -> assertThat(
                given().queryParam("seller", sellerOn(marketplace)).get("/sandbox/" + marketplace + "/_listings/" + sku)
                        .then().statusCode(200).extract().<Integer>path("quantity")).isEqualTo(quantity));
    }

    private void awaitSettled(long integration) {
        await().until(() -> Shop.number(
                "select count(*) from listing where desired_revision > sent_revision and integration_id = "
                        + integration) == 0
                && Shop.number("select count(*) from submission where integration_id = " + integration) == 0);
    }

    private void off(long integration) {
        Shop.execute("update integration set enabled = false, version = version + 1 where id = " + integration);
    }

    private long version(long integration) {
        return Shop.number("select version from integration where id = " + integration);
    }

    private List<String> log(long product) {
        return Shop.rows("quantity, outcome) from stock_update where product_id = " + product + " order by id");
    }

    private void count(long product, int onHand) {
        count(product, "main", onHand);
    }

    private synchronized Instant tick() {
        clock = clock.plusSeconds(1);
        return clock;
    }

    private void count(long product, String warehouse, int onHand) {
        Instant at = tick();
        QuarkusTransaction.requiringNew().run(() -> {
            StockWriteResult recorded = inventory.record(shop.retailerId,
                    List.of(new Observation(product, warehouse, onHand, 0, false, at)), "test");
            evaluation.ofProducts(shop.retailerId, recorded.productIds());
        });
    }
}
