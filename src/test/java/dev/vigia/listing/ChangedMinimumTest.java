package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.preview.Impact;
import dev.vigia.listing.preview.Impacts;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A changed minimum, and what it is foretold to do. */
@QuarkusTest
class ChangedMinimumTest extends EvaluationFixture {

    @Inject
    Impacts impacts;

    @Test
    void a_changed_minimum_is_evaluated_for_every_listing_at_once() {
        count(taza, 8);
        tell();
        minimum(8);
        assertThat(evaluate().zeros()).isEqualTo(1);
        assertThat(listing(taza)).isEqualTo("below_minimum|0");
        minimum(7);
        evaluate();
        assertThat(listing(taza)).isEqualTo("ok|8");
    }

    @Test
    void a_minimum_that_changed_is_evaluated_once() {
        long mate = shop.product("MATE", "Casa > Cocina");
        shop.product("TERMO", "Casa > Cocina");
        evaluate();
        count(taza, 8);
        count(mate, 3);
        tell();
        minimum(8);
        assertThat(evaluate().zeros()).isEqualTo(1);
        assertThat(listing(taza)).isEqualTo("below_minimum|0");
        assertThat(evaluate()).isEqualTo(new EvaluationResult(0, 0, 0));
        minimum(2);
        assertThat(evaluate().changed()).isEqualTo(2);
        tell();
        assertThat(List.of(listing(taza), listing(mate))).containsExactly("ok|8", "ok|3");
        assertThat(evaluate()).isEqualTo(new EvaluationResult(0, 0, 0));
        assertThat(warnings(taza)).containsExactly("8|8|closed");
    }

    @Test
    void a_changed_minimum_leaves_alone_what_is_withdrawn() {
        count(taza, 8);
        tell();
        Shop.registerNoCategory(integration);
        evaluate();
        minimum(1);
        assertThat(evaluate()).isEqualTo(new EvaluationResult(0, 0, 0));
        assertThat(listing(taza)).isEqualTo("withdrawn|0");
    }

    @Test
    void the_preview_tells_what_saving_will_do() {
        long mate = shop.product("MATE", "Casa > Cocina");
        count(taza, 8);
        count(mate, 3);
        Impact impact = inTransaction(() -> impacts.of(shop.retailerId, integration, OptionalInt.of(8)));
        assertThat(told(impact)).isEqualTo(List.of(1L, 0L, 1L, 11L, List.of("TAZA")));
        Impact lower = inTransaction(() -> impacts.of(shop.retailerId, integration, OptionalInt.of(2)));
        assertThat(told(lower)).isEqualTo(List.of(0L, 1L, 1L, 0L, List.of("MATE")));
        minimum(8);
        assertThat(evaluate().zeros()).isEqualTo((int) impact.toZero());
    }

    private static List<Object> told(Impact impact) {
        return List.of(impact.toZero(), impact.toReopen(), impact.unchanged(), impact.unitsWithheld(), impact.sample());
    }
}
