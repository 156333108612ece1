package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.Shop;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Limit;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Way;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** More changes than the marketplace takes: some products sell out and come back all the time, and one sells out once. */
@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BusyListingsTest extends OwnNode<BusyListingsTest.OneByOne> {

    private static final int BUSY = 20;
    private static final Way SINGLE = new Way("single", 1, new Limit("calls", 1, 1_000));

    BusyListingsTest() {
        super(new OneByOne());
    }

    @Test
    void the_zero_of_a_quiet_product_waits_for_each_busy_one_once() {
        List<Long> busy = shop.products(BUSY, "Casa");
        long quiet = shop.product("QUIET", "Casa");
        for (int time = 0; time < 10; time++) {
            busy.forEach(this::sellOutAgain);
        }
        count(quiet, 9);
        count(quiet, 0);
        connector.whileItCalls = sku -> {
            if (!connector.sent.contains("QUIET")) {
                sellOutAgain(busy.get(connector.sent.size() % BUSY));
            }
        };

        carryOut();

        assertThat(connector.sent.indexOf("QUIET")).isBetween(1, BUSY);
        assertThat(Shop.number("select count(*) from listing where integration_id = " + integration
                + " and (sent <> 0 or desired_revision > sent_revision)")).isZero();
        assertThat(Shop.number("select count(*) from due where integration_id = " + integration)).isZero();
    }

    private void sellOutAgain(long product) {
        count(product, 9);
        count(product, 0);
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
        public List<Way> ways(Account account) {
            return List.of(SINGLE);
        }

        @Override
        public List<Answer> publish(Account account, Way way, List<Offer> offers) {
            account.spend(way.limit());
            offers.forEach(offer -> {
                sent.add(offer.sku());
                whileItCalls.accept(offer.sku());
            });
            return super.publish(account, way, offers);
        }
    }
}
