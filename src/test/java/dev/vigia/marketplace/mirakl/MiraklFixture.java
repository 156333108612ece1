package dev.vigia.marketplace.mirakl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Setting;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;

/** The connector before recorded answers, composed after the documentation of Mirakl. */
abstract class MiraklFixture {

    final Scripted<MiraklApi> api = new Scripted<>(MiraklApi.class, "mirakl");
    final Mirakl mirakl = new Mirakl(api.clients()) {

        @Override
        public String code() {
            return "any";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }
    };
    final TestAccount account = new TestAccount(URI.create("https://shop.mirakl.net"),
            Map.of("shop-key", "a-key"));

    static Offer offer(String sku, int quantity) {
        return new Offer(sku, Optional.empty(), quantity);
    }

    List<Answer> confirm() {
        return mirakl.confirm(account, "20381", List.of(sent("CAMISA", 12, 2), sent("TAZA", 0, 3)));
    }

    static Offer sent(String sku, int quantity, int line) {
        return new Offer(sku, Optional.of("20381:" + line), quantity);
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
}
