package dev.vigia.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Two nodes that share an account, and do not agree about the time. */
@QuarkusTest
class TokenClockTest {

    private static final Clock RIGHT = Clock.systemUTC();
    private static final Clock A_DAY_AHEAD = Clock.offset(RIGHT, Duration.ofDays(1));
    private static final Clock A_DAY_BEHIND = Clock.offset(RIGHT, Duration.ofDays(-1));

    @Inject
    Session session;

    @Inject
    Secrets secrets;

    private final Shop shop = new Shop();
    private final long id = shop.integration("mercado-livre", 3);

    @Test
    void a_token_holds_as_long_on_a_node_whose_clock_is_ahead() {
        keep(RIGHT, Duration.ofHours(6));
        assertThat(isHeldFor(A_DAY_AHEAD, Duration.ofHours(5))).isTrue();
        assertThat(isHeldFor(A_DAY_AHEAD, Duration.ofHours(7))).isFalse();
    }

    @Test
    void a_token_that_a_node_behind_has_kept_holds_on_the_others() {
        keep(A_DAY_BEHIND, Duration.ofHours(6));
        assertThat(isHeldFor(RIGHT, Duration.ofHours(5))).isTrue();
        assertThat(isHeldFor(A_DAY_AHEAD, Duration.ofHours(5))).isTrue();
    }

    @Test
    void a_token_that_has_ended_has_ended_on_a_node_behind() {
        keep(RIGHT, Duration.ofSeconds(-1));
        assertThat(isHeldFor(A_DAY_BEHIND, Duration.ZERO)).isFalse();
    }

    private void keep(Clock clock, Duration left) {
        Token token = new Token("access", Optional.of("refresh"), clock.instant().plus(left));
        QuarkusTransaction.requiringNew().run(() -> on(clock).keep(shop.retailerId, id, token));
    }

    private boolean isHeldFor(Clock clock, Duration ahead) {
        return QuarkusTransaction.requiringNew().call(() -> on(clock).token(shop.retailerId, id)).orElseThrow()
                .holdsAt(clock.instant().plus(ahead));
    }

    private Credentials on(Clock clock) {
        return new Credentials(session, secrets, clock);
    }
}
