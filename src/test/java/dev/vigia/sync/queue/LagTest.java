package dev.vigia.sync.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.QuantitiesSettled.Wait;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long quantities had waited is written down when they are confirmed. */
@QuarkusTest
class LagTest {

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @Inject
    Settlement settlement;

    @Inject
    Leases leases;

    private final Shop shop = new Shop();
    private long taza;
    private Lease lease;
    private Instant since = Instant.now().minusSeconds(90);

    @BeforeEach
    void la_taza_should_show_zero_since_a_minute_and_a_half() {
        taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(3, 1);
        lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, integration)).orElseThrow();
    }

    @Test
    void a_confirmed_zero_tells_how_long_it_had_waited() {
        List<Wait> waits = settle(0, 1, Outcome.applied());
        assertThat(waits).hasSize(1);
        assertThat(waits.get(0).zero()).isTrue();
        assertThat(waits.get(0).waited()).isBetween(Duration.ofSeconds(90), Duration.ofMinutes(5));
        assertThat(waited()).containsExactly(Long.toString(waits.get(0).waited().toMillis()));
    }

    @Test
    void another_quantity_tells_it_too_but_is_no_zero() {
        count(12, 2);
        assertThat(settle(12, 2, Outcome.applied())).hasSize(1).noneMatch(Wait::zero);
    }

    @Test
    void what_was_overtaken_meanwhile_tells_nothing() {
        count(12, 2);
        assertThat(settle(0, 1, Outcome.applied())).isEmpty();
        assertThat(waited()).containsExactly("");
    }

    @Test
    void only_a_confirmation_ends_the_wait() {
        assertThat(settle(0, 1, Outcome.accepted("handle", Duration.ofHours(1)))).isEmpty();
        assertThat(settle(0, 1, Outcome.retry(Cause.TIMEOUT, "", Duration.ZERO))).isEmpty();
        assertThat(settle(0, 1, Outcome.rejected(Cause.CLOSED, "closed"))).isEmpty();
        assertThat(settle(0, 1, Outcome.applied())).hasSize(1);
        assertThat(waited()).hasSize(4).startsWith("", "", "");
    }

    @Test
    void a_clock_that_was_set_back_makes_no_wait_negative() {
        since = Instant.now().plusSeconds(3600);
        assertThat(settle(0, 1, Outcome.applied()).get(0).waited()).isZero();
    }

    @Test
    void the_sender_tells_how_much_of_its_budget_it_used() {
        QuarkusTransaction.requiringNew().run(() -> leases.reportUsage(lease, 0.5));
        assertThat(budget()).isEqualTo("0.5|t");
    }

    private String budget() {
        return Shop.row(
                "select budget_used, budget_at > clock_timestamp() - interval '1 minute' from lease where integration_id = "
                        + lease.integrationId());
    }

    private List<String> waited() {
        return Shop.rows("select coalesce(cast(waited as text), '') from stock_update where product_id = " + taza
                + " order by id");
    }

    private List<Wait> settle(int quantity, long revision, Outcome outcome) {
        return QuarkusTransaction.requiringNew().call(() -> {
            leases.confirm(lease);
            return settlement.settle(lease,
                    List.of(new UpdateResult(StockUpdate.of(taza, "TAZA", null, quantity, revision, 0, since), outcome,
                            null)));
        });
    }

    private void count(int onHand, int second) {
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(taza, "main", onHand, 0, false,
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second))),
                "test").productIds()));
    }
}
