package dev.vigia.alert.delivery;

import static dev.vigia.alert.AlertFixture.FAILING;
import static dev.vigia.alert.AlertFixture.after;
import static dev.vigia.alert.AlertFixture.look;
import static dev.vigia.alert.delivery.DeliveryFixture.bean;
import static dev.vigia.alert.delivery.DeliveryFixture.deliver;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.StubServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes die before and after a call, servers fail, and still each episode is told, a repeat under the id of before. */
@QuarkusTest
class CrashingSenderTest {

    // More than any claim lasts, and any first waits.
    private static final long LATER = 600;

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void none_is_lost_and_none_gets_a_second_id(long seed) throws IOException {
        Random chance = new Random(seed);
        try (DeliveryFixture fixture = new DeliveryFixture(); StubServer server = new StubServer()) {
            fixture.webhook(URI.create(server.url() + "/hook"));
            for (Cause cause : Cause.values()) {
                fixture.alerts.failing("SKU-" + cause, cause.name());
            }
            look(after(FAILING));
            List<String> ids = Shop.rows("select 'msg_' || id from alert_delivery where retailer_id = "
                    + fixture.alerts.shop.retailerId);
            assertThat(ids).hasSize(Cause.values().length);
            Instant now = after(FAILING);
            for (int round = 0; round < 12; round++) {
                server.answers("/hook", chance.nextInt(3) == 0 ? 503 : 204, "");
                workUntilItDies(fixture.alerts.shop.retailerId, now, chance);
                now = now.plusSeconds(LATER);
            }
            server.answers("/hook", 204, "");
            for (int round = 0; round < 12; round++) {
                now = now.plusSeconds(LATER * 6);
                deliver(now);
            }
            assertThat(fixture.deliveries()).allMatch(delivery -> delivery.startsWith("opened|sent|"));
            assertThat(server.requests.stream().map(call -> call.header("Webhook-id")).distinct())
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    private static void workUntilItDies(long retailerId, Instant now, Random chance) {
        UUID node = UUID.randomUUID();
        for (ClaimedDelivery claimed : bean(Outbox.class).claim(node, now, 4)) {
            int fate = chance.nextInt(3);
            if (claimed.retailerId() != retailerId || fate == 0) {
                // It dies before the call.
                continue;
            }
            WebhookAnswer answer = bean(WebhookCalls.class).call(AlertWebhook.findById(claimed.webhookId()
                    .orElseThrow()), claimed.id(), claimed.body());
            if (fate == 2) {
                bean(Outbox.class).settle(node, claimed, answer.isTaken() ? new DeliveryResult.Delivered()
                        : new DeliveryResult.NotTaken(answer.described(), Optional.empty()), now);
            }
        }
    }
}
