package dev.vigia.marketplace.amazon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Token;
import dev.vigia.marketplace.Account;
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
abstract class AmazonFixture {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final URI PRODUCTION = URI.create("https://sellingpartnerapi-na.amazon.com");

    final Scripted<AmazonApi> api = new Scripted<>(AmazonApi.class, "amazon");
    final Storage storage = new Storage();
    final Amazon amazon = new Amazon(api.clients(), storage, Clock.fixed(NOW, ZoneOffset.UTC));
    final TestAccount account = new TestAccount(PRODUCTION, Map.of("seller-id", "SELLER1", "marketplace-id",
            "A2Q3Y263D00KWC", "client-id", "app", "client-secret", "secret", "refresh-token", "Atzr|SELLER1"))
            .holding(new Token("Atza|kept", Optional.empty(), NOW.plusSeconds(600)));

    /** What Amazon's storage was given and gives. */
    static class Storage extends FeedDocuments {

        String uploaded = "";
        String report = "";

        @Override
        void upload(Account account, URI address, byte[] bytes) {
            uploaded = address + " " + new String(bytes, UTF_8);
        }

        @Override
        byte[] download(Account account, URI address, boolean compressed) {
            return compressed ? report.getBytes(UTF_8) : new byte[0];
        }
    }

    static Offer offer(String sku, int quantity) {
        return new Offer(sku, Optional.empty(), quantity);
    }

    Outcome publish() {
        return amazon.publish(account, amazon.sendModes(account).get(0), List.of(offer("CAMISA-AZUL-M", 12))).get(0)
                .outcome();
    }

    static void isRetry(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause));
    }

    static void isRejected(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Rejected.class))
                .extracting(Outcome.Rejected::cause).isEqualTo(Optional.of(cause));
    }

    Outcome confirm(String handle, String issues) {
        api.says("search", 200,
                "{\"items\":[{\"sku\":\"TAZA\",\"fulfillmentAvailability\":[{\"fulfillmentChannelCode\":"
                        + "\"DEFAULT\",\"quantity\":5}],\"issues\":[" + issues + "]}]}");
        return amazon.confirm(account, handle, List.of(offer("TAZA", 4))).get(0).outcome();
    }

    List<Answer> publishFeed() {
        return amazon.publish(account, amazon.sendModes(account).get(1), List.of(offer("CAMISA-AZUL-M", 12), offer(
                "TAZA",
                0)));
    }

    static String message(int id, String sku, int quantity) {
        return "{\"messageId\":" + id + ",\"sku\":\"" + sku + "\",\"operationType\":\"PATCH\",\"productType\":"
                + "\"PRODUCT\",\"patches\":[{\"op\":\"merge\",\"path\":\"/attributes/fulfillment_availability\","
                + "\"value\":[{\"fulfillment_channel_code\":\"DEFAULT\",\"quantity\":" + quantity + "}]}]}";
    }
}
