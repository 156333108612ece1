package dev.vigia.sync.readback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.limits.Limit;
import dev.vigia.limits.RateLimiter;
import dev.vigia.sync.SendingAccounts;
import dev.vigia.sync.lease.Lease;
import dev.vigia.testing.MovedTime;
import io.github.bucket4j.UninterruptibleBlockingStrategy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Looks at listings in doubt on the smallest plan that is sold: 50 calls a minute, as documented. No time passes. */
class SlowAccountTest {

    private static final Limit INICIAL = new Limit("calls", 50 / 60.0, 50);
    private static final Duration STEP = Duration.ofMillis(20);

    private long now;
    private final MovedTime clock = new MovedTime(() -> now);
    private final SendingAccounts.SendingAccount account = new SendingAccounts.SendingAccount(new Lease(1, 1, 1), URI
            .create("http://localhost"), 1, Map.of(), limiter(), () -> Long.MAX_VALUE, null, null);
    private final ReadBackAccount looks = new ReadBackAccount(account, limit -> 0.2, false, limiter(), limiter());

    private RateLimiter limiter() {
        UninterruptibleBlockingStrategy waiting = nanos -> now += nanos;
        return new RateLimiter(1, true, clock, waiting);
    }

    /** How long so many looks take. */
    private Duration time(int number) {
        long began = now;
        for (int made = 0; made < number; now += STEP.toNanos()) {
            if (looks.spends(INICIAL)) {
                account.limiter().acquire(INICIAL);
                made++;
            }
        }
        return Duration.ofNanos(now - began);
    }

    @Test
    void forty_listings_in_doubt_are_looked_through_in_less_than_two_minutes() {
        assertThat(time(40)).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(95));
    }

    @Test
    void while_a_zero_waits_it_finds_four_fifths_of_the_limit() {
        looks.zerosWait(true);
        assertThat(time(9)).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(65));
    }

    @Test
    void a_look_never_takes_what_something_else_could_have_now() {
        time(1);
        now += Duration.ofMinutes(1).toNanos();
        while (account.isFree(INICIAL)) {
            account.limiter().acquire(INICIAL);
        }
        assertThat(looks.spends(INICIAL)).as("its own fifth").isTrue();
        assertThat(looks.spends(INICIAL)).as("nothing is left of the limit").isFalse();
    }
}
