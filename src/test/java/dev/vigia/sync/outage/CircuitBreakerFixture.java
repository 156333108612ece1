package dev.vigia.sync.outage;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.SendMode;
import dev.vigia.sync.OwnNode;
import dev.vigia.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/** A marketplace that asks to be left alone. */
abstract class CircuitBreakerFixture extends OwnNode<CircuitBreakerFixture.Asking> {

    CircuitBreakerFixture() {
        super(new Asking());
    }

    @BeforeEach
    void answer() {
        connector.says(sku -> Outcome.applied());
    }

    void accept(String sku) {
        connector.says(any -> Outcome.accepted("h", Duration.ofHours(1)));
        count(shop.product(sku, "Casa"), 50);
        carryOut();
        Shop.execute("update submission set ask_at = now() where integration_id = " + integration);
        connector.says(any -> Outcome.applied());
    }

    /** Seconds from now. */
    double rests() {
        return Double.parseDouble(Shop.row("select extract(epoch from rests_until - clock_timestamp()) from lease"
                + " where integration_id = " + integration));
    }

    void restEnds() {
        Shop.execute("update lease set rests_until = now() where integration_id = " + integration);
    }

    /** Answers as it is told to, one listing a call. */
    static class Asking extends OwnNode.Obliging {

        final List<String> calls = new CopyOnWriteArrayList<>();
        volatile Function<String, Outcome> says;
        volatile Outcome confirms = Outcome.applied();

        void says(Function<String, Outcome> answer) {
            says = answer;
        }

        @Override
        public String code() {
            return "asking";
        }

        @Override
        public List<SendMode> sendModes(Account account) {
            return List.of(new SendMode("single", 1, new Limit("calls", 1_000, 1_000)));
        }

        @Override
        public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
            return offers.stream().map(offer -> Answer.of(offer, confirms)).toList();
        }

        @Override
        public List<Answer> publish(Account account, SendMode way, List<Offer> offers) {
            Offer offer = offers.get(0);
            calls.add(offer.sku());
            return List.of(Answer.of(offer, says.apply(offer.sku())));
        }
    }
}
