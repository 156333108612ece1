package dev.vigia.marketplace.dafiti;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The connector of the older API before recorded answers. */
abstract class DafitiSignedFixture {

    static final String FEED = "1adf8fc6-a08f-4b4a-9c5a-0c1a2b3c4d5e";
    static final List<Offer> OFFERS = List.of(offer("CAMISA", 12), offer("TAZA", 0));

    final Scripted<SignedApi> api = new Scripted<>(SignedApi.class, "dafiti");
    final Dafiti dafiti = new Dafiti(api.clients(), Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"),
            ZoneOffset.UTC));
    final TestAccount account = new TestAccount(URI.create("https://sellercenter-api.sellercenter.com.br"),
            Map.of("api", "signed", "user", "loja@example.com", "access-key", "example-api-key-0001"));

    static Offer offer(String sku, int quantity) {
        return new Offer(sku, Optional.empty(), quantity);
    }

    List<Answer> confirm() {
        return dafiti.confirm(account, FEED, OFFERS);
    }

    static void allAre(List<Answer> answers, Outcome expected) {
        assertThat(answers).extracting(answer -> answer.offer().sku()).containsExactly("CAMISA", "TAZA");
        assertThat(answers).extracting(Answer::outcome).containsOnly(expected);
    }

    static void allRetry(List<Answer> answers, Cause cause) {
        assertThat(answers).hasSize(2).allSatisfy(answer -> assertThat(answer.outcome())
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause)));
    }

    @SuppressWarnings("unchecked")
    Map<String, String> query(int call) {
        return (Map<String, String>) api.calls.get(call).arguments().get(0);
    }
}
