package dev.vigia.chaos.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the chaos run believes: an oracle that sees nothing proves nothing. */
class TruthTest {

    private static final String SKU = "CHAOS-001";

    private final Truth truth = new Truth(5, 1);

    @Test
    void a_quantity_that_comes_again_after_a_zero_said_later_is_stale() {
        int first = say(true);
        say(false);
        int zero = truth.place(SKU, 0, truth.place(SKU, first, 0));
        assertThat(zero).isPositive();
        assertThat(truth.place(SKU, first, zero)).isNegative();
    }

    @Test
    void a_zero_that_comes_after_a_quantity_said_later_is_stale() {
        say(false);
        int last = say(true);
        int place = truth.place(SKU, last, 0);
        assertThat(truth.place(SKU, 0, place)).isNegative();
        say(false);
        assertThat(truth.place(SKU, 0, place)).as("another zero was said").isGreaterThan(place);
    }

    @Test
    void a_quantity_that_comes_twice_is_not_stale_and_one_that_was_never_said_is() {
        int place = truth.place(SKU, say(true), 0);
        assertThat(truth.place(SKU, say(true), place)).isGreaterThan(place);
        assertThat(truth.place(SKU, Truth.UNSAID, 0)).isZero();
        assertThat(truth.place(SKU, 1_000_000, 0)).isNegative();
    }

    @Test
    void what_was_said_and_never_acknowledged_is_not_sure() {
        Truth.Count first = count(true);
        truth.acknowledged(first);
        count(false);
        assertThat(truth.sure(SKU)).isEqualTo(truth.place(SKU, first.onHand(), 0));
        assertThat(truth.place(SKU, 0, truth.sure(SKU))).as("a late zero looks like it").isGreaterThan(truth.sure(SKU));
    }

    /** @return what a marketplace is to show */
    private int say(boolean aboveMinimum) {
        return count(aboveMinimum).onHand();
    }

    private Truth.Count count(boolean aboveMinimum) {
        return truth.say(SKU, new Random() {
            @Override
            public int nextInt(int bound) {
                return aboveMinimum && bound == 4 ? 1 : 0;
            }
        });
    }
}
