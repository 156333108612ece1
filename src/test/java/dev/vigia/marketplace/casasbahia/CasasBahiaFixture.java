package dev.vigia.marketplace.casasbahia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Json;
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
abstract class CasasBahiaFixture {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Offer OFFER = new Offer("CAMISA-AZUL-M", Optional.empty(), 12);

    final Scripted<CasasBahiaApi> api = new Scripted<>(CasasBahiaApi.class, "casas-bahia");
    final CasasBahia casasBahia = new CasasBahia(api.clients(), Clock.fixed(NOW, ZoneOffset.UTC));
    final TestAccount v4 = account("v4", "");
    final TestAccount v2 = account("v2", "1");

    static TestAccount account(String version, String warehouse) {
        return new TestAccount(URI.create("https://api-mktplace.viavarejo.com.br"), Map.of("client-id", "app",
                "access-token", "token", "api", version, "preparation-days", "3", "warehouse", warehouse));
    }

    Answer publish(TestAccount account) {
        return casasBahia.publish(account, casasBahia.sendModes(account).get(0), List.of(OFFER)).get(0);
    }

    static void isRetry(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause));
    }

    static void isRejected(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Rejected.class))
                .extracting(Outcome.Rejected::cause).isEqualTo(Optional.of(cause));
    }

    String sent(String method, int argument) {
        return Json.write(api.argumentsOf(method).get(argument));
    }
}
