package dev.vigia.listing.rollout;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.DueRow;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Four products on an integration with a minimum of 5, and a node that compares one of them at a time. */
abstract class RolloutFixture {

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    final Shop shop = new Shop();
    final long integration = shop.integration("amazon", 5);
    final List<Long> products = shop.products(4, "Casa");
    final RolloutNode node = new RolloutNode(1);
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void all_are_listed() {
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, Shop.rows(
                "select id from product where retailer_id = " + shop.retailerId).stream().map(Long::valueOf).toList()));
    }

    void count(long product, int onHand) {
        Instant at = tick();
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofStock(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(product, "main", onHand, 0, false, at)), "test")
                .productIds()));
    }

    private synchronized Instant tick() {
        clock = clock.plusSeconds(1);
        return clock;
    }

    /** As if the marketplace had been told and had confirmed everything. */
    void settle() {
        Shop.tell("listing.integration_id = " + integration);
        Shop.execute("delete from due where integration_id = " + integration);
    }

    Integer desired(long product) {
        return Shop.listing(product, integration).desired();
    }

    List<Integer> desired() {
        return Shop.listings(integration).stream().map(ListingRow::desired).toList();
    }

    /** By the last evaluation: until a slice has come by, that of the rule before. */
    List<String> states() {
        return Shop.listings(integration).stream().map(ListingRow::state).toList();
    }

    /** Those named among the zeros. */
    List<Long> zeros() {
        return Shop.due(integration).stream().filter(row -> row.priority() == 0)
                .flatMap(row -> row.products().stream()).toList();
    }

    List<Long> named() {
        return Shop.due(integration).stream().map(DueRow::products).flatMap(List::stream).toList();
    }

    /** What the night finds that nobody had evaluated; empty while a rule is being carried out. */
    List<Integer> forgotten() {
        return QuarkusTransaction.requiringNew().call(() -> evaluation.again(shop.retailerId, 0)).stream()
                .map(Evaluation.Again::found).toList();
    }
}
