package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.readback.InDoubtListings;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that end without a final answer, and are applied when something newer has been. */
@QuarkusTest
class InDoubtTest extends OwnNode<InDoubtTest.Market> {

    private static final SendMode SINGLE = new SendMode("single", 1, new Limit("calls", 1_000, 1_000));

    @Inject
    NightlyMaintenance maintenance;

    private long taza;

    InDoubtTest() {
        super(new Market());
    }

    @Override
    Leases leases() {
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
        connector.readable = true;
        connector.dies = false;
    }

    @ParameterizedTest
    @EnumSource(names = { "TIMEOUT", "UNREACHABLE", "UNAVAILABLE", "UNREADABLE" })
    void what_is_applied_after_its_caller_gave_up_is_found_and_mended(Cause cause) {
        send(90, Outcome.retry(cause, "no answer", Duration.ZERO));
        assertThat(inDoubtNow()).isEqualTo("{90}|");
        send(0, Outcome.applied());
        assertThat(Shop.row(
                "select check_at between now() and now() + interval '5 seconds' from in_doubt where product_id = "
                        + taza)).as("looked at soon").isEqualTo("t");

        look();
        assertThat(connector.sent).as("it shows the newest").containsExactly(90, 0);
        connector.shows.put("TAZA", 90);
        look();

        assertThat(connector.sent).containsExactly(90, 0, 0);
        assertThat(connector.shows).containsEntry("TAZA", 0);
        assertThat(Shop.row("select until is null, found, check_at < now() + interval '6 seconds' from in_doubt where "
                + "product_id = " + taza)).as("it begins anew").isEqualTo("t|1|t");
    }

    @Test
    void looks_are_further_and_further_apart_and_the_doubt_ends() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.applied());
        for (int seconds : new int[] { 10, 20, 40, 40, 40 }) {
            look();
            assertThat(Shop.number(
                    "select round(extract(epoch from check_at - now())) from in_doubt where product_id = "
                            + taza)).isBetween(seconds - 2L, (long) seconds);
        }
        assertThat(Shop.number("select round(extract(epoch from until - now())) from in_doubt where product_id = "
                + taza)).isBetween(590L, 600L);

        Shop.execute("update in_doubt set until = now() where product_id = " + taza);
        look();
        assertThat(Shop.isInDoubt(taza)).isFalse();
        assertThat(connector.sent).containsExactly(90, 0);
    }

    @Test
    void what_a_crash_leaves_in_flight_is_in_doubt_for_the_next_node() {
        connector.dies = true;
        count(taza, 90);
        assertThatThrownBy(this::carryOut).hasStackTraceContaining("the process ends");
        connector.dies = false;
        assertThat(Shop.row("select product_ids, quantities from in_flight where integration_id = " + integration))
                .isEqualTo("{" + taza + "}|{90}");

        sender = stranger();
        Shop.execute("update lease set expires_at = now() where integration_id = " + integration);
        count(taza, 0);
        carryOut();
        assertThat(inDoubtNow()).isEqualTo("{90}|");
        assertThat(connector.shows).containsEntry("TAZA", 0);
        assertThat(Shop.isInFlight(integration)).isFalse();

        connector.shows.put("TAZA", 90);
        look();
        assertThat(connector.shows).containsEntry("TAZA", 0);
    }

    @Test
    void what_was_settled_is_in_doubt_no_more_than_it_is_in_flight() {
        send(12, Outcome.applied());
        assertThat(Shop.isInFlight(integration)).isFalse();
        assertThat(Shop.isInDoubt(taza)).isFalse();
    }

    @Test
    void a_call_that_never_left_or_was_turned_away_leaves_no_doubt() {
        send(90, Outcome.unsent("ConnectException", Duration.ZERO));
        send(91, Outcome.retry(Cause.LIMITED, "429", Duration.ZERO));
        send(92, Outcome.retry(Cause.CONFLICT, "409", Duration.ZERO));
        assertThat(Shop.isInDoubt(taza)).isFalse();
    }

    @Test
    void nothing_is_read_while_the_newest_is_the_one_that_may_come_late() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        connector.outcome = Outcome.applied();
        againNow();
        look();
        assertThat(connector.sent).containsExactly(90, 90);
        assertThat(connector.reads).isZero();

        send(0, Outcome.applied());
        look();
        assertThat(connector.reads).isOne();
    }

    @Test
    void fewer_than_were_sent_are_sold_unless_they_are_what_may_come_late() {
        send(7, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(20, Outcome.applied());
        connector.shows.put("TAZA", 19);
        look();
        assertThat(connector.sent).containsExactly(7, 20);
        connector.shows.put("TAZA", 7);
        look();
        assertThat(connector.sent).containsExactly(7, 20, 20);
    }

    @Test
    void what_cannot_be_read_is_told_again_and_the_doubt_ends_all_the_same() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.applied());
        connector.readable = false;
        look();
        assertThat(connector.sent).containsExactly(90, 0, 0);
        assertThat(Shop.row("select checks, until is null, check_at > now() + interval '6 seconds' from in_doubt where "
                + "product_id = " + taza)).isEqualTo("1|f|t");
        Shop.execute("update in_doubt set until = now() where product_id = " + taza);
        look();
        assertThat(connector.sent).containsExactly(90, 0, 0, 0);
        assertThat(Shop.isInDoubt(taza)).isFalse();
    }

    @Test
    void somebody_who_insists_is_left_to_the_rounds() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.applied());
        for (int time = 0; time < InDoubtListings.MOST_FOUND; time++) {
            connector.shows.put("TAZA", 90);
            look();
        }
        assertThat(connector.shows).containsEntry("TAZA", 0);
        assertThat(Shop.isInDoubt(taza)).isFalse();
    }

    @Test
    void a_round_passes_over_what_is_in_doubt() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.applied());
        connector.shows.put("TAZA", 90);
        Shop.execute("update in_doubt set check_at = now() + interval '1 hour' where product_id = " + taza);
        Shop.execute("update listing set sent_at = now() - interval '1 day' where product_id = " + taza);
        Shop.connectedYesterday(integration);
        carryOut();
        assertThat(Shop.row("select finished_at is not null, read from read_back where integration_id = "
                + integration))
                .isEqualTo("t|0");
        assertThat(Shop.drift(integration)).isEmpty();
    }

    @Test
    void a_long_list_does_not_keep_a_look_waiting() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.applied());
        connector.shows.put("TAZA", 90);
        connector.limit = new Limit("slow-calls", 20, 1);
        shop.products(100, "Casa").forEach(product -> count(product, 50));
        look();
        assertThat(connector.sent.lastIndexOf(0)).as("the zero among a hundred others").isBetween(2, 80);
    }

    @Test
    void what_was_accepted_and_never_confirmed_gives_way_to_a_newer_zero_and_is_in_doubt() {
        send(90, Outcome.acceptedOutOfOrder("h", Duration.ofHours(1)));
        count(taza, 0);
        carryOut();
        assertThat(connector.sent).containsExactly(90);
        Shop.execute("update submission set accepted_at = now() - interval '16 minutes', ask_at = now() where "
                + "integration_id = " + integration);
        connector.outcome = Outcome.applied();
        carryOut();
        assertThat(connector.sent).containsExactly(90, 0);
        assertThat(inDoubtNow()).isEqualTo("{90}|");
    }

    @Test
    void it_is_asked_for_the_last_time_when_patience_is_out() {
        send(90, Outcome.acceptedOutOfOrder("h", Duration.ofHours(1)));
        assertThat(Shop.row("select (ask_at - accepted_at)::text from submission where integration_id = "
                + integration))
                .isEqualTo("00:15:00");
    }

    @Test
    void what_nobody_asked_about_any_more_is_in_doubt_once_the_night_has_freed_it() {
        send(90, Outcome.acceptedOutOfOrder("h", Duration.ofHours(1)));
        Shop.execute("delete from submission where integration_id = " + integration);
        assertThat(maintenance.freeForgotten()).isPositive();
        assertThat(inDoubtNow()).isEqualTo("{90}|");

        send(0, Outcome.applied());
        connector.shows.put("TAZA", 90);
        look();
        assertThat(connector.shows).containsEntry("TAZA", 0);
    }

    @Test
    void after_a_newest_quantity_that_was_rejected_what_is_applied_late_is_found_too() {
        send(12, Outcome.applied());
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        Shop.execute("update in_doubt set check_at = now() where product_id = " + taza);
        send(0, Outcome.rejected(Cause.REFUSED));
        assertThat(Shop.row(
                "select check_at between now() and now() + interval '5 seconds' from in_doubt where product_id = "
                        + taza)).as("looked at soon").isEqualTo("t");

        look();
        assertThat(connector.sent).as("it shows what it did").containsExactly(12, 90, 0);
        connector.outcome = Outcome.applied();
        connector.shows.put("TAZA", 90);
        look();
        assertThat(connector.shows).containsEntry("TAZA", 0);
        assertThat(Shop.listing(taza).rejected()).isFalse();
    }

    @Test
    void what_was_rejected_is_not_told_again_for_not_being_readable() {
        send(12, Outcome.applied());
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.rejected(Cause.REFUSED));
        connector.readable = false;
        look();
        assertThat(connector.sent).containsExactly(12, 90, 0);
        assertThat(Shop.row("select checks, until is null from in_doubt where product_id = " + taza)).isEqualTo("1|f");
    }

    private void send(int units, Outcome outcome) {
        connector.outcome = outcome;
        count(taza, units);
        carryOut();
    }

    /** The next look is due now, and whatever was to wait does not. */
    private void look() {
        Shop.execute("update in_doubt set check_at = now() where product_id = " + taza);
        againNow();
        carryOut();
    }

    private void againNow() {
        Shop.execute("update due set due_at = now() where integration_id = " + integration);
        carryOut();
    }

    private String inDoubtNow() {
        return Shop.row("select quantities, until from in_doubt where product_id = " + taza) + "|";
    }

    /** Shows what it was told last, by us or by the test. */
    static class Market extends OwnNode.Obliging {

        private final Map<String, Integer> shows = new ConcurrentHashMap<>();
        private final List<Integer> sent = new CopyOnWriteArrayList<>();
        private volatile Outcome outcome = Outcome.applied();
        private volatile Limit limit = SINGLE.limit();
        private volatile boolean readable = true;
        private volatile boolean dies;
        private volatile int reads;

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
            return offers.stream().map(offer -> Answer.of(offer, Outcome.acceptedOutOfOrder(handle, Duration.ofHours(
                    1)))).toList();
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
