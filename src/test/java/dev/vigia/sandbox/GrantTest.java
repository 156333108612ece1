package dev.vigia.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.sandbox.oauth.AccessTokens;
import dev.vigia.testing.MovedTime;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrantTest {

    private static final Grant ANA = new Grant("app", "1234");

    @Test
    void a_token_stands_for_its_seller_until_it_expires() {
        AccessTokens lasting = new AccessTokens(Clock.systemUTC(), Duration.ofHours(1));
        AccessTokens over = new AccessTokens(Clock.systemUTC(), Duration.ZERO);

        assertThat(lasting.find(lasting.issue("T-", ANA))).contains(ANA);
        assertThat(over.find(over.issue("T-", ANA))).isEmpty();
        assertThat(lasting.find("T-unknown")).isEmpty();
    }

    @Test
    void a_rate_grants_its_burst_times_the_factor_to_each_caller() {
        Rate oneInTwoMinutes = new Rate("createFeed", 0.0083, 2);
        Budgets budgets = new Budgets(1.5);

        for (int call = 0; call < 3; call++) {
            assertThat(budgets.spend(ANA, oneInTwoMinutes)).isTrue();
        }
        assertThat(budgets.spend(ANA, oneInTwoMinutes)).isFalse();
        assertThat(budgets.spend(new Grant("app", "5678"), oneInTwoMinutes)).isTrue();
    }

    @Test
    void calls_are_counted_by_the_second_of_the_clock_and_by_a_bucket() {
        AtomicLong now = new AtomicLong();
        Budgets budgets = new Budgets(1, new MovedTime(now::get));
        Rate nineASecond = new Rate("PUT products", 9, 9);

        assertThat(atOnce(budgets, nineASecond)).isEqualTo(9);
        now.set(500_000_000);
        assertThat(atOnce(budgets, nineASecond)).as("a bucket would allow four").isZero();
        now.set(1_000_000_000);
        assertThat(atOnce(budgets, nineASecond)).isEqualTo(9);
        now.set(2_999_000_000L);
        assertThat(IntStream.range(0, 9).filter(call -> budgets.spend(new Grant("app", "new"), nineASecond)).count())
                .isEqualTo(9);
        now.set(3_001_000_000L);
        assertThat(budgets.spend(new Grant("app", "new"), nineASecond)).as("a window would allow it").isFalse();
    }

    private static long atOnce(Budgets budgets, Rate rate) {
        return IntStream.range(0, 12).filter(call -> budgets.spend(ANA, rate)).count();
    }
}
