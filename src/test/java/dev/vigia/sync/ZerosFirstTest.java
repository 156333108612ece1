package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.SendMode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

/** A marketplace that takes 5 calls a second, and 10,000 quantities that wait for it: over half an hour's worth. */
@QuarkusTest
class ZerosFirstTest extends OwnNode<ZerosFirstTest.Busy> {

    private static final int PER_SECOND = 5;
    private static final int OTHERS = 10_000;
    private static final int SENT_BEFORE = 12;

    ZerosFirstTest() {
        super(new Busy());
    }

    @Test
    void a_zero_is_sent_within_a_second_however_much_waits() {
        List<Long> products = shop.products(OTHERS + 1, "Casa");
        count(products, 50);
        // The last of all: without its zero it would be sent in half an hour.
        long last = products.get(OTHERS);
        connector.beforeCall = sentBefore -> {
            if (sentBefore == SENT_BEFORE) {
                count(last, 5);
            } else if (sentBefore == SENT_BEFORE + 3 * PER_SECOND) {
                sender.end();
            }
        };
        carryOut();
        int zero = connector.sent.indexOf("SKU%05d 0".formatted(OTHERS + 1));
        assertThat(zero - SENT_BEFORE).as("calls between the change and its zero, at %d a second", PER_SECOND)
                .isBetween(1, PER_SECOND);
    }

    static class Busy extends Obliging {

        private final List<String> sent = new CopyOnWriteArrayList<>();
        private volatile IntConsumer beforeCall = sentBefore -> {
        };

        @Override
        public String code() {
            return "busy";
        }

        @Override
        public List<SendMode> sendModes(Account account) {
            return List.of(new SendMode("single", 1, new Limit("writes", PER_SECOND, PER_SECOND)));
        }

        @Override
        public synchronized List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
            account.send(mode.limit(), () -> RestResponse.ok(""));
            beforeCall.accept(sent.size());
            offers.forEach(offer -> sent.add(offer.sku() + " " + offer.quantity()));
            return super.publish(account, mode, offers);
        }
    }
}
