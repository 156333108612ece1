package dev.vigia.listing;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.inventory.StockWriteResult;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** A product on an integration with a minimum of 5. */
abstract class EvaluationFixture {

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    final Shop shop = new Shop();
    final long integration = shop.integration("amazon", 5);
    final long taza = shop.product("TAZA", "Casa > Cocina");
    Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    void count(long product, int onHand) {
        record(new Observation(product, "main", onHand, 0, false, tick()));
    }

    StockWriteResult record(Observation... observations) {
        return inTransaction(() -> {
            StockWriteResult recorded = inventory.record(shop.retailerId, List.of(observations), "test");
            evaluation.ofProducts(shop.retailerId, recorded.productIds());
            return recorded;
        });
    }

    EvaluationResult evaluate() {
        return inTransaction(() -> evaluation.ofIntegration(shop.retailerId, integration));
    }

    /** As if the marketplaces had been told everything. */
    void tell() {
        Shop.tell("listing.retailer_id = " + shop.retailerId);
    }

    void minimum(int units) {
        Shop.execute("update integration set minimum_stock = " + units + " where id = " + integration);
    }

    Instant tick() {
        clock = clock.plusSeconds(1);
        return clock;
    }

    String listing(long product) {
        ListingRow row = Shop.listing(product, integration);
        return row.state() + "|" + (row.desired() == null ? "-" : row.desired());
    }

    List<String> warnings(long product) {
        return Shop.rows(
                "select available, minimum, case when closed_at is null then 'open' else 'closed' end from warning "
                        + "where product_id = " + product + " order by id");
    }

    static <T> T inTransaction(java.util.concurrent.Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
