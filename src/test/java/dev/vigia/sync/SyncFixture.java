package dev.vigia.sync;

import static dev.vigia.sync.PassedWaits.awaitLooking;
import static dev.vigia.sync.PassedWaits.awaitLookingAsserted;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;

/** A shop that is connected to the sandbox over HTTP. */
abstract class SyncFixture {

    @Inject
    Integrations integrations;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    final Shop shop = new Shop();
    final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));
    Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @AfterEach
    void heal() {
        given().delete("/sandbox/mercado-livre/_faults");
        given().delete("/sandbox/amazon/_faults");
        shop.switchOff();
    }

    long mercadoLivre(int minimum) {
        return connect("mercado-livre", minimum, Map.of("client-id", "c" + seller, "client-secret", "s", "user-id",
                seller,
                "refresh-token", "TG-" + seller));
    }

    long amazon(int minimum) {
        return connect("amazon", minimum, Map.of("client-id", "c" + seller, "client-secret", "s", "seller-id", "S"
                + seller,
                "marketplace-id", "A2Q3Y263D00KWC", "refresh-token", "Atzr|S" + seller));
    }

    long connect(String marketplace, int minimum, Map<String, String> settings) {
        return integrations.connect(shop.retailerId, marketplace, new IntegrationTerms(marketplace, "BR", true,
                OptionalInt.of(minimum), true, Set.of(), true, Set.of(), settings), "test").integration().id;
    }

    void advertise(String marketplace, String sku) {
        given().contentType(ContentType.JSON)
                .body(Map.of("seller", sellerOn(marketplace), "items", List.of(Map.of("sku", sku, "quantity", 7))))
                .put("/sandbox/" + marketplace + "/_listings").then().statusCode(200);
    }

    String sellerOn(String marketplace) {
        return marketplace.equals("amazon") ? "S" + seller : seller;
    }

    void awaitShown(String marketplace, String sku, int quantity) {
        awaitLookingAsserted(shop, quantity + " is shown", () -> assertThat(
                new Cast(marketplace).quantity(sellerOn(marketplace), sku)).isEqualTo(quantity));
    }

    void awaitSettled(long integration) {
        awaitLooking(shop, () -> Shop.isSettled(integration));
    }

    void off(long integration) {
        Shop.execute("update integration set enabled = false, version = version + 1 where id = " + integration);
    }

    long version(long integration) {
        return Shop.integration(integration).version();
    }

    void count(long product, int onHand) {
        clock = clock.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(product, "main", onHand, 0, false, clock)), "test")
                .productIds()));
    }
}
