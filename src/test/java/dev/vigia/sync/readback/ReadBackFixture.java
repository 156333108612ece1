package dev.vigia.sync.readback;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.sync.SyncJobs;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;

/** One listing in the sandbox, sent and confirmed, which is read back. */
abstract class ReadBackFixture {

    static final String MERCADO_LIVRE = "mercado-livre";
    static final String AMAZON = "amazon";

    @Inject
    Integrations integrations;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @Inject
    SyncJobs jobs;

    final Shop shop = new Shop();
    final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));
    Instant clock = Instant.parse("2026-01-01T00:00:00Z");
    long integration;
    long taza;

    @AfterEach
    void heal() {
        given().delete("/sandbox/mercado-livre/_faults");
        given().delete("/sandbox/amazon/_faults");
        shop.switchOff();
    }

    /** One listing, sent and confirmed an hour ago. */
    void sell(String marketplace, int units) {
        advertise(marketplace, "TAZA", 7, "item");
        taza = shop.product("TAZA", "Casa");
        integration = connect(marketplace);
        count(units);
        awaitSettled();
        anHourPasses();
    }

    void anHourPasses() {
        Shop.execute("update listing set sent_at = sent_at - interval '1 hour', confirmed_at = confirmed_at - interval"
                + " '1 hour' where integration_id = " + integration);
        Shop.execute("update read_back set started_at = started_at - interval '1 hour' where integration_id = "
                + integration);
        Shop.execute("update drift set found_at = found_at - interval '1 hour' where integration_id = " + integration);
    }

    /** A whole round, waited for. */
    void aRound() {
        long before = rounds();
        beginRound();
        awaitLooking(() -> rounds() == before + 1);
    }

    void awaitLooking(Callable<Boolean> condition) {
        await().until(() -> {
            look();
            return condition.call();
        });
    }

    /** Instead of waiting for the job, and for the moment to ask about what was accepted. */
    void look() {
        Shop.execute("update submission set ask_at = now() where integration_id = " + integration);
        jobs.look();
    }

    void beginRound() {
        Shop.connectedYesterday(integration);
        Shop.execute("update read_back set next_at = now() where integration_id = " + integration);
    }

    long rounds() {
        return Shop.number("select count(*) from read_back where finished_at is not null and integration_id = "
                + integration);
    }

    String lastRound(String columns) {
        return String.join("", Shop.rows("select " + columns + " from read_back where integration_id = " + integration
                + " order by started_at desc limit 1"));
    }

    List<String> drifts() {
        return Shop.rows(
                "select cause, expected, coalesce(shown::text, ''), repaired, repairs from drift where product_id = "
                        + taza + " order by id");
    }

    List<String> updates() {
        return Shop.log(taza);
    }

    long connect(String marketplace) {
        Map<String, String> account = marketplace.equals(AMAZON)
                ? Map.of("seller-id", "S" + seller, "marketplace-id", "A2Q3Y263D00KWC", "refresh-token", "Atzr|S"
                        + seller)
                : Map.of("user-id", seller, "refresh-token", "TG-" + seller);
        Map<String, String> settings = new HashMap<>(account);
        settings.put("client-id", "c" + seller);
        settings.put("client-secret", "s");
        return integrations.connect(shop.retailerId, marketplace, new IntegrationTerms(marketplace, "BR", true,
                OptionalInt.of(5), true, Set.of(), true, Set.of(), settings), "test").integration().id;
    }

    void byHand(String marketplace, int quantity, String kind) {
        advertise(marketplace, "TAZA", quantity, kind);
    }

    void advertise(String marketplace, String sku, int quantity, String kind) {
        given().contentType(ContentType.JSON)
                .body(Map.of("seller", sellerOn(marketplace), "items",
                        List.of(Map.of("sku", sku, "quantity", quantity, "kind", kind))))
                .put("/sandbox/" + marketplace + "/_listings").then().statusCode(200);
    }

    String sellerOn(String marketplace) {
        return marketplace.equals(AMAZON) ? "S" + seller : seller;
    }

    void fault(String marketplace, Map<String, Object> rule) {
        given().contentType(ContentType.JSON).body(Map.of("rules", List.of(rule)))
                .put("/sandbox/" + marketplace + "/_faults").then().statusCode(204);
    }

    void awaitShown(String marketplace, int quantity) {
        await().untilAsserted(() -> {
            look();
            assertThat(shown(marketplace)).isEqualTo(quantity);
        });
        awaitSettled();
    }

    int shown(String marketplace) {
        return new Cast(marketplace).quantity(sellerOn(marketplace), "TAZA");
    }

    void awaitSettled() {
        awaitLooking(() -> Shop.number(
                "select count(*) from listing_now listing where (travelling or " + ListingRow.DUE
                        + ") and integration_id = "
                        + integration) == 0
                && Shop.number("select count(*) from submission where integration_id = " + integration) == 0);
    }

    void count(int onHand) {
        count(taza, onHand);
    }

    void count(long product, int onHand) {
        clock = clock.plusSeconds(1);
        Instant at = clock;
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(product, "main", onHand, 0, false, at)), "test")
                .productIds()));
    }
}
