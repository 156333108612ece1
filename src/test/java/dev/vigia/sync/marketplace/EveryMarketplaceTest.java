package dev.vigia.sync.marketplace;

import static dev.vigia.sync.PassedWaits.awaitLookingAsserted;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.inventory.StockWriteResult;
import dev.vigia.listing.Evaluation;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The main job with every marketplace that has a connector, all connected at once; a new one is found by itself. */
@QuarkusTest
class EveryMarketplaceTest {

    private static final int MINIMUM = 5;

    @Inject
    Integrations integrations;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @Inject
    Marketplaces marketplaces;

    private final Shop shop = new Shop();
    private final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));
    private final Map<String, Long> integrationIds = new HashMap<>();
    private final Map<String, Long> productIds = new HashMap<>();
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    private void connectAll(List<String> skus) {
        for (String sku : skus) {
            productIds.put(sku, shop.product(sku.replace("'", "''"), "Casa"));
        }
        available().forEach(this::connect);
    }

    @AfterEach
    void leave() {
        shop.switchOff();
    }

    @Test
    void a_sku_of_any_signs_reaches_every_marketplace() {
        connectAll(List.of("A B", "A/B", "A\\B", "50%", "%41", "A&B=C", "A+B", "A?b#c", "A;b,c", "\"A\" 'B'",
                "<b>A</b>",
                "Ñandú", "\u4E2D\u6587", "\uD83C\uDF75", "a.b..c", "~!*()", "A:B|C", "0", "1e3", "A".repeat(50)));
        count(12);
        awaitShown(12);
        count(MINIMUM);
        awaitShown(0);
    }

    @Test
    void every_marketplace_shows_zero_at_the_minimum_and_the_real_number_above_it() {
        connectAll(List.of("TAZA", "0007"));
        count(12);
        awaitShown(12);
        count(MINIMUM);
        awaitShown(0);
        count(MINIMUM + 1);
        awaitShown(MINIMUM + 1);
        integrationIds.values().forEach(id -> integrations.change(shop.retailerId, id,
                Shop.integration(id).version(),
                Optional.of(OptionalInt.of(MINIMUM + 1)), Optional.empty(), "test"));
        awaitShown(0);
        assertThat(Shop.rows(
                "select sku, integration_id, problem, problem_words from listing_now listing join product on product.id = "
                        + "listing.product_id where listing.retailer_id = " + shop.retailerId
                        + " and problem is not null"))
                .isEmpty();
    }

    private List<Marketplace> available() {
        return marketplaces.all().stream().filter(Marketplace::isAvailable).toList();
    }

    private void connect(Marketplace marketplace) {
        String base = "/sandbox/" + marketplace.code();
        given().contentType(ContentType.JSON).body(Map.of("seller", seller, "items", productIds.keySet().stream()
                .map(sku -> Map.of("sku", sku, "quantity", 7)).toList()))
                .put(base + "/_listings").then().statusCode(200);
        Map<String, String> settings = new Cast(marketplace.code()).account(seller);
        integrationIds.put(marketplace.code(), integrations.connect(shop.retailerId, marketplace.code(),
                new IntegrationTerms(marketplace.name(), "BR", true, OptionalInt.of(MINIMUM), true, Set.of(), true,
                        Set.of(), settings),
                "test").integration().id);
    }

    private void count(int onHand) {
        clock = clock.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> {
            StockWriteResult recorded = inventory.record(shop.retailerId, productIds.values().stream()
                    .map(product -> new Observation(product, "main", onHand, 0, false, clock)).toList(), "test");
            evaluation.ofProducts(shop.retailerId, recorded.productIds());
        });
    }

    private void awaitShown(int quantity) {
        Map<String, Integer> expected = new HashMap<>();
        available().forEach(marketplace -> productIds.keySet()
                .forEach(sku -> expected.put(marketplace.code() + " " + sku, quantity)));
        awaitLookingAsserted(shop, quantity + " is shown", () -> assertThat(shown()).isEqualTo(expected));
    }

    private Map<String, Integer> shown() {
        Map<String, Integer> shown = new HashMap<>();
        available().forEach(marketplace -> productIds.keySet().forEach(sku -> shown.put(marketplace.code() + " " + sku,
                new Cast(marketplace.code()).quantity(seller, sku))));
        return shown;
    }
}
