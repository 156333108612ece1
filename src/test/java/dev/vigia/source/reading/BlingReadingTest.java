package dev.vigia.source.reading;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A company of Bling that is read, told of, and stops telling. */
@QuarkusTest
class BlingReadingTest {

    /** The show has 2,000: {@code -Dtests.bling.products=2000}. */
    private static final int PRODUCTS = Integer.getInteger("tests.bling.products", 60);

    private BlingCompany bling;

    @BeforeEach
    void open() {
        bling = new BlingCompany();
    }

    @AfterEach
    void remove() {
        Shop.execute("delete from source where id = " + bling.id);
    }

    @Test
    void a_signed_notification_wakes_the_read_of_its_product() {
        bling.tells(bling.key).products(1, 4, 9).read();
        bling.stock(Map.of(2, 4));
        // Whoever is woken first reads it.
        await().until(() -> bling.read().levels().get(2) == 4);
        assertThat(bling.levels()).isEqualTo(Map.of(1, 9, 2, 4, 3, 9));
        assertThat(bling.shown().getInt("webhook.delivered")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "NOTICE_FORGED", "NOTICE_UNSIGNED" })
    void what_is_not_signed_by_bling_is_refused_and_reads_nothing(String how) {
        bling.tells(bling.key).products(1, 3, 9).read();
        bling.switches(how).stock(Map.of(1, 3)).stock(Map.of(2, 3)).stock(Map.of(1, 2));
        await().until(() -> bling.shown().getBoolean("webhook.off"));
        assertThat(bling.due()).isEmpty();
    }

    /** A refusal would switch the webhook off for all companies of the application. */
    @Test
    void what_is_about_another_company_is_taken_and_reads_nothing() {
        bling.tells(bling.key).products(1, 3, 9).read();
        bling.switches("NOTICE_OF_ANOTHER_COMPANY").stock(Map.of(1, 3));
        await().until(() -> bling.shown().getInt("webhook.delivered") == 1);
        assertThat(bling.due()).isEmpty();
        assertThat(bling.source().heardAt).isNull();
    }

    @Test
    void a_webhook_that_was_switched_off_is_found_out_by_the_changes_that_nobody_announced() {
        bling.tells("forged").products(1, 6, 9).read();
        bling.stock(Map.of(1, 8)).stock(Map.of(2, 8)).stock(Map.of(3, 8));
        await().until(() -> bling.shown().getBoolean("webhook.off"));
        bling.sweep();
        assertThat(bling.levels()).containsEntry(1, 8).containsEntry(4, 9);
        assertThat(bling.source().unannounced).isEqualTo(3);
        // It may only be late.
        assertThat(bling.source().isUnheard(Instant.now())).isFalse();
        assertThat(bling.source().isUnheard(Instant.now().plusSeconds(3_700))).isTrue();
        bling.tells(bling.key).stock(Map.of(4, 1));
        await().until(() -> bling.source().unannounced == 0);
        bling.read().sweep();
        assertThat(bling.source().unannounced).isZero();
        assertThat(bling.source().isUnheard(Instant.now().plusSeconds(3_700))).isFalse();
    }

    @Test
    void a_consent_that_was_taken_back_stops_the_source_and_leaves_the_stock() {
        bling.products(1, 3, 9).read();
        io.restassured.RestAssured.given().queryParam("company", bling.company).delete("/sandbox/bling/_consent").then()
                .statusCode(204);
        bling.sweep();
        assertThat(bling.outcome()).isEqualTo("CONSENT_MISSING|");
        assertThat(bling.source().isAwaitingConsent()).isTrue();
        assertThat(bling.levels()).isEqualTo(Map.of(1, 9, 2, 9));
    }

    @Test
    void a_product_that_no_answer_names_keeps_its_stock() {
        bling.products(1, 4, 9).read();
        bling.switches("ABSENT_FROM_BALANCES").sweep();
        assertThat(bling.levels()).isEqualTo(Map.of(1, 9, 2, 9, 3, 9));
        bling.switches("WITHOUT_DEPOSITS").sweep();
        assertThat(bling.levels()).isEqualTo(Map.of(1, 9, 2, 9, 3, 9));
        bling.switches("NUMBERS_AS_TEXT", "WITHOUT_VIRTUAL").stock(Map.of(1, 0)).sweep();
        assertThat(bling.levels()).isEqualTo(Map.of(1, 0, 2, 9, 3, 9));
    }

    /** Dropped, doubled and shuffled, a third each. */
    @Test
    void whatever_becomes_of_notifications_on_their_way_nothing_differs_after_the_sweep() {
        Random random = new Random(17);
        bling.tells(bling.key).products(1, PRODUCTS + 1, 50).read();
        while (bling.levels().size() < PRODUCTS) {
            bling.read();
        }
        Map<Integer, Integer> wanted = IntStream.rangeClosed(1, PRODUCTS).boxed().collect(Collectors.toMap(id -> id,
                id -> 50));
        String[][] ways = { { "NOTICE_LOST" }, { "NOTICE_DOUBLED" }, { "NOTICE_REVERSED", "NOTICE_DOUBLED" } };
        for (String[] way : ways) {
            bling.switches(way);
            for (int batch = 0; batch < 10; batch++) {
                Map<Integer, Integer> changes = new HashMap<>();
                for (int change = 0; change < Math.max(1, PRODUCTS / 60); change++) {
                    changes.put(1 + random.nextInt(PRODUCTS), random.nextInt(50));
                }
                bling.stock(changes);
                wanted.putAll(changes);
            }
        }
        bling.switches();
        bling.sweep();
        while (Shop.number("select count(*) from source_sku where sweep < (select sweep from source where id = "
                + bling.id
                + ") and source_id = " + bling.id) > 0) {
            bling.read();
        }
        assertThat(bling.levels()).isEqualTo(wanted);
    }
}
