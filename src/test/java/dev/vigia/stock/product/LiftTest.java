package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.stock.why.Lift;
import dev.vigia.stock.why.Lift.LiftSetting;
import dev.vigia.stock.why.Lift.NeededKind;
import dev.vigia.stock.why.Lift.NeededUnits;
import dev.vigia.stock.why.Lifts;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page says would have a listing offered again does so, and one unit less does not. */
@QuarkusTest
class LiftTest {

    @Inject
    ProductHistory history;

    @Inject
    ProductKits kits;

    @Inject
    Lifts lifts;

    private final Desk desk = new Desk();
    private long amazon;

    @BeforeEach
    void a_product_that_sells() {
        amazon = desk.connected("amazon", 0);
        desk.stocked("TAZA-1", 1_000);
        desk.evaluate(amazon);
    }

    @ParameterizedTest
    @CsvSource({ "5, 6, , 2", "6, 6, , 1", "1, 6, , 6", "0, 6, , 7", "-3, 6, , 10", "0, 0, , 1", "4, 6, 12, 8",
            "0, 6, 12, 12" })
    void so_many_units_or_so_low_a_minimum(int units, int minimum, Integer reopenAt, int missing) {
        set("minimum_stock = " + minimum + ", reopen_at = " + reopenAt);
        units(units);
        isLifted(units, minimum, missing);
    }

    @ParameterizedTest
    @CsvSource({ "7, 5", "11, 1" })
    void what_waits_to_reopen_lacks_the_rest_of_its_level(int units, int missing) {
        set("minimum_stock = 6, reopen_at = 12");
        units(2);
        units(units);
        assertThat(state()).isEqualTo("waiting_to_reopen");
        isLifted(units, 6, missing);
    }

    private void isLifted(int units, int minimum, int missing) {
        Lift lift = lift("TAZA-1");
        assertThat(lift.settings()).containsExactly(LiftSetting.SWITCHED_ON);
        assertThat(lift.units()).containsExactly(new NeededUnits(NeededKind.ARRIVE, "", missing, ""));
        assertThat(lift.or().isPresent()).isEqualTo(units > 0);
        units(units + missing - 1);
        assertThat(state()).isNotEqualTo("ok");
        units(units + missing);
        assertThat(state()).isEqualTo("ok");
        if (lift.or().isPresent()) {
            aLowerRuleLiftsIt(lift, units, minimum);
        }
    }

    private void aLowerRuleLiftsIt(Lift lift, int units, int minimum) {
        units(0);
        units(units);
        assertThat(state()).isNotEqualTo("ok");
        int lower = lift.or().get().minimum().orElse(minimum);
        int reopenAt = lift.or().get().reopenAt().orElse(lower + 1);
        set("minimum_stock = " + lower + ", reopen_at = " + (reopenAt + 1));
        assertThat(state()).isNotEqualTo("ok");
        if (lift.or().get().minimum().isPresent()) {
            set("minimum_stock = " + (lower + 1) + ", reopen_at = null");
            assertThat(state()).isNotEqualTo("ok");
        }
        set("minimum_stock = " + lower + ", reopen_at = " + reopenAt);
        assertThat(state()).isEqualTo("ok");
    }

    @Test
    void what_was_never_counted_needs_more_than_the_minimum() {
        set("minimum_stock = 6, reopen_at = 12");
        Shop.execute("insert into product (retailer_id, sku, name, category_id) select retailer_id, 'NUEVA', 'Nueva',"
                + " category_id from product where sku = 'TAZA-1' and retailer_id = " + desk.shop.retailerId);
        desk.evaluate(amazon);
        assertThat(lift("NUEVA").units()).containsExactly(new NeededUnits(NeededKind.COUNTED, "", 7, ""));
        assertThat(sentence("NUEVA")).isEqualTo(
                "Se pone a la venta cuando llegue un dato de stock de 7 unidades o más.");
        level("NUEVA", 6);
        assertThat(desk.shop.listing("NUEVA").state()).isEqualTo("below_minimum");
    }

    @Test
    void it_is_a_sentence_in_three_languages() {
        set("minimum_stock = 6");
        units(5);
        assertThat(sentence("TAZA-1")).isEqualTo(
                "Vuelve a venderse cuando entren 2 unidades o el mínimo baje a 4.");
        desk.speaking("pt");
        assertThat(sentence("TAZA-1")).isEqualTo(
                "Volta a ser vendido quando entrarem 2 unidades ou o mínimo baixar para 4.");
        desk.speaking("en");
        assertThat(sentence("TAZA-1")).isEqualTo("It sells again when 2 units come in or the minimum falls to 4.");
    }

    @Test
    void only_units_in_a_warehouse_of_the_integration_count() {
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + desk.shop.retailerId
                + ", 'norte', 'Norte')");
        set("minimum_stock = 6, every_warehouse = false");
        Shop.execute("insert into integration_warehouse (integration_id, warehouse_id, retailer_id) select " + amazon
                + ", id, retailer_id from warehouse where code = 'norte' and retailer_id = " + desk.shop.retailerId);
        desk.evaluate(amazon);
        assertThat(sentence("TAZA-1")).isEqualTo("Vuelve a venderse cuando entren 7 unidades en Norte.");
        assertThat(desk.page("viewer", "/stock/TAZA-1").select(".why li").text()).contains("1.000 − 0 = 1.000")
                .contains("no cuenta en esta integración");
        Shop.execute("update warehouse set active = false where code = 'norte' and retailer_id = "
                + desk.shop.retailerId);
        assertThat(lift("TAZA-1").settings()).containsExactly(LiftSetting.SWITCHED_ON, LiftSetting.WAREHOUSE);
    }

    @Test
    void settings_come_before_units_where_both_are_missing() {
        set("minimum_stock = 6");
        units(5);
        assertThat(desk.page("viewer", "/stock/TAZA-1").select(".listing-lift").text()).isEqualTo("Vuelve a venderse"
                + " cuando se cumple todo esto: la integración se active entren 2 unidades o el mínimo baje a 4");
        set("stopped_because = 'invalid_grant', stopped_at = now()");
        assertThat(lift("TAZA-1").settings()).containsExactly(LiftSetting.SWITCHED_ON, LiftSetting.RESUMED);
        set("stopped_because = null, stopped_at = null, every_category = false");
        assertThat(lift("TAZA-1").settings()).containsExactly(LiftSetting.REGISTERED, LiftSetting.SWITCHED_ON);
        assertThat(lift("TAZA-1").units()).hasSize(1);
        Shop.execute(
                "update product set retired_at = now(), retired_by = 'person:Ana' where sku = 'TAZA-1' and retailer_id = "
                        + desk.shop.retailerId);
        desk.evaluate(amazon);
        assertThat(lift("TAZA-1").settings()).containsExactly(LiftSetting.RETURNED, LiftSetting.REGISTERED,
                LiftSetting.SWITCHED_ON);
        Desk.disconnecting(amazon);
        assertThat(lift("TAZA-1").settings()).containsExactly(LiftSetting.CONNECTED);
    }

    @Test
    void what_sells_needs_nothing() {
        assertThat(sentence("TAZA-1")).isEmpty();
    }

    private void set(String columns) {
        Shop.execute("update integration set " + columns + " where id = " + amazon);
        desk.evaluate(amazon);
    }

    private void units(int units) {
        level("TAZA-1", units);
    }

    private void level(String sku, int units) {
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited,"
                + " observed_at) select product.id, warehouse.id, product.retailer_id, " + units
                + ", 0, false, now() from product join warehouse on warehouse.retailer_id = product.retailer_id where sku"
                + " = '" + sku + "' and product.retailer_id = " + desk.shop.retailerId
                + " on conflict (product_id, warehouse_id) do update set on_hand = excluded.on_hand");
        desk.evaluate(amazon);
    }

    private String state() {
        return desk.shop.listing("TAZA-1").state();
    }

    private Lift lift(String sku) {
        ProductHistory.History found = history.of(desk.shop.retailerId, sku).orElseThrow();
        return lifts.of(desk.shop.retailerId, found.product().id, found.listings(), kits.of(desk.shop.retailerId, found
                .product().id).parts()).lift(found.listings().get(0));
    }

    /** As the page says it while the integration is on and has nothing to send. */
    private String sentence(String sku) {
        Shop.tell("listing.integration_id = " + amazon);
        Shop.execute("delete from due where integration_id = " + amazon);
        Shop.execute("update integration set enabled = true where id = " + amazon);
        String sentence = desk.page("viewer", "/stock/" + sku).select(".listing-lift").text();
        Shop.execute("update integration set enabled = false where id = " + amazon);
        return sentence;
    }
}
