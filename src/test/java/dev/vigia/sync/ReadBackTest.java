package dev.vigia.sync;

import static dev.vigia.testing.Patiently.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listings that do not show what was sent, over HTTP against the sandbox. */
@QuarkusTest
class ReadBackTest {

    private static final String MERCADO_LIVRE = "mercado-livre";
    private static final String AMAZON = "amazon";

    @Inject
    Integrations integrations;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @Inject
    NightlyMaintenance maintenance;

    @Inject
    SyncScheduler scheduler;

    @Inject
    MeterRegistry meters;

    private final Shop shop = new Shop();
    private final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");
    private long integration;
    private long taza;

    @AfterEach
    void heal() {
        given().delete("/sandbox/mercado-livre/_faults");
        given().delete("/sandbox/amazon/_faults");
        shop.switchOff();
    }

    @Test
    void what_somebody_else_has_raised_is_corrected() {
        sell(MERCADO_LIVRE, 12);
        aRound();
        byHand(MERCADO_LIVRE, 30, "item");
        double before = found("changed_outside");
        aRound();
        awaitShown(MERCADO_LIVRE, 12);
        assertThat(drifts()).containsExactly("changed_outside|12|30|t|1");
        assertThat(updates()).containsExactly("12|applied", "12|applied");
        assertThat(lastRound("read, changed_outside, lost")).isEqualTo("1|1|0");
        assertThat(found("changed_outside")).isGreaterThan(before);
    }

    @Test
    void units_where_a_zero_was_sent_are_corrected_with_the_zeros() {
        sell(MERCADO_LIVRE, 3);
        byHand(MERCADO_LIVRE, 2, "item");
        aRound();
        awaitShown(MERCADO_LIVRE, 0);
        assertThat(drifts()).containsExactly("changed_outside|0|2|t|1");
    }

    @Test
    void a_zero_that_was_answered_with_success_and_lost_is_found_and_sent_again() {
        sell(MERCADO_LIVRE, 12);
        fault(MERCADO_LIVRE, Map.of("match", "/items/", "method", "PUT", "kind", "dishonest", "times", 1));
        count(2);
        awaitSettled();
        assertThat(shown(MERCADO_LIVRE)).isEqualTo(12);
        anHourPasses();
        aRound();
        awaitShown(MERCADO_LIVRE, 0);
        assertThat(drifts()).containsExactly("lost|0|12|t|1");
    }

    @Test
    void what_was_accepted_and_forgotten_is_found_and_sent_again() {
        sell(AMAZON, 12);
        fault(AMAZON, Map.of("match", "/listings/", "method", "PATCH", "kind", "dishonest", "times", 1));
        count(20);
        await().until(() -> updates().contains("20|accepted"));
        Shop.execute("delete from submission where integration_id = " + integration);
        anHourPasses();
        aRound();
        awaitShown(AMAZON, 20);
        assertThat(drifts()).containsExactly("lost|20|12|t|1");
    }

    @Test
    void what_was_sent_just_now_is_no_alarm() {
        sell(MERCADO_LIVRE, 12);
        count(20);
        awaitSettled();
        byHand(MERCADO_LIVRE, 12, "item");
        aRound();
        assertThat(drifts()).isEmpty();
        assertThat(lastRound("read, travelling")).isEqualTo("1|1");
    }

    @Test
    void what_was_sold_there_is_waited_for_and_corrected_only_if_it_stays_so_for_a_round() {
        sell(AMAZON, 12);
        byHand(AMAZON, 10, "item");
        aRound();
        assertThat(drifts()).containsExactly("sold|12|10|f|0");
        assertThat(Shop.listing(taza)).returns(10, ListingRow::confirmed).returns(false, ListingRow::isDue);
        anHourPasses();
        aRound();
        awaitShown(AMAZON, 12);
        assertThat(drifts()).containsExactly("sold|12|10|f|0", "changed_outside|12|10|t|1");
    }

    @Test
    void what_the_marketplace_manages_by_now_is_shown_and_left_alone() {
        sell(AMAZON, 12);
        byHand(AMAZON, 40, "fulfillment");
        aRound();
        assertThat(drifts()).containsExactly("managed|12||f|0");
        assertThat(Shop.listing(taza)).returns(true, ListingRow::rejected).returns("MANAGED", ListingRow::problem);
        anHourPasses();
        aRound();
        assertThat(drifts()).hasSize(1);
        assertThat(updates()).containsExactly("12|accepted", "12|applied");
    }

    @Test
    void a_listing_that_was_closed_is_sent_again_and_the_marketplace_says_why_not() {
        sell(MERCADO_LIVRE, 12);
        byHand(MERCADO_LIVRE, 12, "closed");
        aRound();
        awaitSettled();
        assertThat(drifts()).hasSize(1).first().asString().startsWith("gone|12|");
        assertThat(Shop.listing(taza)).returns(true, ListingRow::rejected).returns("CLOSED", ListingRow::problem);
    }

    @Test
    void a_marketplace_that_insists_is_shown_to_a_person_after_three_corrections() {
        sell(MERCADO_LIVRE, 12);
        for (int round = 1; round <= 4; round++) {
            byHand(MERCADO_LIVRE, 30, "item");
            aRound();
            awaitSettled();
            anHourPasses();
        }
        assertThat(drifts()).containsExactly("changed_outside|12|30|t|1", "changed_outside|12|30|t|2",
                "changed_outside|12|30|t|3", "changed_outside|12|30|f|3");
        assertThat(Shop.listing(taza)).returns(true, ListingRow::rejected).returns("OVERRULED", ListingRow::problem);
        assertThat(shown(MERCADO_LIVRE)).isEqualTo(30);
        count(14);
        awaitShown(MERCADO_LIVRE, 14);
    }

    @Test
    void a_good_round_in_between_begins_the_count_again() {
        sell(MERCADO_LIVRE, 12);
        byHand(MERCADO_LIVRE, 30, "item");
        aRound();
        awaitShown(MERCADO_LIVRE, 12);
        anHourPasses();
        aRound();
        anHourPasses();
        byHand(MERCADO_LIVRE, 30, "item");
        aRound();
        assertThat(drifts()).containsExactly("changed_outside|12|30|t|1", "changed_outside|12|30|t|1");
    }

    @Test
    void while_all_is_well_no_listing_is_written() {
        sell(MERCADO_LIVRE, 12);
        aRound();
        List<String> before = Shop.rows("select xmin, ctid from listing where integration_id = " + integration);
        aRound();
        assertThat(Shop.rows("select xmin, ctid from listing where integration_id = " + integration)).isEqualTo(before);
        assertThat(drifts()).isEmpty();
        assertThat(lastRound("read, unread, travelling")).isEqualTo("1|0|0");
    }

    @Test
    void a_round_reads_every_listing_and_keeps_the_limits() {
        IntStream.range(0, 45).forEach(i -> {
            advertise(MERCADO_LIVRE, "P" + i, 7, "item");
            shop.product("P" + i, "Casa");
        });
        sell(MERCADO_LIVRE, 12);
        Shop.rows("select id from product where retailer_id = " + shop.retailerId)
                .forEach(product -> count(Long.parseLong(product), 20));
        awaitSettled();
        anHourPasses();
        given().delete("/sandbox/mercado-livre/_calls");
        aRound();
        assertThat(lastRound("read, unread, travelling")).isEqualTo("46|0|0");
        assertThat(given().get("/sandbox/mercado-livre/_calls").then().extract().jsonPath()
                .getList("findAll { it.seller == '" + seller + "' }.status", Integer.class)).doesNotContain(429);
    }

    @Test
    void a_marketplace_that_cannot_be_read_may_still_be_sent_a_zero() {
        sell(MERCADO_LIVRE, 12);
        fault(MERCADO_LIVRE, Map.of("match", "/items", "method", "GET", "kind", "status", "status", 503));
        beginRound();
        await().until(() -> lastRound("failures").equals("1"));
        assertThat(lastRound("finished_at is null, after_product_id, next_at > now()")).isEqualTo("t|0|t");
        count(1);
        awaitShown(MERCADO_LIVRE, 0);
        given().delete("/sandbox/mercado-livre/_faults");
        Shop.execute("update read_back set next_at = now() where integration_id = " + integration);
        await().until(() -> lastRound("finished_at is not null").equals("t"));
        assertThat(lastRound("read, failures")).isEqualTo("1|0");
    }

    @Test
    void a_new_integration_is_read_after_a_while_and_then_again_and_again() {
        sell(MERCADO_LIVRE, 12);
        assertThat(rounds()).isZero();
        aRound();
        assertThat(lastRound("next_at - started_at = interval '6 hours'")).isEqualTo("t");
    }

    @Test
    void the_night_forgets_what_is_older_than_a_year() {
        sell(MERCADO_LIVRE, 12);
        byHand(MERCADO_LIVRE, 30, "item");
        aRound();
        Shop.execute("update drift set found_at = now() - interval '366 days' where integration_id = " + integration);
        maintenance.purge();
        assertThat(drifts()).isEmpty();
        assertThat(rounds()).isEqualTo(1);
    }

    @Test
    void a_listing_that_waits_for_an_answer_nobody_asks_for_is_freed_at_night() {
        sell(MERCADO_LIVRE, 12);
        maintenance.freeForgotten();
        assertThat(Shop.listing(taza).desiredRevision()).isEqualTo(1);
        Shop.execute("update listing set travelling = true where product_id = " + taza);
        assertThat(maintenance.freeForgotten()).isPositive();
        awaitSettled();
        assertThat(updates()).containsExactly("12|applied", "12|applied");
    }

    /** One listing, sent and confirmed an hour ago. */
    private void sell(String marketplace, int units) {
        advertise(marketplace, "TAZA", 7, "item");
        taza = shop.product("TAZA", "Casa");
        integration = connect(marketplace);
        count(units);
        awaitSettled();
        anHourPasses();
    }

    private void anHourPasses() {
        Shop.execute("update listing set sent_at = sent_at - interval '1 hour', confirmed_at = confirmed_at - interval"
                + " '1 hour' where integration_id = " + integration);
        Shop.execute("update read_back set started_at = started_at - interval '1 hour' where integration_id = "
                + integration);
        Shop.execute("update drift set found_at = found_at - interval '1 hour' where integration_id = " + integration);
    }

    /** A whole round, waited for. */
    private void aRound() {
        long before = rounds();
        beginRound();
        awaitLooking(() -> rounds() == before + 1);
    }

    private void awaitLooking(Callable<Boolean> condition) {
        await().until(() -> {
            look();
            return condition.call();
        });
    }

    /** Instead of waiting for the job, and for the moment to ask about what was accepted. */
    private void look() {
        Shop.execute("update submission set ask_at = now() where integration_id = " + integration);
        scheduler.look();
    }

    private void beginRound() {
        Shop.connectedYesterday(integration);
        Shop.execute("update read_back set next_at = now() where integration_id = " + integration);
    }

    private long rounds() {
        return Shop.number("select count(*) from read_back where finished_at is not null and integration_id = "
                + integration);
    }

    private String lastRound(String columns) {
        return String.join("", Shop.rows("select " + columns + " from read_back where integration_id = " + integration
                + " order by started_at desc limit 1"));
    }

    private List<String> drifts() {
        return Shop.rows(
                "select cause, expected, coalesce(shown::text, ''), repaired, repairs from drift where product_id = "
                        + taza + " order by id");
    }

    private List<String> updates() {
        return Shop.log(taza);
    }

    private double found(String cause) {
        return meters.counter("vigia.drift.found", "marketplace", MERCADO_LIVRE, "cause", cause).count();
    }

    private long connect(String marketplace) {
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

    private void byHand(String marketplace, int quantity, String kind) {
        advertise(marketplace, "TAZA", quantity, kind);
    }

    private void advertise(String marketplace, String sku, int quantity, String kind) {
        given().contentType(ContentType.JSON)
                .body(Map.of("seller", sellerOn(marketplace), "items",
                        List.of(Map.of("sku", sku, "quantity", quantity, "kind", kind))))
                .put("/sandbox/" + marketplace + "/_listings").then().statusCode(200);
    }

    private String sellerOn(String marketplace) {
        return marketplace.equals(AMAZON) ? "S" + seller : seller;
    }

    private void fault(String marketplace, Map<String, Object> rule) {
        given().contentType(ContentType.JSON).body(Map.of("rules", List.of(rule)))
                .put("/sandbox/" + marketplace + "/_faults").then().statusCode(204);
    }

    private void awaitShown(String marketplace, int quantity) {
        await().untilAsserted(() -> {
            look();
            assertThat(shown(marketplace)).isEqualTo(quantity);
        });
        awaitSettled();
    }

    private int shown(String marketplace) {
        return given().queryParam("seller", sellerOn(marketplace)).get("/sandbox/" + marketplace + "/_listings/TAZA")
                .then().statusCode(200).extract().<Integer>path("quantity");
    }

    private void awaitSettled() {
        awaitLooking(() -> Shop.number(
                "select count(*) from listing where desired_revision > sent_revision and not rejected and integration_id = "
                        + integration) == 0
                && Shop.number("select count(*) from submission where integration_id = " + integration) == 0);
    }

    private void count(int onHand) {
        count(taza, onHand);
    }

    private void count(long product, int onHand) {
        clock = clock.plusSeconds(1);
        Instant at = clock;
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(product, "main", onHand, 0, false, at)), "test")
                .productIds()));
    }
}
