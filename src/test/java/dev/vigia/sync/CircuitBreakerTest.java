package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.limits.CallResult;
import dev.vigia.limits.CallResult.Kind;
import dev.vigia.limits.CircuitBreaker;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.sync.lease.Lease;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A marketplace that asks to be left alone is, by every node, for as long as it asked. */
@QuarkusTest
class CircuitBreakerTest extends OwnNode<CircuitBreakerTest.Asking> {

    private static final Duration ASKED = Duration.ofMinutes(2);

    CircuitBreakerTest() {
        super(new Asking());
    }

    @BeforeEach
    void answer() {
        connector.says(sku -> Outcome.applied());
    }

    @ParameterizedTest
    @EnumSource(value = Cause.class, names = { "LIMITED", "UNAVAILABLE" })
    void for_as_long_as_it_asks_nothing_is_sent_whichever_node_looks(Cause cause) {
        connector.says(sku -> sku.equals("TAZA") ? Outcome.retry(cause, "later", ASKED) : Outcome.applied());
        count(List.of(shop.product("MATE", "Casa"), shop.product("TAZA", "Casa")), 50);
        carryOut();
        connector.calls.clear();
        count(shop.product("YERBA", "Casa"), 0);
        carryOut();
        // It knows nothing but what the database says.
        sender = node(new CircuitBreaker(session, signIns));
        carryOut();
        assertThat(connector.calls).isEmpty();
        assertThat(rests()).isBetween(100.0, 120.0);

        connector.says(sku -> Outcome.applied());
        restEnds();
        carryOut();
        assertThat(connector.calls).contains("YERBA").doesNotContain("TAZA");
        assertThat(Shop.number("select count(*) from due where due_at > now() + interval '100 seconds'"
                + " and integration_id = " + integration)).as("what it was asked not to send yet").isOne();
    }

    @Test
    void what_was_not_sent_when_it_asked_stays_where_it_was_in_the_list() {
        List<Long> products = IntStream.range(0, 40).mapToObj(number -> shop.product("SKU%02d".formatted(number),
                "Casa")).toList();
        count(products, 0);
        connector.says(sku -> Outcome.retry(Cause.LIMITED, "later", ASKED));
        carryOut();
        int asked = connector.calls.size();
        assertThat(asked).as("calls that were under way when it asked").isBetween(1, config.parallel());
        assertThat(Shop.number("select count(*) from stock_update where integration_id = " + integration))
                .as("what is said to have been sent").isEqualTo(asked);

        Set<String> first = Set.copyOf(connector.calls);
        connector.calls.clear();
        connector.says(sku -> Outcome.applied());
        restEnds();
        carryOut();
        assertThat(connector.calls).hasSize(40 - asked).doesNotContainAnyElementsOf(first).doesNotHaveDuplicates();
    }

    @Test
    void where_nothing_is_answered_it_rests_ever_longer_until_something_is() {
        List<Double> rests = new ArrayList<>();
        connector.says(sku -> Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        count(shop.product("TAZA", "Casa"), 50);
        for (int i = 0; i < 7; i++) {
            carryOutAgain();
            rests.add(rests());
        }
        assertThat(rests).satisfiesExactly(
                one -> assertThat(one).isBetween(0.0, 1.0), two -> assertThat(two).isBetween(1.0, 2.0),
                four -> assertThat(four).isBetween(2.0, 4.0), eight -> assertThat(eight).isBetween(4.0, 8.0),
                sixteen -> assertThat(sixteen).isBetween(8.0, 16.0), most -> assertThat(most).isBetween(16.0, 30.0),
                most -> assertThat(most).isBetween(16.0, 30.0));

        connector.says(sku -> Outcome.applied());
        carryOutAgain();
        assertThat(Shop.row("select outages, rests_until <= now() from lease where integration_id = " + integration))
                .isEqualTo("0|t");
    }

    @Test
    void an_answer_that_nobody_understands_lets_only_wait_what_it_was_about_ever_longer() {
        connector.says(sku -> Outcome.retry(Cause.UNREADABLE, "the storage answered 503", Duration.ZERO));
        count(shop.product("TAZA", "Casa"), 50);
        List<Double> waits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            dueNow();
            carryOut();
            waits.add(Double.valueOf(Shop.row("select extract(epoch from due_at - clock_timestamp()) from due"
                    + " where integration_id = " + integration)));
        }
        assertThat(waits).satisfiesExactly(
                two -> assertThat(two).isBetween(0.0, 2.0), four -> assertThat(four).isBetween(1.0, 4.0),
                eight -> assertThat(eight).isBetween(3.0, 8.0), most -> assertThat(most).isBetween(7.0, 16.0));
        assertThat(Shop.row("select outages, coalesce(rests_until > now(), false) from lease where integration_id = "
                + integration)).isEqualTo("0|f");
    }

    @Test
    void a_fault_with_one_listing_is_no_reason_to_rest() {
        connector.says(sku -> sku.equals("TAZA") ? Outcome.retry(Cause.UNAVAILABLE, "500", Duration.ZERO)
                : Outcome.applied());
        count(List.of(shop.product("MATE", "Casa"), shop.product("TAZA", "Casa")), 50);
        carryOut();
        count(shop.product("YERBA", "Casa"), 50);
        carryOut();
        assertThat(connector.calls).containsExactlyInAnyOrder("MATE", "TAZA", "YERBA");
    }

    @Test
    void a_single_listing_that_fails_again_and_again_is_none_either() {
        connector.says(sku -> sku.equals("TAZA") ? Outcome.retry(Cause.UNAVAILABLE, "500", Duration.ZERO)
                : Outcome.applied());
        count(shop.product("TAZA", "Casa"), 50);
        carryOut();
        count(shop.product("YERBA", "Casa"), 0);
        carryOut();
        assertThat(connector.calls).containsExactly("TAZA", "YERBA");
        assertThat(Shop.row("select min(due.since) = min(listing.desired_at) from due join listing"
                + " on listing.product_id = any(due.product_ids) where due.integration_id = " + integration))
                .as("waits since it changed, not since it failed").isEqualTo("t");
    }

    @Test
    void it_is_no_answer_either() {
        connector.says(sku -> Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        count(shop.product("TAZA", "Casa"), 50);
        carryOut();
        connector.says(sku -> Outcome.retry(Cause.UNAVAILABLE, "500", Duration.ZERO));
        carryOutAgain();
        assertThat(Shop.row("select outages, rests_until <= now() from lease where integration_id = " + integration))
                .isEqualTo("1|t");
    }

    @Test
    void where_one_listing_after_the_other_fails_alone_it_rests() {
        connector.says(sku -> Outcome.retry(Cause.UNAVAILABLE, "503", Duration.ZERO));
        count(shop.product("TAZA", "Casa"), 50);
        carryOut();
        count(shop.product("YERBA", "Casa"), 50);
        carryOut();
        assertThat(connector.calls).containsExactly("TAZA", "YERBA");
        assertThat(rests()).isBetween(0.5, 2.0);
    }

    @Test
    void a_question_may_be_answered_with_it_and_nothing_is_sent_beside() {
        accept("MATE");
        connector.confirms = Outcome.retry(Cause.UNAVAILABLE, "later", ASKED);
        count(shop.product("YERBA", "Casa"), 0);
        carryOut();
        assertThat(connector.calls).containsExactly("MATE");
        assertThat(rests()).isBetween(100.0, 120.0);
    }

    @Test
    void what_it_asked_for_first_is_not_shortened_by_what_it_asks_for_later() {
        QuarkusTransaction.requiringNew().run(() -> {
            Lease lease = new Lease(integration, shop.retailerId, 1);
            breaker.record(integration, List.of(limited(ASKED)), false);
            breaker.record(integration, List.of(limited(Duration.ofSeconds(2))), false);
        });
        assertThat(rests()).isBetween(100.0, 120.0);
    }

    @Test
    void a_question_that_nobody_answers_is_asked_later_and_others_are_sent_meanwhile() {
        accept("MATE");
        connector.confirms = Outcome.retry(Cause.UNAVAILABLE, "500", Duration.ZERO);
        count(shop.product("YERBA", "Casa"), 0);
        carryOut();
        assertThat(connector.calls).containsExactly("MATE", "YERBA");
        assertThat(Shop.row("select asked, ask_at > now() + interval '1 second' from submission where integration_id = "
                + integration)).isEqualTo("1|t");
    }

    @Test
    void the_last_answer_is_not_as_late_as_the_last_call_that_nobody_answered() {
        connector.says(sku -> Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        count(shop.product("TAZA", "Casa"), 50);
        carryOut();
        assertThat(Shop.row("select synced_at is null from lease where integration_id = " + integration)).isEqualTo(
                "t");
    }

    private void accept(String sku) {
        connector.says(any -> Outcome.accepted("h", Duration.ofHours(1)));
        count(shop.product(sku, "Casa"), 50);
        carryOut();
        Shop.execute("update submission set ask_at = now() where integration_id = " + integration);
        connector.says(any -> Outcome.applied());
    }

    private static CallResult limited(Duration asked) {
        return new CallResult(Kind.LIMITED, asked, "later");
    }

    /** Seconds from now. */
    private double rests() {
        return Double.parseDouble(Shop.row("select extract(epoch from rests_until - clock_timestamp()) from lease"
                + " where integration_id = " + integration));
    }

    private void restEnds() {
        Shop.execute("update lease set rests_until = now() where integration_id = " + integration);
    }

    private void carryOutAgain() {
        dueNow();
        restEnds();
        carryOut();
    }

    private void dueNow() {
        Shop.execute("update due set due_at = now() where integration_id = " + integration);
    }

    /** Answers as it is told to, one listing a call. */
    static class Asking extends OwnNode.Obliging {

        private final List<String> calls = new CopyOnWriteArrayList<>();
        private volatile Function<String, Outcome> says;
        private volatile Outcome confirms = Outcome.applied();

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
