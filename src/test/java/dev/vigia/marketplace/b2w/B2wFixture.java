package dev.vigia.marketplace.b2w;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;

/** The connector before recorded answers. */
abstract class B2wFixture {

    static final String SKU = "CAMISA-AZUL-M";
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    /** By SkyHub; whether it reaches the shop is asked later. */
    static final String HANDLE = "stored:" + NOW.getEpochSecond();
    static final Outcome STORED = Outcome.accepted(HANDLE, Duration.ofSeconds(5));

    static final class MovingClock extends Clock {

        Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final Scripted<B2wApi> api = new Scripted<>(B2wApi.class, "b2w");
    final MovingClock clock = new MovingClock();
    final B2w b2w = new B2w(api.clients(), clock);
    final TestAccount account = account("", "");

    static TestAccount account(String store, String days) {
        return new TestAccount(URI.create("https://api.skyhub.com.br"), Map.of("email", "loja@example.com", "api-key",
                "key", "account-manager-key", "manager", "store-code", store, "cross-docking", days));
    }

    static Offer offer(String remote) {
        return new Offer(SKU, Optional.of(remote).filter(known -> !known.isEmpty()), 12);
    }

    Answer publish(String remote) {
        return publish(account, 0, offer(remote)).get(0);
    }

    List<Answer> publish(TestAccount of, int way, Offer... offers) {
        return b2w.publish(of, b2w.sendModes(of).get(way), List.of(offers));
    }

    static void isRetry(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause));
    }

    static void isRejected(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Rejected.class))
                .extracting(Outcome.Rejected::cause).isEqualTo(Optional.of(cause));
    }
}
