package dev.vigia.sync;

import static dev.vigia.testing.Patiently.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.sync.queue.Reprocessing;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine from a stock change to what a buyer sees, over HTTP against the sandbox. */
@QuarkusTest
class SyncTest {

    @Inject
    Integrations integrations;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @Inject
    Reprocessing reprocessing;

    @Inject
    Sender sender;

    @Inject
    NightlyMaintenance maintenance;

    @Inject
    Marketplaces marketplaces;

    private final Shop shop = new Shop();
    private final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @AfterEach
    void heal() {
        given().delete("/sandbox/mercado-livre/_faults");
        given().delete("/sandbox/amazon/_faults");
        shop.switchOff();
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
        assertThat(Shop.log(taza)).containsExactly("12|applied");
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
        assertThat(Shop.log(taza)).containsExactly("12|accepted", "12|applied");
        assertThat(Shop.listing(taza)).returns(12, ListingRow::confirmed).returns(false, ListingRow::travelling);
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
        assertThat(Shop.log(taza)).contains("12|retry").endsWith("12|applied");
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
        assertThat(Shop.listing(unknown)).returns(true, ListingRow::rejected).returns("NOT_FOUND", ListingRow::problem);
    }

    @Test
    void a_rejected_listing_is_sent_again_once_somebody_has_mended_it() {
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        count(taza, 12);
        await().until(() -> Shop.listing(taza).rejected());
        advertise("mercado-livre", "TAZA");
        assertThat(reprocessing.again(shop.retailerId, Reprocessing.Chosen.of(new Long[] { taza },
                new Long[] { integration }), "test", Map.of())).isEqualTo(1);
        awaitShown("mercado-livre", "TAZA", 12);
        awaitSettled(integration);
        assertThat(Shop.listing(taza)).returns(false, ListingRow::rejected).returns(null, ListingRow::problem);
        assertThat(Shop.log(taza)).containsExactly("12|rejected", "12|applied");
    }

    @Test
    void refused_credentials_stop_the_integration_and_keep_everything_due() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = connect("mercado-livre", 5, Map.of("client-id", "c" + seller, "client-secret", "wrong",
                "user-id", seller, "refresh-token", "TG-" + seller));
        count(taza, 12);
        await().until(() -> Shop.integration(integration).isStopped());
        assertThat(Shop.listing(taza)).returns(false, ListingRow::rejected).returns(true, ListingRow::isDue);
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
        assertThat(Shop.log(taza)).isEmpty();
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
        List<String> sent = Shop.rows("select quantity from stock_update where id > " + before
                + " and integration_id = "
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
        assertThat(Shop.log(taza)).isEmpty();
        Shop.execute("update lease set expires_at = clock_timestamp() where integration_id = " + integration);
        awaitShown("mercado-livre", "TAZA", 12);
        assertThat(Shop.number("select epoch from lease where integration_id = " + integration)).isEqualTo(8);
    }

    @Test
    void many_quick_changes_send_the_last_truth_and_few_calls() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        IntStream.rangeClosed(1, 60).forEach(i -> count(taza, 100 + i));
        awaitShown("mercado-livre", "TAZA", 160);
        awaitSettled(integration);
        assertThat(Shop.log(taza)).hasSizeLessThan(60).endsWith("160|applied");
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
        await().until(() -> Shop.isSettled(integration));
    }

    private void off(long integration) {
        Shop.execute("update integration set enabled = false, version = version + 1 where id = " + integration);
    }

    private long version(long integration) {
        return Shop.integration(integration).version();
    }

    private void count(long product, int onHand) {
        clock = clock.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(product, "main", onHand, 0, false, clock)), "test")
                .productIds()));
    }
}
