package dev.vigia.sync.marketplace;

import static dev.vigia.sync.PassedWaits.awaitLooking;
import static dev.vigia.sync.PassedWaits.awaitLookingAsserted;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every marketplace works off a call when its caller has given up and something newer has been confirmed. */
@QuarkusTest
class LateWriteTest {

    /** Calls that carry quantities, and no sign-in. */
    private static final String WRITES = "^(?!.*(token|credentials|login)).*$";

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
    private final Map<String, Integer> doneBefore = new HashMap<>();
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");
    private List<String> codes = List.of();
    private long taza;

    @AfterEach
    void leave() {
        codes.forEach(code -> given().delete("/sandbox/" + code + "/_faults"));
        shop.switchOff();
    }

    @Test
    void ninety_that_is_applied_after_a_confirmed_zero_is_found_and_mended_at_every_marketplace() {
        codes = marketplaces.all().stream().filter(Marketplace::isAvailable).map(Marketplace::code).toList();
        applyLate(Map.of());
    }

    @Test
    void so_is_a_feed() {
        codes = List.of("dafiti");
        applyLate(Map.of("api", "signed"));
    }

    private void applyLate(Map<String, String> choices) {
        taza = shop.product("TAZA", "Casa");
        codes.forEach(code -> connect(code, choices));
        count(12);
        awaitEach("12 is shown", this::shown, 12);
        codes.forEach(this::hangOnce);

        count(90);
        awaitEach("the call with 90 hangs", code -> late(code, "waiting"), 1);
        count(0);
        awaitEach("0 is shown", this::shown, 0);
        awaitEach("0 is confirmed", this::confirmed, 0);
        assertThat(inDoubt()).as("listings in doubt").isEqualTo(codes.size());

        looksWait();
        codes.forEach(code -> given().put("/sandbox/" + code + "/_late").then().statusCode(204));
        awaitEach("90 is applied late", code -> late(code, "done") - doneBefore.get(code), 1);
        // A look may have been under way, and have mended what came late already; or has nothing to go by yet.
        awaitLookingAsserted(shop, "0 is told once more", () -> {
            looksAreDue("check_at = now()");
            assertEach("0 is told once more", this::zerosTold, 2);
        });
        awaitEach("0 is shown again", this::shown, 0);
        awaitEach("0 is confirmed again", this::confirmed, 0);
        assertThat(Shop.rows("select cause from drift where retailer_id = " + shop.retailerId)).as("drift").isEmpty();

        awaitLooking(shop, () -> {
            looksAreDue("check_at = now(), until = case when until is null then null else now() end");
            return inDoubt() == 0;
        });
        awaitEach("0 is shown in the end", this::shown, 0);
    }

    private void connect(String code, Map<String, String> choices) {
        String base = "/sandbox/" + code;
        given().contentType(ContentType.JSON).body(Map.of("seller", seller, "items", List.of(Map.of("sku", "TAZA",
                "quantity", 7)))).put(base + "/_listings").then().statusCode(200);
        Map<String, String> settings = new Cast(code).account(seller);
        settings.putAll(choices);
        integrations.connect(shop.retailerId, code, new IntegrationTerms(code, "BR", true, OptionalInt.of(5), true, Set
                .of(), true, Set.of(), settings), "test");
    }

    private void hangOnce(String code) {
        doneBefore.put(code, late(code, "done"));
        given().contentType(ContentType.JSON).body(Map.of("rules", List.of(Map.of("match", WRITES, "kind", "late",
                "delayMillis", Duration.ofHours(1).toMillis(), "times", 1)))).put("/sandbox/" + code + "/_faults")
                .then().statusCode(204);
    }

    private static int late(String code, String what) {
        return new Cast(code).lateCalls().get(what);
    }

    private int shown(String code) {
        return new Cast(code).quantity(seller, "TAZA");
    }

    /** What Vigia holds for confirmed; -1 while it is not sure. */
    private int confirmed(String code) {
        return (int) Shop.number("select coalesce(max(case when not resend and desired = sent and not travelling and"
                + " confirmed = sent then confirmed end), -1) from listing_now listing join integration on integration.id ="
                + " integration_id where marketplace = '" + code + "' and listing.retailer_id = " + shop.retailerId);
    }

    /** How many times, but no more than two. */
    private int zerosTold(String code) {
        return (int) Shop.number("select least(2, count(distinct revision)) from stock_update join integration on"
                + " integration.id = integration_id where quantity = 0 and outcome <> 'retry' and marketplace = '"
                + code
                + "' and stock_update.retailer_id = " + shop.retailerId);
    }

    private long inDoubt() {
        return Shop.number("select count(*) from in_doubt where retailer_id = " + shop.retailerId);
    }

    private void looksWait() {
        looksAreDue("check_at = now() + interval '1 hour'");
    }

    private void looksAreDue(String when) {
        Shop.execute("update in_doubt set " + when + " where check_at < 'infinity' and retailer_id = "
                + shop.retailerId);
    }

    private void awaitEach(String what, ToIntFunction<String> asked, int expected) {
        awaitLookingAsserted(shop, what, () -> assertEach(what, asked, expected));
    }

    private void assertEach(String what, ToIntFunction<String> asked, int expected) {
        Map<String, Integer> all = codes.stream().collect(Collectors.toMap(code -> code, code -> expected));
        assertThat(codes.stream().collect(Collectors.toMap(code -> code, asked::applyAsInt))).as(what).isEqualTo(all);
    }

    private void count(int onHand) {
        clock = clock.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(taza, "main", onHand, 0, false, clock)), "test")
                .productIds()));
    }
}
