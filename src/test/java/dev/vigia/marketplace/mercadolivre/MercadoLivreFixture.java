package dev.vigia.marketplace.mercadolivre;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.assertj.core.api.InstanceOfAssertFactories;

/** The connector before recorded answers. */
abstract class MercadoLivreFixture {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final String SKU = "CAMISA-AZUL-M";
    static final String PLAIN = "[{\"item\":\"MLB1\"}]";

    final Scripted<MercadoLivreApi> api = new Scripted<>(MercadoLivreApi.class, "mercado-livre");
    final MercadoLivre mercadoLivre = new MercadoLivre(api.clients(),
            Clock.fixed(NOW, ZoneOffset.UTC));
    final TestAccount account = new TestAccount(URI.create("https://api.mercadolibre.com"), Map.of("client-id",
            "77", "client-secret", "secret", "refresh-token", "TG-first-1234", "user-id", "1234"))
            .holding(new Token("APP_USR-1", Optional.of("TG-kept-1234"), NOW.plusSeconds(600)));

    /** How these ads are remembered once they were looked at and are the seller's own. */
    static String seen(String remote) {
        return remote.replace("}", ",\"seen\":" + NOW.getEpochSecond() + "}");
    }

    Answer publish(String remote) {
        return mercadoLivre.publish(account, mercadoLivre.sendModes(account).get(0), List.of(
                new Offer(SKU, Optional.of(remote).filter(known -> !known.isEmpty()), 12))).get(0);
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
