package dev.vigia.sync.indoubt;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.OwnNode;
import dev.vigia.sync.lease.Leases;
import dev.vigia.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.BeforeEach;

/** A listing about which calls end without a final answer. */
abstract class InDoubtFixture extends OwnNode<InDoubtFixture.Market> {

    static final SendMode SINGLE = new SendMode("single", 1, new Limit("calls", 1_000, 1_000));

    long taza;

    InDoubtFixture() {
        super(new Market());
    }

    @Override
    protected Leases leases() {
        return new Leases(session, leaseConfig);
    }

    @BeforeEach
    void nobody_else_sends() {
        leave();
        Shop.execute("delete from lease where integration_id = " + integration);
        sender = stranger();
        taza = shop.product("TAZA", "Casa");
        connector.shows.clear();
        connector.sent.clear();
        connector.outcome = Outcome.applied();
        connector.confirms = Market.TRAVELLING;
        connector.readable = true;
        connector.dies = false;
    }

    void send(int units, Outcome outcome) {
        connector.outcome = outcome;
        count(taza, units);
        carryOut();
    }

    /** The next look is due now, and whatever was to wait does not. */
    void look() {
        Shop.execute("update in_doubt set check_at = now() where product_id = " + taza);
        againNow();
        carryOut();
    }

    void againNow() {
        Shop.execute("update due set due_at = now() where integration_id = " + integration);
        carryOut();
    }

    String inDoubtNow() {
        return Shop.row("select quantities, until from in_doubt where product_id = " + taza) + "|";
    }

    /** Shows what it was told last, by us or by the test. */
    static class Market extends OwnNode.Obliging {

        static final Outcome TRAVELLING = Outcome.acceptedOutOfOrder("h", Duration.ofHours(1));

        final Map<String, Integer> shows = new ConcurrentHashMap<>();
        final List<Integer> sent = new CopyOnWriteArrayList<>();
        volatile Outcome outcome = Outcome.applied();
        volatile Outcome confirms = TRAVELLING;
        volatile Limit limit = SINGLE.limit();
        volatile boolean readable = true;
        volatile boolean dies;
        volatile int reads;

        @Override
        public String code() {
            return "market";
        }

        @Override
        public List<SendMode> sendModes(Account account) {
            return List.of(new SendMode("single", 1, limit));
        }

        @Override
        public List<Answer> publish(Account account, SendMode way, List<Offer> offers) {
            account.send(way.limit(), () -> RestResponse.ok(""));
            if (dies) {
                throw new StackOverflowError("the process ends");
            }
            return offers.stream().map(offer -> {
                sent.add(offer.quantity());
                if (outcome instanceof Outcome.Applied) {
                    shows.put(offer.sku(), offer.quantity());
                }
                return Answer.of(offer, outcome);
            }).toList();
        }

        @Override
        public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
            return Answer.all(offers, confirms);
        }

        @Override
        public List<Shown> readBack(Account account, List<Offer> offers) {
            account.send(new Limit("reads", 1_000, 1_000), () -> RestResponse.ok(""));
            reads++;
            return offers.stream().map(offer -> new Shown(offer, readable
                    ? OptionalInt.of(shows.getOrDefault(offer.sku(), 0))
                    : OptionalInt.empty(), Optional.empty())).toList();
        }

        @Override
        public int readBackSize() {
            return 20;
        }
    }
}
