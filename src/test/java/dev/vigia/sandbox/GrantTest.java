package dev.vigia.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
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
}
