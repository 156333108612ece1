package dev.vigia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantities and the moments they were counted at. */
@QuarkusTest
class IntakeQuantitiesTest extends IntakeApiFixture {

    @ParameterizedTest
    @CsvSource({ "5.0, 5", "5.00, 5", "1e3, 1000", "-0.0, 0", "1000000000, 1000000000", "-1000000000.0, -1000000000",
            "120e-1, 12" })
    void a_whole_number_may_be_written_with_a_point_or_a_power(String number, int units) {
        products(product(sku, "Taza"));
        body("/api/v1/stock", "{\"items\":[{\"sku\":\"" + sku + "\",\"onHand\":" + number + "}]}").statusCode(200)
                .body("rejected", hasSize(0));
        assertThat(level()).isEqualTo(units + "|0|f");
    }

    @Test
    void the_farthest_quantities_go_together_and_unlimited_stock_may_be_counted() {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku, "onHand", -1_000_000_000, "reserved", 1_000_000_000)).body("accepted", equalTo(1));
        stock(Map.of("sku", sku, "onHand", 7, "unlimited", true)).body("accepted", equalTo(1));
        assertThat(level()).isEqualTo("7|0|t");
    }

    @Test
    void what_is_reserved_below_zero_makes_no_stock() {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku, "onHand", 77));
        stock(Map.of("sku", sku, "onHand", 0, "reserved", -5)).body("rejected[0].code", equalTo("reserved_negative"))
                .body("rejected[0].message", containsString("reserved"));
        assertThat(level()).isEqualTo("77|0|f");
    }

    @Test
    void a_clock_that_is_ahead_does_not_keep_out_what_is_counted_after() {
        products(product(sku, "Taza"));
        stock(level(sku, 10, Instant.now().plusSeconds(290).toString())).body("accepted", equalTo(1));
        stock(Map.of("sku", sku, "onHand", 0)).body("accepted", equalTo(1)).body("outdated", equalTo(0));
        assertThat(level()).isEqualTo("0|0|f");
    }

    @Test
    void a_moment_cut_to_seconds_is_not_older_than_its_second() {
        products(product(sku, "Taza"));
        stock(level(sku, 10, "2026-01-02T10:00:00.7Z"));
        stock(level(sku, 0, "2026-01-02T10:00:00Z")).body("accepted", equalTo(1));
        stock(level(sku, 9, "2026-01-02T10:00:00.6Z")).body("outdated", equalTo(1));
        stock(level(sku, 9, "2026-01-02T09:59:59Z")).body("outdated", equalTo(1));
        assertThat(level()).isEqualTo("0|0|f");
    }

    @Test
    void of_one_call_the_later_of_the_same_moment_holds_and_an_older_moment_does_not() {
        products(product(sku, "Taza"));
        stock(level(sku, 5, "2026-01-02T10:00:00Z"), level(sku, 6, "2026-01-02T10:00:00Z"),
                level(sku, 7, "2026-01-02T09:00:00Z")).body("accepted", equalTo(1)).body("outdated", equalTo(2));
        assertThat(level()).isEqualTo("6|0|f");
    }
}
