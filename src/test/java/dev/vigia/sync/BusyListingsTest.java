package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.limits.Limit;
import dev.vigia.listing.Priority;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.SendMode;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.LeaseLost;
import dev.vigia.sync.lease.Leases;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

/** More changes than the marketplace takes: some products sell out and come back all the time, and one sells out once. */
@QuarkusTest
class BusyListingsTest extends OwnNode<BusyListingsTest.OneByOne> {

    private static final int BUSY = 20;
    private static final int ROWS = 150;
    private static final SendMode SINGLE = new SendMode("single", 1, new Limit("calls", 1, 50_000));

    private Leases held;

    BusyListingsTest() {
        super(new OneByOne());
    }

    @Override
    protected Leases leases() {
        held = super.leases();
        return held;
    }

    @Test
    void the_zero_of_a_quiet_product_waits_for_each_busy_one_once() {
        List<Long> busy = shop.products(BUSY, "Casa");
        long quiet = shop.product("QUIET", "Casa");
        sellOut(busy);
        name(busy, ROWS);
        sellOut(List.of(quiet));
        connector.whileItCalls = sku -> {
            if (!connector.sent.contains("QUIET")) {
                sellOut(List.of(busy.get(connector.sent.size() % BUSY)));
            }
        };

        carryOut();

        assertThat(connector.sent.indexOf("QUIET")).isBetween(1, BUSY);
        assertThat(Shop.number("select count(*) from listing_now listing where integration_id = " + integration
                + " and (sent <> 0 or resend)")).isZero();
        assertThat(list()).isEmpty();
    }

    @Test
    void however_often_they_are_gathered_whoever_came_first_goes_first() {
        List<Long> products = shop.products(4, "Casa");
        sellOut(products);
        Shop.execute("delete from due where integration_id = " + integration);
        name(List.of(products.get(2), products.get(1)), 1);
        name(List.of(products.get(3)), 1);
        name("(select array_agg(n) from generate_series(-1000, -1) n)", 1);
        for (int time = 0; time < 2; time++) {
            name(List.of(products.get(0), products.get(1)), ROWS);
            gather();
        }

        assertThat(list()).hasSize(2);
        assertThat(list().get(0)).isEqualTo("{%d,%d,%d,%d}".formatted(products.get(2), products.get(1), products.get(3),
                products.get(0)));
        assertThat(list().get(1)).as("a full row").startsWith("{-1000,");
    }

    @Test
    void nobody_gathers_without_the_lease() {
        Shop.execute("update lease set epoch = epoch + 1 where integration_id = " + integration);
        assertThatThrownBy(this::gather).isInstanceOf(LeaseLost.class);
    }

    private void gather() {
        Lease lease = new Lease(integration, shop.retailerId, 1);
        QuarkusTransaction.requiringNew().run(() -> {
            held.hold(lease);
            dueList.compact(lease, Priority.ZERO);
        });
    }

    private void sellOut(List<Long> products) {
        count(products, 9);
        count(products, 0);
    }

    /** So many rows of zeros that name these. */
    private void name(List<Long> products, int rows) {
        name("cast(array" + products + " as bigint[])", rows);
    }

    private void name(String products, int rows) {
        Shop.execute("insert into due (integration_id, retailer_id, priority, product_ids) select " + integration + ", "
                + shop.retailerId + ", 0, " + products + " from generate_series(1, " + rows + ")");
    }

    private List<String> list() {
        return Shop.rows("select product_ids from due where integration_id = " + integration
                + " order by priority, id");
    }

    static class OneByOne extends Obliging {

        private final List<String> sent = new ArrayList<>();
        private Consumer<String> whileItCalls = sku -> {
        };

        @Override
        public String code() {
            return "one-by-one";
        }

        @Override
        public List<SendMode> sendModes(Account account) {
            return List.of(SINGLE);
        }

        @Override
        public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
            account.send(mode.limit(), () -> RestResponse.ok(""));
            offers.forEach(offer -> {
                sent.add(offer.sku());
                whileItCalls.accept(offer.sku());
            });
            return super.publish(account, mode, offers);
        }
    }
}
