package dev.vigia.marketplace.dafiti;

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
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;

/** The connector of the newer API before recorded answers. */
abstract class DafitiFixture {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    final Scripted<DafitiApi> api = new Scripted<>(DafitiApi.class, "dafiti");
    final Dafiti dafiti = new Dafiti(api.clients(), Clock.fixed(NOW, ZoneOffset.UTC));
    final TestAccount account = new TestAccount(URI.create("https://sellercenter-api.sellercenter.com.br"),
            Map.of("api", "oauth", "client-id", "app", "client-secret", "s:ecret"))
            .holding(new Token("kept", Optional.empty(), NOW.plusSeconds(600)));

    static Offer known(String sku, String remote, int quantity) {
        return new Offer(sku, Optional.of(remote), quantity);
    }

    static Offer unknown(String sku, int quantity) {
        return new Offer(sku, Optional.empty(), quantity);
    }

    List<Answer> publish(Offer... offers) {
        return dafiti.publish(account, dafiti.sendModes(account).get(0), List.of(offers));
    }

    static void isRetry(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause));
    }

    static Map<String, Outcome> bySku(List<Answer> answers) {
        return answers.stream().collect(Collectors.toMap(answer -> answer.offer().sku(),
                Answer::outcome));
    }
}
