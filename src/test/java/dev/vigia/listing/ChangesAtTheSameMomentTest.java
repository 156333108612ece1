package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Changes at the same moment end in the rule applied to all of them. */
@QuarkusTest
class ChangesAtTheSameMomentTest {

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    private final Shop shop = new Shop();
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

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
            assertThat(Shop.listing(taza)).as("units %d, minimum %d", units, minimum)
                    .returns(units, ListingRow::available)
                    .returns(units <= minimum ? 0 : units, ListingRow::desired);
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
            assertThat(Shop.listing(taza).desired()).isEqualTo(2 * units);
        }
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
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(product, warehouse, onHand, 0, false, at)), "test")
                .productIds()));
    }
}
