package dev.vigia.sync.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.Leases;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Zeros that marketplaces confirm are counted by the hour, as many as the log has. */
@QuarkusTest
class ZeroCountTest {

    @Inject
    Settlement settlement;

    @Inject
    Leases leases;

    private final Shop shop = new Shop();
    private final List<Long> products = shop.products(4, "Casa");
    private long amazon;
    private Lease lease;

    @BeforeEach
    void an_account() {
        amazon = shop.integration("amazon", 5);
        lease = QuarkusTransaction.requiringNew().call(() -> leases.take(shop.retailerId, amazon)).orElseThrow();
    }

    @Test
    void only_zeros_count_and_only_once_they_are_confirmed() {
        settle(List.of(answer(0, 7, Outcome.applied()), answer(1, 0, Outcome.accepted("handle", Duration.ofHours(1))),
                answer(2, 0, Outcome.retry(Cause.TIMEOUT, "", Duration.ZERO)), answer(3, 0, Outcome.rejected(
                        Cause.CLOSED, "closed"))));
        assertThat(counted()).isEmpty();
        settle(List.of(answer(1, 0, Outcome.applied())));
        assertThat(counted()).containsExactly("1");
    }

    @Test
    void an_hour_adds_up_to_what_the_log_has() {
        settle(IntStream.range(0, 3).mapToObj(product -> answer(product, 0, Outcome.applied())).toList());
        settle(List.of(answer(3, 0, Outcome.applied()), answer(0, 12, Outcome.applied())));
        // The hour may have ended in between.
        assertThat(counted().stream().mapToLong(Long::parseLong).sum()).isEqualTo(4);
        assertThat(Shop.rows("select integration_id, hour, zeros from zero_count where retailer_id = "
                + shop.retailerId + " order by hour")).isEqualTo(Shop.rows("select integration_id,"
                        + " date_trunc('hour', happened_at, 'UTC'), count(*) from stock_update where outcome = 'applied'"
                        + " and quantity = 0 and retailer_id = " + shop.retailerId + " group by 1, 2 order by 2"));
    }

    private List<String> counted() {
        return Shop.rows("select zeros from zero_count where integration_id = " + amazon + " and retailer_id = "
                + shop.retailerId);
    }

    private UpdateResult answer(int product, int quantity, Outcome outcome) {
        return new UpdateResult(StockUpdate.of(products.get(product), "SKU", null, quantity, 1, 0, Instant.now()),
                outcome, null);
    }

    private void settle(List<UpdateResult> answers) {
        QuarkusTransaction.requiringNew().run(() -> {
            leases.confirm(lease);
            settlement.settle(lease, answers);
        });
    }
}
