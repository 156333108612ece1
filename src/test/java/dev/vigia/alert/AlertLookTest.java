package dev.vigia.alert;

import static dev.vigia.alert.AlertFixture.BEGAN;
import static dev.vigia.alert.AlertFixture.FAILING;
import static dev.vigia.alert.AlertFixture.GRACE;
import static dev.vigia.alert.AlertFixture.after;
import static dev.vigia.alert.AlertFixture.look;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One alert for each episode: opened when it has lasted long enough, closed when it is over. */
@QuarkusTest
class AlertLookTest {

    private static final Duration A_MICROSECOND = Duration.ofNanos(1_000);

    private final AlertFixture fixture = new AlertFixture();

    @Test
    void an_integration_that_is_stopped_is_told_right_at_the_end_of_the_grace_and_not_before() {
        fixture.stop();
        look(after(GRACE).minus(A_MICROSECOND));
        assertThat(fixture.alerts()).isEmpty();
        look(after(GRACE));
        assertThat(fixture.alerts()).containsExactly("stopped||t");
        look(after(GRACE.multipliedBy(9)));
        assertThat(fixture.alerts()).as("one for the episode").containsExactly("stopped||t");
    }

    @Test
    void what_heals_within_the_grace_is_never_told() {
        fixture.stop();
        look(BEGAN);
        fixture.resume();
        look(after(GRACE));
        look(after(GRACE.multipliedBy(9)));
        assertThat(fixture.alerts()).isEmpty();
    }

    @Test
    void it_is_closed_when_it_is_over_and_the_next_time_is_another_one() {
        fixture.stop();
        look(after(GRACE));
        fixture.resume();
        look(after(GRACE.multipliedBy(2)));
        assertThat(fixture.alerts()).containsExactly("stopped||f");
        fixture.stop();
        look(after(GRACE.multipliedBy(3)));
        assertThat(fixture.alerts()).containsExactly("stopped||f", "stopped||t");
    }

    @Test
    void who_waits_for_a_consent_is_paused_or_is_being_disconnected_is_not_told_of() {
        fixture.stop();
        for (String state : List.of("stopped_because = ''", "stopped_because = 'x', enabled = false",
                "enabled = true, disconnecting_at = now()")) {
            Shop.execute("update integration set " + state + " where id = " + fixture.integration);
            look(after(GRACE));
        }
        assertThat(fixture.alerts()).isEmpty();
    }

    @Test
    void listings_that_fail_are_told_once_for_each_reason_right_at_the_end_of_the_time() {
        fixture.failing("A-1", "TIMEOUT");
        fixture.failing("A-2", "TIMEOUT");
        fixture.failing("B-1", "CLOSED");
        look(after(FAILING).minus(A_MICROSECOND));
        assertThat(fixture.alerts()).isEmpty();
        look(after(FAILING));
        assertThat(fixture.alerts()).containsExactlyInAnyOrder("failing|TIMEOUT|t", "failing|CLOSED|t");
    }

    @Test
    void failures_that_come_and_go_among_listings_are_none_that_last() {
        for (int minute = 0; minute < 40; minute += 5) {
            long product = fixture.failing("A-" + minute, "UNAVAILABLE");
            Shop.execute("update listing set failing_since = '" + after(Duration.ofMinutes(minute))
                    + "' where product_id = " + product);
            look(after(Duration.ofMinutes(minute + 4)));
            AlertFixture.heals(product);
        }
        assertThat(fixture.alerts()).isEmpty();
    }

    @Test
    void a_failure_that_comes_back_soon_is_the_same_episode_and_one_that_stays_away_is_over() {
        Duration gone = Duration.ofMinutes(10);
        long product = fixture.failing("A-1", "TIMEOUT");
        look(after(FAILING));
        AlertFixture.heals(product);
        look(after(FAILING).plusSeconds(30));
        Shop.execute("update listing set problem = 'TIMEOUT', failing_since = '" + BEGAN + "' where product_id = "
                + product);
        look(after(FAILING).plusSeconds(60));
        assertThat(fixture.alerts()).containsExactly("failing|TIMEOUT|t");
        AlertFixture.heals(product);
        look(after(FAILING).plusSeconds(90));
        look(after(FAILING).plusSeconds(90).plus(gone).minus(A_MICROSECOND));
        assertThat(fixture.alerts()).containsExactly("failing|TIMEOUT|t");
        look(after(FAILING).plusSeconds(90).plus(gone));
        assertThat(fixture.alerts()).containsExactly("failing|TIMEOUT|f");
        assertThat(Shop.number("select count(*) from alert where closed_at = '" + after(FAILING).plusSeconds(90)
                + "' and retailer_id = " + fixture.shop.retailerId)).as("it was over when it was last seen no more")
                .isEqualTo(1);
    }

    @Test
    void a_marketplace_that_insists_is_told_without_waiting_for_a_failure_to_heal() {
        fixture.failing("A-1", "OVERRULED");
        look(after(GRACE));
        assertThat(fixture.alerts()).containsExactly("drift||t");
    }

    @Test
    void a_held_change_is_told_until_somebody_decides() {
        long held = Shop.number("insert into held_change (retailer_id, source, opened_at) values ("
                + fixture.shop.retailerId + ", 'api:erp', '" + BEGAN + "') returning id");
        Shop.execute("insert into held_integration values (" + held + ", " + fixture.integration + ", "
                + fixture.shop.retailerId + ", 1000, 10, 400)");
        look(after(GRACE));
        assertThat(Shop.row("select kind, listings, closed_at is null from alert where retailer_id = "
                + fixture.shop.retailerId)).isEqualTo("held|400|t");
        Shop.execute("update held_integration set listings = 500 where held_change_id = " + held);
        look(after(GRACE.multipliedBy(2)));
        assertThat(Shop.row("select listings from alert where retailer_id = " + fixture.shop.retailerId))
                .isEqualTo("500");
        Shop.execute("update held_change set decision = 'DISCARDED', decided_by = 'Ana', decided_at = now() where id = "
                + held);
        look(after(GRACE.multipliedBy(3)));
        assertThat(fixture.alerts()).containsExactly("held||f");
    }

    @Test
    void a_scheduled_import_is_told_when_it_fails_again_and_again_or_brings_nothing_for_a_day() {
        Shop.execute("insert into scheduled_import (retailer_id, kind, location, minutes, complete, category, person,"
                + " created_at, next_at, failures, looked_at) values (" + fixture.shop.retailerId
                + ", 'ADDRESS', 'https://erp.example/stock.csv?key=secret', 60, false, '', 'Ana', '" + BEGAN
                + "', now() + interval '1 year', 2, '" + BEGAN + "')");
        look(after(GRACE));
        assertThat(fixture.alerts()).as("a server may restart").isEmpty();
        Shop.execute("update scheduled_import set failures = 3 where retailer_id = " + fixture.shop.retailerId);
        look(after(GRACE));
        assertThat(Shop.row("select kind, subject from alert where retailer_id = " + fixture.shop.retailerId))
                .isEqualTo("import_failing|https://erp.example/stock.csv");
        Shop.execute("update scheduled_import set failures = 0 where retailer_id = " + fixture.shop.retailerId);
        look(after(Duration.ofDays(1)).minus(A_MICROSECOND));
        assertThat(fixture.alerts()).containsExactly("import_failing||f");
        look(after(Duration.ofDays(1)));
        assertThat(fixture.alerts()).containsExactly("import_failing||f", "import_silent||t");
        Shop.execute("update scheduled_import set taken_at = '" + after(Duration.ofDays(1)) + "' where retailer_id = "
                + fixture.shop.retailerId);
        look(after(Duration.ofDays(1)));
        assertThat(fixture.alerts()).containsExactly("import_failing||f", "import_silent||f");
    }

    @Test
    void two_nodes_that_look_at_the_same_moment_open_one() {
        fixture.stop();
        AlertLook look = Arc.container().instance(AlertLook.class).get();
        CompletableFuture.allOf(IntStream.range(0, 4).mapToObj(node -> OwnThread.run(() -> look.look(after(
                GRACE)))).toArray(CompletableFuture[]::new)).join();
        assertThat(fixture.alerts()).containsExactly("stopped||t");
    }

    @Test
    void what_was_over_a_year_ago_is_forgotten() {
        fixture.stop();
        look(after(GRACE));
        fixture.resume();
        look(after(GRACE));
        Shop.execute("update alert set closed_at = closed_at - interval '366 days' where retailer_id = "
                + fixture.shop.retailerId);
        look(after(GRACE));
        assertThat(fixture.count()).isZero();
    }
}
