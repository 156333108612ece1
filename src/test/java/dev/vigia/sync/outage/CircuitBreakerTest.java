package dev.vigia.sync.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.limits.CallResult;
import dev.vigia.limits.CallResult.Kind;
import dev.vigia.limits.CircuitBreaker;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.lease.Lease;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A marketplace that asks to be left alone is, by every node, for as long as it asked. */
@QuarkusTest
class CircuitBreakerTest extends CircuitBreakerFixture {

    private static final Duration ASKED = Duration.ofMinutes(2);

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

    private static CallResult limited(Duration asked) {
        return new CallResult(Kind.LIMITED, asked, "later");
    }
}
