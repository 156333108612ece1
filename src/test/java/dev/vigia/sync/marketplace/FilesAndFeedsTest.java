package dev.vigia.sync.marketplace;

import static dev.vigia.sync.PassedWaits.awaitLooking;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marketplaces that take many quantities at once and say later what became of each. */
@QuarkusTest
class FilesAndFeedsTest {

    private static final int MINIMUM = 5;

    @Inject
    Integrations integrations;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    private final Shop shop = new Shop();
    private final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @AfterEach
    void leave() {
        shop.switchOff();
    }

    @Test
    void a_line_in_error_is_refused_and_the_others_of_the_file_are_applied() {
        List<Long> products = IntStream.range(0, 30).mapToObj(n -> shop.product("S" + n, "Casa")).toList();
        advertise("carrefour", IntStream.range(1, 30).mapToObj(n -> "S" + n).toList());
        count(products, 12);
        long integration = connect("carrefour", Map.of());

        awaitLooking(shop, () -> Shop.number(
                "select count(*) from listing_now listing where confirmed = 12 and integration_id = "
                        + integration) == 29);
        assertThat(Shop.listings(integration)).filteredOn(ListingRow::rejected).singleElement()
                .returns("S0", ListingRow::sku).returns("REFUSED", ListingRow::problem)
                .returns("The offer S0 does not exist", ListingRow::words);
        assertThat(Shop.number(
                "select count(distinct handle) from stock_update where outcome = 'accepted' and integration_id = "
                        + integration)).as("files").isEqualTo(1);
        assertThat(shown("carrefour", "S29")).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"kind\":\"html\"", "\"kind\":\"empty\"", "\"kind\":\"status\",\"status\":404",
            "\"kind\":\"reset\"" })
    void a_report_that_nobody_can_read_freezes_nothing(String fault) {
        List<Long> products = IntStream.range(0, 30).mapToObj(n -> shop.product("S" + n, "Casa")).toList();
        advertise("centauro", IntStream.range(1, 30).mapToObj(n -> "S" + n).toList());
        count(products, 12);
        Cast centauro = new Cast("centauro");
        centauro.fault("{\"match\":\"/error_report\"," + fault + "}");
        try {
            long integration = connect("centauro", Map.of());

            awaitLooking(shop, () -> Shop.number(
                    "select count(*) from listing_now listing where confirmed = 12 and integration_id = "
                            + integration) == 29);
            count(products, MINIMUM);
            awaitLooking(shop, () -> Shop.number(
                    "select count(*) from listing_now listing where confirmed = 0 and integration_id = "
                            + integration) == 29);
            assertThat(shown("centauro", "S29")).isZero();
            assertThat(Shop.listings(integration)).filteredOn(ListingRow::rejected).singleElement()
                    .returns("S0", ListingRow::sku).returns("NOT_FOUND", ListingRow::problem);
        } finally {
            centauro.heal();
        }
    }

    @Test
    void dafiti_by_signed_calls_shows_zero_at_the_minimum_and_the_real_number_above_it() {
        List<Long> products = List.of(shop.product("TAZA", "Casa"), shop.product("0007 & ñ", "Casa"));
        advertise("dafiti", List.of("TAZA", "0007 & ñ"));
        count(products, 12);
        long integration = connect("dafiti", Map.of("api", "signed"));

        for (int units : new int[] { 12, MINIMUM, MINIMUM + 1 }) {
            count(products, units);
            int expected = units > MINIMUM ? units : 0;
            awaitLooking(shop, () -> shown("dafiti", "TAZA") == expected
                    && shown("dafiti", "0007 & ñ") == expected);
        }
        assertThat(Shop.listings(integration)).extracting(ListingRow::problem).containsOnlyNulls();
    }

    private long connect(String marketplace, Map<String, String> choices) {
        Map<String, String> settings = new Cast(marketplace).account(seller);
        settings.putAll(choices);
        return integrations.connect(shop.retailerId, marketplace, new IntegrationTerms(marketplace, "BR", true,
                OptionalInt.of(MINIMUM), true, Set.of(), true, Set.of(), settings), "test").integration().id;
    }

    private void advertise(String marketplace, List<String> skus) {
        given().contentType(ContentType.JSON)
                .body(Map.of("seller", seller, "items", skus.stream().map(sku -> Map.of("sku", sku, "quantity", 7))
                        .toList()))
                .put("/sandbox/" + marketplace + "/_listings").then().statusCode(200);
    }

    private int shown(String marketplace, String sku) {
        return new Cast(marketplace).quantity(seller, sku);
    }

    private void count(List<Long> products, int onHand) {
        clock = clock.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId,
                inventory.record(shop.retailerId, products.stream()
                        .map(product -> new Observation(product, "main", onHand, 0, false, clock)).toList(), "test")
                        .productIds()));
    }
}
