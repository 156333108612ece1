package dev.vigia.sync.readback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.limits.Limit;
import dev.vigia.limits.RateLimiter;
import dev.vigia.sync.SendingAccounts;
import dev.vigia.sync.lease.Lease;
import dev.vigia.testing.OwnThread;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

class ReadBackAccountTest {

    // One request in an hour: what is saved up is all there is.
    private static final Limit RARE = new Limit("calls", 1.0 / 3_600, 10);

    private final RateLimiter pace = new RateLimiter(1, false);
    private final SendingAccounts.SendingAccount account = new SendingAccounts.SendingAccount(new Lease(1, 1, 1), URI
            .create(
                    "http://localhost"), 1,
            Map.of(), pace, () -> Long.MAX_VALUE, null, null);

    @Test
    void it_spends_nothing_that_was_saved_up_for_sending() {
        ReadBackAccount reading = new ReadBackAccount(account, 1, 0.5);
        assertThat(account.isFree(RARE)).isTrue();
        assertThat(reading.isFree(RARE)).isFalse();
    }

    @Test
    void what_it_spends_is_spent_of_the_whole() {
        Limit once = new Limit("once", 1.0 / 3_600, 1);
        new ReadBackAccount(account, 1, 1_000_000_000).send(once, () -> RestResponse.ok(""));
        assertThat(account.isFree(once)).isFalse();
    }

    @Test
    void to_hold_on_to_it_is_to_make_sure_of_the_lease() {
        AtomicInteger times = new AtomicInteger();
        SendingAccounts.SendingAccount leased = new SendingAccounts.SendingAccount(new Lease(1, 1, 1), URI.create(
                "http://localhost"), 1,
                Map.of(), pace,
                times::incrementAndGet, null, null);
        leased.heartbeat();
        new ReadBackAccount(leased, 1, 0.5).heartbeat();
        assertThat(times).hasValue(2);
    }

    @Test
    void once_closed_it_makes_no_further_request() {
        ReadBackAccount reading = new ReadBackAccount(account, 1, 0.5);
        CompletableFuture<Void> waiting = OwnThread.run(() -> reading.send(RARE, () -> RestResponse.ok("")));
        reading.close();
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(CancellationException.class);
        assertThat(account.isFree(RARE)).isTrue();
    }
}
