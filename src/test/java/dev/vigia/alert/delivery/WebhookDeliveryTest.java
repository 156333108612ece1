package dev.vigia.alert.delivery;

import static dev.vigia.alert.AlertFixture.GRACE;
import static dev.vigia.alert.AlertFixture.after;
import static dev.vigia.alert.AlertFixture.look;
import static dev.vigia.alert.delivery.DeliveryFixture.bean;
import static dev.vigia.alert.delivery.DeliveryFixture.deliver;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.StubServer;
import dev.vigia.testing.marketplace.StubServer.Request;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A retailer's own program is told of each episode, however often it takes, and can tell who calls. */
@QuarkusTest
class WebhookDeliveryTest {

    private static final Instant OPENED = after(GRACE);

    private final DeliveryFixture fixture = new DeliveryFixture();
    private StubServer server;
    private String secret;

    @BeforeEach
    void set() throws IOException {
        server = new StubServer();
        server.answers("/hook", 204, "");
        secret = fixture.webhook(URI.create(server.url() + "/hook"));
    }

    @AfterEach
    void close() {
        server.close();
        fixture.close();
    }

    @Test
    void an_episode_is_told_when_it_opens_and_when_it_is_over() {
        open();
        deliver(OPENED);
        JsonObject opened = new JsonObject(server.last().body());
        assertThat(opened.getString("type")).isEqualTo("alert.opened");
        assertThat(opened.getJsonObject("data").getMap()).containsEntry("kind", "stopped").containsEntry("subject",
                "Amazon").containsEntry("marketplace", "amazon").containsEntry("url", "https://vigia.example/alerts")
                .doesNotContainKeys("cause", "closedAt");
        assertThat(Instant.parse(opened.getJsonObject("data").getString("since"))).isEqualTo(after(Duration.ZERO));
        fixture.alerts.resume();
        look(OPENED.plusSeconds(60));
        deliver(OPENED.plusSeconds(60));
        JsonObject closed = new JsonObject(server.last().body());
        assertThat(closed.getString("type")).isEqualTo("alert.closed");
        assertThat(closed.getJsonObject("data").getLong("id")).isEqualTo(opened.getJsonObject("data").getLong("id"));
        assertThat(closed.getJsonObject("data").getString("closedAt")).isNotEmpty();
        assertThat(server.requests).hasSize(2);
        assertThat(fixture.deliveries()).containsExactly("opened|sent|1", "closed|sent|1");
    }

    @Test
    void whoever_knows_the_secret_can_check_the_signature() {
        open();
        deliver(OPENED);
        Request call = server.last();
        assertThat(call.header("Webhook-signature")).isEqualTo(WebhookSignature.of(secret, call.header("Webhook-id"),
                Long.parseLong(call.header("Webhook-timestamp")), call.body()));
        assertThat(call.header("Content-type")).isEqualTo("application/json");
        assertThat(Shop.row("select secret from alert_webhook where retailer_id = " + fixture.alerts.shop.retailerId))
                .as("kept encrypted").doesNotContain(secret.substring(6));
    }

    @Test
    void what_is_not_taken_is_tried_again_later_and_under_the_same_id() {
        server.answers("/hook", 503, "");
        open();
        deliver(OPENED);
        deliver(OPENED.plusSeconds(10));
        assertThat(server.requests).as("it is left alone for a while").hasSize(1);
        server.answers("/hook", 204, "");
        deliver(OPENED.plusSeconds(31));
        deliver(OPENED.plusSeconds(600));
        assertThat(server.requests).hasSize(2);
        assertThat(ids()).hasSize(1);
        assertThat(server.requests.get(0).body()).isEqualTo(server.requests.get(1).body());
        assertThat(fixture.deliveries()).containsExactly("opened|sent|2");
    }

    @Test
    void a_server_that_asks_to_be_left_alone_is() {
        server.answers("/hook", 429, "", java.util.Map.of("Retry-After", "3600"));
        open();
        deliver(OPENED);
        deliver(OPENED.plusSeconds(3_599));
        assertThat(server.requests).hasSize(1);
        deliver(OPENED.plusSeconds(3_600));
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void a_node_that_dies_after_the_call_leaves_it_to_another_under_the_same_id() {
        open();
        Outbox outbox = bean(Outbox.class);
        UUID dying = UUID.randomUUID();
        ClaimedDelivery claimed = outbox.claim(dying, OPENED, 100).stream().filter(own -> own
                .retailerId() == fixture.alerts.shop.retailerId).findFirst().orElseThrow();
        bean(WebhookCalls.class).call(AlertWebhook.findById(claimed.webhookId().orElseThrow()), claimed.id(), claimed
                .body());
        deliver(OPENED.plusSeconds(60));
        assertThat(server.requests).as("it may still be at it").hasSize(1);
        deliver(OPENED.plusSeconds(121));
        assertThat(server.requests).hasSize(2);
        assertThat(ids()).hasSize(1);
        outbox.settle(dying, claimed, new DeliveryResult.NotTaken("late", java.util.Optional.empty()), OPENED);
        assertThat(fixture.deliveries()).as("who comes back settles nothing").containsExactly("opened|sent|2");
    }

    @Test
    void two_nodes_send_it_once() {
        open();
        CompletableFuture.allOf(IntStream.range(0, 4).mapToObj(node -> OwnThread.run(() -> deliver(
                OPENED))).toArray(CompletableFuture[]::new)).join();
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void one_that_takes_nothing_for_days_is_stopped_and_that_is_told_until_somebody_resumes_it() {
        server.answers("/hook", 500, "");
        open();
        deliver(OPENED);
        deliver(OPENED.plus(Duration.ofDays(3)).minusSeconds(1));
        look(OPENED.plus(Duration.ofDays(3)));
        assertThat(fixture.alerts.alerts()).doesNotContain("webhook_off||t");
        Shop.execute("update alert_delivery set due_at = '" + OPENED.plus(Duration.ofDays(3))
                + "' where done_at is null and retailer_id = " + fixture.alerts.shop.retailerId);
        deliver(OPENED.plus(Duration.ofDays(3)));
        look(OPENED.plus(Duration.ofDays(3)));
        assertThat(fixture.alerts.alerts()).contains("webhook_off||t");
        assertThat(fixture.deliveries()).containsExactly("opened|given_up|3");
        fixture.alerts.resume();
        look(OPENED.plus(Duration.ofDays(4)));
        assertThat(fixture.deliveries()).as("nothing is written for one that is stopped").hasSize(1);
        assertThat(bean(Webhooks.class).switchOn(fixture.alerts.shop.retailerId, "Ana")).isTrue();
        look(OPENED.plus(Duration.ofDays(4)));
        assertThat(fixture.alerts.alerts()).contains("webhook_off||f");
    }

    @Test
    void a_server_that_says_gone_is_called_no_more() {
        server.answers("/hook", 410, "");
        open();
        deliver(OPENED);
        deliver(OPENED.plusSeconds(600));
        assertThat(server.requests).hasSize(1);
        assertThat(fixture.deliveries()).containsExactly("opened|needless|2");
    }

    @Test
    void another_retailer_is_told_nothing() throws IOException {
        try (DeliveryFixture other = new DeliveryFixture(); StubServer others = new StubServer()) {
            other.webhook(others.url());
            open();
            deliver(OPENED);
            assertThat(server.requests).hasSize(1);
            assertThat(others.requests).isEmpty();
        }
    }

    private void open() {
        fixture.alerts.stop();
        look(OPENED);
    }

    private List<String> ids() {
        return server.requests.stream().map(call -> call.header("Webhook-id")).distinct().toList();
    }
}
