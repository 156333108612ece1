package dev.vigia.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.KitPart;
import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.held.HeldChange.Decision;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What would take many kits to zero is held, though it says nothing of kits. */
@QuarkusTest
class KitBrakeTest extends BrakeFixture {

    @Inject
    Intake intake;

    private void kits(int number, int units) {
        assertThat(intake.putProducts(feed.shop.retailerId, IntStream.range(0, number).mapToObj(i -> new ProductItem(
                "KIT-" + i, "Kit", "Kits", Optional.empty()).of(List.of(new KitPart(Feed.sku(0), units)))).toList(),
                "feed",
                new ArrayList<>()).held()).isZero();
    }

    private long sellingKits() {
        return Shop.number(
                "select count(*) from listing_now listing join product on product.id = product_id where sku like 'KIT-%'"
                        + " and desired > 0 and integration_id = " + amazon);
    }

    @Test
    void the_stock_of_one_component_that_would_empty_many_kits_is_held_until_a_person_decides() {
        feed.selling(2);
        kits(60, 5);
        assertThat(sellingKits()).isEqualTo(60);
        assertThat(feed.count(0, 2, 3)).isEqualTo(new IntakeResult(1, 0, 0, 1));
        assertThat(sellingKits()).isEqualTo(60);
        decide(Decision.APPROVED);
        assertThat(sellingKits()).isZero();
        assertThat(feed.episodes()).containsExactly("1|APPROVED|1|0|0|t");
        assertThat(left()).isZero();
    }

    @Test
    void kits_that_are_held_keep_what_they_are_made_of() {
        feed.selling(1);
        kits(60, 5);
        IntakeResult result = intake.putProducts(feed.shop.retailerId, IntStream.range(0, 60).mapToObj(
                i -> new ProductItem("KIT-" + i, "Kit", "Kits", Optional.empty()).of(List.of(new KitPart(Feed.sku(0),
                        500))))
                .toList(), "feed", new ArrayList<>());
        assertThat(result.held()).isEqualTo(60);
        assertThat(sellingKits()).isEqualTo(60);
        decide(Decision.APPROVED);
        assertThat(Shop.rows("select distinct quantity from kit_component where retailer_id = "
                + feed.shop.retailerId)).containsExactly("500");
        assertThat(sellingKits()).isZero();
    }

    @Test
    void a_held_kit_whose_component_became_a_kit_is_not_applied() {
        feed.selling(3);
        kits(60, 5);
        intake.putProducts(feed.shop.retailerId, IntStream.range(0, 60).mapToObj(i -> new ProductItem("KIT-" + i, "Kit",
                "Kits", Optional.empty()).of(List.of(new KitPart(Feed.sku(1), 500)))).toList(), "feed",
                new ArrayList<>());
        intake.putProducts(feed.shop.retailerId, List.of(new ProductItem(Feed.sku(1), "Taza 1", "Casa > Cocina",
                Optional.empty()).of(List.of(new KitPart(Feed.sku(2), 1)))), "feed", new ArrayList<>());
        decide(Decision.APPROVED);
        assertThat(feed.episodes()).containsExactly("60|APPROVED|0|0|60|t");
        assertThat(sellingKits()).isEqualTo(60);
    }
}
