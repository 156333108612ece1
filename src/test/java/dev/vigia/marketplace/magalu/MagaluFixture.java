package dev.vigia.marketplace.magalu;

import dev.vigia.credentials.Token;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connector before answers composed from the documentation, their ids invented. */
abstract class MagaluFixture {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:05Z");
    static final String SENT = Long.toString(NOW.getEpochSecond() / 10 * 10);
    static final String CHANNEL = "9fe0d853-732b-4e4a-a0b0-cff988ed043d";

    final Scripted<MagaluApi> api = new Scripted<>(MagaluApi.class, "magalu");
    final Magalu magalu = new Magalu(api.clients(), Clock.fixed(NOW, ZoneOffset.UTC));
    final TestAccount account = new TestAccount(URI.create("https://api.magalu.com"), Map.of("client-id",
            "app", "client-secret", "hush", "refresh-token", "typed", "channel-id", CHANNEL))
            .holding(new Token("held", Optional.of("refresh-1"), NOW.plusSeconds(600)));

    Answer publish(String remote) {
        return magalu.publish(account, magalu.sendModes(account).get(0), List.of(
                new Offer("TAZA", Optional.of(remote).filter(known -> !known.isEmpty()), 12))).get(0);
    }

    static Cause cause(Outcome outcome) {
        return outcome.cause().orElseThrow();
    }
}
