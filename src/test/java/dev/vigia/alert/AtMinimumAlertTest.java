package dev.vigia.alert;

import static dev.vigia.alert.AlertFixture.BEGAN;
import static dev.vigia.alert.AlertFixture.after;
import static dev.vigia.alert.AlertFixture.look;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** People are told when more products than before are at or below the minimum, and at most once a day. */
@QuarkusTest
class AtMinimumAlertTest {

    private static final Duration RISEN = Duration.ofMinutes(15);

    private final AlertFixture fixture = new AlertFixture();

    @Test
    void what_was_there_from_the_beginning_is_no_news() {
        fixture.atMinimum(7);
        look(BEGAN);
        look(after(RISEN));
        assertThat(fixture.alerts()).isEmpty();
    }

    @Test
    void a_count_that_has_risen_for_long_enough_is_told_with_both_numbers() {
        fixture.atMinimum(7);
        look(BEGAN);
        fixture.atMinimum(5);
        look(BEGAN);
        look(after(RISEN).minusNanos(1_000));
        assertThat(fixture.alerts()).isEmpty();
        look(after(RISEN));
        assertThat(numbers()).isEqualTo("12|7");
    }

    @Test
    void a_count_that_falls_back_in_time_is_never_told() {
        look(BEGAN);
        fixture.atMinimum(5);
        look(BEGAN);
        fixture.atMinimum(-5);
        look(after(RISEN.dividedBy(2)));
        fixture.atMinimum(5);
        look(after(RISEN.dividedBy(2)));
        look(after(RISEN));
        assertThat(fixture.alerts()).isEmpty();
    }

    @Test
    void while_it_is_open_the_number_goes_on_and_nobody_is_told_again() {
        risen();
        fixture.atMinimum(20);
        look(after(RISEN.multipliedBy(3)));
        look(after(RISEN.multipliedBy(5)));
        assertThat(fixture.count()).isEqualTo(1);
        assertThat(numbers()).isEqualTo("25|0");
    }

    @Test
    void it_is_over_when_there_are_as_few_as_before_and_a_new_rise_is_another_one() {
        risen();
        fixture.atMinimum(-5);
        look(after(RISEN.multipliedBy(2)));
        assertThat(fixture.alerts()).containsExactly("at_minimum||f");
        fixture.atMinimum(1);
        look(after(RISEN.multipliedBy(2)));
        look(after(RISEN.multipliedBy(3)));
        assertThat(fixture.alerts()).containsExactly("at_minimum||f", "at_minimum||t");
    }

    @Test
    void a_day_later_it_is_over_and_what_has_risen_since_is_told_anew() {
        risen();
        fixture.atMinimum(20);
        look(after(RISEN.multipliedBy(3)));
        look(after(RISEN).plus(Duration.ofDays(1)).minusNanos(1_000));
        assertThat(fixture.alerts()).containsExactly("at_minimum||t");
        look(after(RISEN).plus(Duration.ofDays(1)));
        look(after(RISEN).plus(Duration.ofDays(1)).plusSeconds(30));
        assertThat(fixture.alerts()).containsExactly("at_minimum||f", "at_minimum||t");
        assertThat(Shop.row("select listings, listings_before from alert where closed_at is null and retailer_id = "
                + fixture.shop.retailerId)).isEqualTo("25|5");
    }

    private void risen() {
        look(BEGAN);
        fixture.atMinimum(5);
        look(BEGAN);
        look(after(RISEN));
        assertThat(fixture.alerts()).containsExactly("at_minimum||t");
    }

    private String numbers() {
        return Shop.row("select listings, listings_before from alert where retailer_id = " + fixture.shop.retailerId);
    }
}
