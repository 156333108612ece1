package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.UnfitKit;
import dev.vigia.catalog.UnfitKit.Fault;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.listing.preview.StockPreview;
import dev.vigia.listing.preview.StockPreview.IntegrationImpact;
import dev.vigia.listing.preview.StockPreview.SupposedLevel;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A kit shows what its components allow. */
@QuarkusTest
class KitTest {

    @Inject
    StockPreview preview;

    @Inject
    Evaluation evaluation;

    private final KitShop shop = new KitShop();
    private final long everywhere = shop.integration("amazon", 2);

    @BeforeEach
    void sell() {
        shop.plain("TAZA", "PLATO");
        shop.count("TAZA", 20);
        shop.count("PLATO", 9);
        assertThat(shop.kit("JUEGO", Map.of("TAZA", 2, "PLATO", 1))).isEmpty();
    }

    private void tell() {
        Shop.tell("listing.retailer_id = " + shop.retailerId);
    }

    @Test
    void there_are_as_many_kits_as_the_scarcest_component_allows() {
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("ok|9");
        shop.count("TAZA", 11);
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("ok|5");
    }

    @Test
    void units_in_different_warehouses_make_no_kit_together() {
        shop.count("TAZA", "norte", 100);
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("ok|9");
        shop.count("PLATO", "norte", 4);
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("ok|13");
    }

    @Test
    void an_integration_counts_the_kits_of_its_own_warehouses() {
        shop.count("TAZA", "norte", 8);
        shop.count("PLATO", "norte", 50);
        long north = shop.integration("magalu", 0);
        shop.chooses(north, "norte");
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(shop.retailerId, north));
        shop.count("TAZA", "norte", 10);
        assertThat(shop.shows("JUEGO", north)).isEqualTo("ok|5");
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("ok|14");
    }

    @Test
    void a_component_that_reaches_its_minimum_closes_the_kit_and_opens_it_again() {
        shop.count("PLATO", 2);
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("below_minimum|0");
        shop.count("PLATO", 3);
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("ok|3");
    }

    @Test
    void a_component_at_its_minimum_closes_a_kit_that_has_more_units_than_its_own_minimum() {
        shop.kit("CAJA", Map.of("TAZA", 1));
        ruleOf("CAJA", 0);
        shop.count("TAZA", 2);
        assertThat(shop.shows("CAJA", everywhere)).isEqualTo("below_minimum|0");
        shop.count("TAZA", 3);
        assertThat(shop.shows("CAJA", everywhere)).isEqualTo("ok|3");
    }

    private void ruleOf(String sku, int minimum) {
        Shop.execute("insert into winning_rule (product_id, category_id, integration_id, retailer_id, rule_id,"
                + " rule_version, minimum, hold_back) values (" + shop.id(sku) + ", 0, " + everywhere + ", "
                + shop.retailerId + ", 0, 0, " + minimum + ", false)");
    }

    @Test
    void a_component_that_was_never_counted_makes_the_kit_unknown() {
        shop.plain("CUCHARA");
        shop.kit("MESA", Map.of("TAZA", 1, "CUCHARA", 1));
        assertThat(shop.shows("MESA", everywhere)).isEqualTo("unknown|");
    }

    @Test
    void a_component_that_is_sold_no_more_takes_the_kit_to_zero() {
        shop.kit("CAJA", Map.of("PLATO", 1));
        assertThat(shop.shows("CAJA", everywhere)).isEqualTo("ok|9");
        shop.retire("PLATO");
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("out_of_stock|0");
        assertThat(shop.shows("CAJA", everywhere)).as("nothing of what it is made of is counted any more")
                .isEqualTo("out_of_stock|0");
    }

    @Test
    void an_unlimited_component_sets_no_limit() {
        shop.unlimited("TAZA", "main");
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("ok|9");
        shop.unlimited("PLATO", "main");
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("ok|99999");
    }

    @Test
    void a_product_that_becomes_a_kit_has_no_stock_of_its_own() {
        shop.plain("CAJA");
        shop.count("CAJA", 50);
        shop.kit("CAJA", Map.of("TAZA", 4));
        assertThat(shop.shows("CAJA", everywhere)).isEqualTo("ok|5");
        assertThat(shop.count("CAJA", "main", 7)).extracting(RejectedItem::code).containsExactly(
                RejectionCode.KIT_HAS_NO_STOCK);
        assertThat(shop.shows("CAJA", everywhere)).isEqualTo("ok|5");
        tell();
        shop.kit("CAJA", Map.of());
        assertThat(shop.shows("CAJA", everywhere)).as("unknown, which is not zero").isEqualTo("unknown|5");
    }

    @Test
    void what_is_made_of_something_else_is_counted_anew_and_what_is_sent_again_is_unchanged() {
        shop.kit("JUEGO", Map.of("TAZA", 5));
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("ok|4");
        shop.plain("JUEGO");
        assertThat(shop.shows("JUEGO", everywhere)).as("nothing is said of it: it stays").isEqualTo("ok|4");
    }

    @Test
    void there_are_no_kits_of_kits_in_whatever_order_they_come() {
        assertThat(shop.kit("DOBLE", Map.of("JUEGO", 2))).containsExactly(new UnfitKit("DOBLE",
                Fault.COMPONENT_IS_KIT, "JUEGO"));
        assertThat(shop.kit("TAZA", Map.of("PLATO", 2))).containsExactly(new UnfitKit("TAZA",
                Fault.KIT_IS_COMPONENT, "JUEGO"));
        assertThat(shop.put(List.of(KitShop.item("A").of(KitShop.parts(Map.of("B", 1))),
                KitShop.item("B").of(KitShop.parts(Map.of("TAZA", 1)))))).containsExactly(new UnfitKit("A",
                        Fault.COMPONENT_IS_KIT, "B"));
        assertThat(shop.shows("B", everywhere)).isEqualTo("ok|20");
        assertThat(shop.put(List.of(KitShop.item("C").of(KitShop.parts(Map.of("PLATO", 1))),
                KitShop.item("D").of(KitShop.parts(Map.of("C", 1)))))).containsExactly(new UnfitKit("D",
                        Fault.COMPONENT_IS_KIT, "C"));
    }

    @Test
    void a_component_may_come_later_in_the_batch_but_must_come() {
        assertThat(shop.put(List.of(KitShop.item("A").of(KitShop.parts(Map.of("NUEVO", 1))),
                KitShop.item("B").of(KitShop.parts(Map.of("NADIE", 1))), KitShop.item("NUEVO")))).containsExactly(
                        new UnfitKit("B", Fault.COMPONENT_UNKNOWN, "NADIE"));
        assertThat(shop.shows("A", everywhere)).isEqualTo("unknown|");
    }

    @Test
    void two_components_of_a_kit_changed_at_the_same_moment_are_both_counted() {
        for (int round = 3; round < 23; round++) {
            int units = round;
            CompletableFuture.allOf(OwnThread.run(() -> shop.count("TAZA", 2 * units)),
                    OwnThread.run(() -> shop.count("PLATO", units))).join();
            assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("ok|" + units);
        }
    }

    @Test
    void a_kit_defined_while_its_components_change_counts_what_they_have_then() {
        for (int round = 3; round < 23; round++) {
            int units = round;
            String kit = "KIT-" + round;
            CompletableFuture.allOf(OwnThread.run(() -> shop.count("TAZA", units)),
                    OwnThread.run(() -> shop.kit(kit, Map.of("TAZA", 1, "PLATO", 1))),
                    OwnThread.run(() -> shop.count("PLATO", units + 1))).join();
            assertThat(shop.shows(kit, everywhere)).isEqualTo("ok|" + units);
        }
    }

    @Test
    void what_is_foretold_of_a_component_is_what_comes_of_its_kits() {
        tell();
        long warehouse = Shop.number("select id from warehouse where retailer_id = " + shop.retailerId);
        assertThat(QuarkusTransaction.requiringNew().call(() -> preview.of(shop.retailerId, List.of(new SupposedLevel(
                shop.id("TAZA"), warehouse, 3, 0, false)), List.of()))).containsExactly(new IntegrationImpact(
                        everywhere, 1, 0, 1));
        shop.count("TAZA", 3);
        assertThat(shop.shows("JUEGO", everywhere)).isEqualTo("below_minimum|0");
        assertThat(shop.shows("TAZA", everywhere)).isEqualTo("ok|3");
    }
}
