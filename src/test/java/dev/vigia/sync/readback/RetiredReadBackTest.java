package dev.vigia.sync.readback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Once the zero of what is retired has been seen, nobody asks a marketplace about it any more. */
@QuarkusTest
class RetiredReadBackTest {

    @Inject
    DriftStore drifts;

    private final Shop shop = new Shop();
    private final long amazon = shop.integration("amazon", 5);

    @Test
    void a_retired_listing_is_read_back_until_its_zero_is_confirmed() {
        long confirmed = listing("CONFIRMED", "retired", 0);
        long awaited = listing("AWAITED", "retired", 7);
        long offered = listing("OFFERED", "below_minimum", 0);
        assertThat(QuarkusTransaction.requiringNew().call(() -> drifts.after(amazon, 0, 10)))
                .extracting(ExpectedListing::productId).contains(awaited, offered).doesNotContain(confirmed);
    }

    private long listing(String sku, String state, int confirmed) {
        long product = shop.product(sku, "Casa");
        Shop.execute(
                "insert into listing (product_id, integration_id, retailer_id, sent, sent_revision, sent_at, confirmed,"
                        + " confirmed_at) select id, " + amazon + ", retailer_id, 0, 2, now() - interval '1 day', "
                        + confirmed
                        + ", now() - interval '1 hour' from product where id = " + product);
        Shop.conditions("values (" + product + ", " + amazon + ", '" + state + "', now())");
        return product;
    }
}
