package dev.vigia.sync;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Evaluation;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.DueList;
import dev.vigia.sync.queue.QuantitiesSettled.Wait;
import dev.vigia.sync.queue.StockUpdate;
import dev.vigia.sync.queue.UpdateResult;
import dev.vigia.sync.readback.ReadBackFinding;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the metrics say, read as Prometheus reads them. */
@QuarkusTest
class SyncMetricsTest {

    @Inject
    SyncMetrics meters;

    @Inject
    Session session;

    @Inject
    Evaluation evaluation;

    @Inject
    DueList dueList;

    @Inject
    Leases leases;

    @Inject
    MeterRegistry registry;

    @Inject
    SendingAccounts accounts;

    @Inject
    Marketplaces marketplaces;

    private static double value(String line) {
        Matcher found = Pattern.compile("^" + Pattern.quote(line) + " (\\S+)$", Pattern.MULTILINE).matcher(metrics());
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private static String metrics() {
        return People.api("prometheus").header("Accept", "text/plain").get("/q/metrics").then().statusCode(200)
                .extract().asString().replace(",}", "}");
    }

    @Test
    void outcomes_are_counted_by_marketplace_and_cause() {
        String applied = "vigia_updates_total{cause=\"none\",marketplace=\"amazon\",outcome=\"applied\"}";
        String closed = "vigia_updates_total{cause=\"closed\",marketplace=\"amazon\",outcome=\"rejected\"}";
        double before = value(applied);
        double beforeClosed = value(closed);
        meters.count("amazon", List.of(settled(Outcome.applied()), settled(Outcome.applied()),
                settled(Outcome.rejected(Cause.CLOSED, "closed"))), List.of());
        assertThat(value(applied) - before).isEqualTo(2);
        assertThat(value(closed) - beforeClosed).isEqualTo(1);
    }

    private static UpdateResult settled(Outcome outcome) {
        return new UpdateResult(StockUpdate.of(1, "TAZA", null, 0, 1, 0, Instant.EPOCH), outcome, null);
    }

    @Test
    void the_lag_falls_into_buckets_apart_for_zeros() {
        String half = "vigia_sync_lag_seconds_bucket{marketplace=\"amazon\",quantity=\"zero\",le=\"0.5\"}";
        String whole = "vigia_sync_lag_seconds_bucket{marketplace=\"amazon\",quantity=\"zero\",le=\"1.0\"}";
        double beforeHalf = value(half);
        double beforeWhole = value(whole);
        meters.count("amazon", List.of(), List.of(new Wait(true, Duration.ofMillis(400)),
                new Wait(true, Duration.ofMillis(700)), new Wait(false, Duration.ofMillis(1))));
        assertThat(value(half) - beforeHalf).isEqualTo(1);
        assertThat(value(whole) - beforeWhole).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({ "120, 60.0, 300.0", "1200, 300.0, 1800.0", "7200, 1800.0, 21600.0" })
    void a_lag_beyond_a_minute_still_falls_into_a_bucket(long seconds, String below, String above) {
        String bucket = "vigia_sync_lag_seconds_bucket{marketplace=\"b2w\",quantity=\"zero\",le=\"%s\"}";
        double beforeBelow = value(bucket.formatted(below));
        double beforeAbove = value(bucket.formatted(above));
        meters.count("b2w", List.of(), List.of(new Wait(true, Duration.ofSeconds(seconds))));
        assertThat(value(bucket.formatted(below)) - beforeBelow).isZero();
        assertThat(value(bucket.formatted(above)) - beforeAbove).isEqualTo(1);
    }

    /** A counter that begins with its first event hides it: an increase is told only from one scrape to the next. */
    @Test
    void a_fresh_node_says_zero_for_every_drift_and_every_outcome() {
        MeterRegistry fresh = new SimpleMeterRegistry();
        new SyncMetrics(fresh, null, accounts).announce(new StartupEvent(), marketplaces);
        for (ReadBackFinding cause : ReadBackFinding.causes()) {
            assertThat(fresh.get("vigia.drift.found").tags("marketplace", "centauro", "cause", cause.code()).counter()
                    .count()).isZero();
        }
        for (String outcome : List.of("applied none", "accepted none", "retry unavailable", "rejected closed")) {
            assertThat(fresh.get("vigia.updates").tags("marketplace", "centauro", "outcome", outcome.split(" ")[0],
                    "cause", outcome.split(" ")[1]).counter().count()).isZero();
        }
        assertThat(metrics()).contains("vigia_drift_found_total{cause=\"gone\",marketplace=\"centauro\"}",
                "vigia_updates_total{cause=\"closed\",marketplace=\"centauro\",outcome=\"rejected\"}");
    }

    @Test
    void what_waits_in_the_whole_database_is_sampled_by_priority() {
        Shop shop = new Shop();
        Shop.execute("insert into due (integration_id, retailer_id, priority, product_ids, since) values ("
                + shop.integration("amazon", 3) + ", " + shop.retailerId
                + ", 1, array[1, 2, 3], now() - interval '1 hour')");
        // Other tests' leftovers are in the same database and are still being sent.
        await().untilAsserted(() -> {
            meters.sampleDue();
            assertThat(value("vigia_due{priority=\"reopening\"}")).isGreaterThanOrEqualTo(3).isEqualTo(Shop.number(
                    "select sum(cardinality(product_ids)) from due where priority = 1"));
            assertThat(value("vigia_due_oldest_seconds{priority=\"reopening\"}")).isGreaterThanOrEqualTo(3_600);
        });
    }

    @Test
    void what_the_night_finds_is_counted_and_one_node_works_it() {
        String found = "vigia_evaluation_forgotten_total";
        assertThat(metrics()).contains(found, "vigia_due_forgotten_total", "vigia_travelling_forgotten_total");
        Shop shop = new Shop();
        long taza = shop.product("taza", "Casa");
        shop.integration("amazon", 3);
        Shop.execute("delete from night");
        double before = value(found);
        // A listing that nobody has evaluated.
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + shop.retailerId
                + ", 'main', 'main')");
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited,"
                + " observed_at) select " + taza + ", id, retailer_id, 9, 0, false, now() from warehouse"
                + " where retailer_id = " + shop.retailerId);
        night(shop);
        assertThat(Shop.listing(taza).desired()).isEqualTo(9);
        assertThat(value(found)).isGreaterThan(before);
        Shop.execute("update stock_level set on_hand = 2 where product_id = " + taza);
        night(shop);
        assertThat(Shop.listing(taza).state()).isEqualTo("ok");
    }

    /** Of this shop only: the others' tests have left hundreds. */
    private void night(Shop shop) {
        new NightlyMaintenance(session, evaluation, dueList, leases, registry) {
            @Override
            int evaluateAgain(long retailerId) {
                return retailerId == shop.retailerId ? super.evaluateAgain(retailerId) : 0;
            }
        }.run();
    }

    @Test
    void the_budget_is_there_before_anything_was_sent() {
        assertThat(metrics()).contains("vigia_sync_budget_used{marketplace=\"amazon\"}",
                "vigia_sync_budget_used{marketplace=\"mercado-livre\"}");
    }

    /** They are of all retailers. */
    @ParameterizedTest
    @ValueSource(strings = { "/q/metrics", "/q/metrics/", "/q/metrics/vigia_due" })
    void no_person_reads_the_metrics_not_even_an_admin(String path) {
        given().redirects().follow(false).get(path).then().statusCode(401);
        People.session("ana").get(path).then().statusCode(401);
        People.api("ana").get(path).then().statusCode(403);
    }

    @Test
    void no_metric_names_a_retailer_or_a_product() {
        assertThat(metrics().lines().filter(line -> line.startsWith("vigia_")))
                .isNotEmpty().noneMatch(line -> line.matches(".*\\b(sku|retailer|product|integration)=.*"));
    }
}
