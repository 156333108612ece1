package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.KitPart;
import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.Intake;
import dev.vigia.stock.why.Lift;
import dev.vigia.stock.why.Lift.NeededKind;
import dev.vigia.stock.why.Lift.NeededUnits;
import dev.vigia.stock.why.Lifts;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A kit is offered again through its components: by as many units as its page says, and not by one less. */
@QuarkusTest
class KitLiftTest {

    private static final int KITS = 60;

    @Inject
    Intake intake;

    @Inject
    ProductHistory history;

    @Inject
    ProductKits kits;

    @Inject
    Lifts lifts;

    private final Desk desk = new Desk();
    private final Random chance = new Random(20);
    private long amazon;

    @BeforeEach
    void two_warehouses() {
        amazon = desk.connected("amazon", 2);
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + desk.shop.retailerId
                + ", 'norte', 'Norte'), (" + desk.shop.retailerId + ", 'sur', 'Sur')");
    }

    @Test
    void random_kits_reopen_by_what_is_said_and_not_by_one_unit_less() {
        List<ProductItem> items = new ArrayList<>();
        for (int kit = 0; kit < KITS; kit++) {
            for (String part : List.of("A", "B")) {
                items.add(new ProductItem(part + kit, part, "Casa > Mate", Optional.empty()));
            }
            items.add(new ProductItem("KIT" + kit, "Kit", "Casa > Mate", Optional.empty()).of(List.of(new KitPart("A"
                    + kit, 1 + chance.nextInt(3)), new KitPart("B" + kit, 1 + chance.nextInt(2)))));
        }
        intake.putProducts(desk.shop.retailerId, items, "test", new ArrayList<>());
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited,"
                + " observed_at) select product.id, warehouse.id, product.retailer_id,"
                + " (product.id * 7 + warehouse.id * 5) % 13 - 2, 0,"
                + " product.id % 11 = 0, now() from product join warehouse"
                + " on warehouse.retailer_id = product.retailer_id where sku !~ 'KIT' and (product.id + warehouse.id) % 5"
                + " <> 0 and product.retailer_id = " + desk.shop.retailerId);
        // Of some the level at which they reopen is far above their minimum.
        Shop.execute("insert into winning_rule (product_id, category_id, integration_id, retailer_id, rule_id,"
                + " rule_version, minimum, hold_back, reopen_at) select id, 0, " + amazon
                + ", retailer_id, 0, 0, id % 6,"
                + " false, case when id % 4 = 0 then 20 end from product where id % 3 = 0 and retailer_id = "
                + desk.shop.retailerId);
        desk.evaluate(amazon);
        Map<String, Lift> missing = new HashMap<>();
        for (int kit = 0; kit < KITS; kit++) {
            if (!state("KIT" + kit).equals("ok")) {
                missing.put("KIT" + kit, lift("KIT" + kit));
            }
        }
        assertThat(missing).hasSizeGreaterThan(20);
        missing.forEach((kit, lift) -> {
            assertThat(lift.units()).as(kit).isNotEmpty();
            NeededUnits last = lift.units().get(lift.units().size() - 1);
            lift.units().forEach(needed -> arrive(needed, needed.units() - (needed.equals(last) ? 1 : 0)));
        });
        desk.evaluate(amazon);
        missing.forEach((kit, lift) -> assertThat(state(kit)).as("%s %s", kit, lift).isNotEqualTo("ok"));
        missing.values().forEach(lift -> arrive(lift.units().get(lift.units().size() - 1), 1));
        desk.evaluate(amazon);
        missing.forEach((kit, lift) -> assertThat(state(kit)).as("%s %s", kit, lift).isEqualTo("ok"));
    }

    @Test
    void the_component_is_named_and_its_minimum_too() {
        Shop.execute("delete from warehouse where code = 'norte' and retailer_id = " + desk.shop.retailerId);
        intake.putProducts(desk.shop.retailerId, List.of(new ProductItem("PLATO", "Plato", "Casa > Mate", Optional
                .empty()), new ProductItem("JUEGO", "Juego", "Casa > Mate", Optional.empty()).of(List.of(new KitPart(
                        "PLATO", 1)))), "test", new ArrayList<>());
        Shop.execute("insert into winning_rule (product_id, category_id, integration_id, retailer_id, rule_id,"
                + " rule_version, minimum, hold_back) select id, 0, " + amazon + ", retailer_id, 0, 0, 5, false from"
                + " product where sku = 'PLATO' and retailer_id = " + desk.shop.retailerId);
        arrive(new NeededUnits(NeededKind.ARRIVE, "PLATO", 4, ""), 4);
        desk.evaluate(amazon);
        Shop.tell("listing.integration_id = " + amazon);
        Shop.execute("delete from due where integration_id = " + amazon);
        Shop.execute("update integration set enabled = true where id = " + amazon);
        assertThat(desk.page("viewer", "/stock/JUEGO").select(".listing-lift").text()).isEqualTo(
                "Vuelve a venderse cuando entren 2 unidades de PLATO o el mínimo de PLATO baje a 3.");
    }

    private void arrive(NeededUnits needed, long units) {
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited,"
                + " observed_at) select product.id, warehouse.id, product.retailer_id, " + units
                + ", 0, false, now() from product join warehouse on warehouse.retailer_id = product.retailer_id where sku"
                + " = '" + needed.sku() + "' and (warehouse.name = '" + needed.places() + "' or '" + needed.places()
                + "' = '') and product.retailer_id = " + desk.shop.retailerId
                + " on conflict (product_id, warehouse_id) do update set on_hand = stock_level.on_hand + excluded.on_hand");
    }

    private String state(String sku) {
        return desk.shop.listing(sku).state();
    }

    private Lift lift(String sku) {
        ProductHistory.History found = history.of(desk.shop.retailerId, sku).orElseThrow();
        return lifts.of(desk.shop.retailerId, found.product().id, found.listings(), kits.of(desk.shop.retailerId, found
                .product().id).parts()).lift(found.listings().get(0));
    }
}
