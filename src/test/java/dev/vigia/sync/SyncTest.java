package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The engine from a stock change to what a buyer sees, over HTTP against the sandbox. */
@QuarkusTest
class SyncTest extends SyncFixture {

    @Inject
    NightlyMaintenance maintenance;

    @Test
    void an_integration_that_only_a_newer_version_knows_holds_up_no_other() {
        Shop.execute("update integration set enabled = true where id = " + shop.integration("tenth", 5));
        a_stock_change_reaches_the_marketplace();
    }

    @Test
    void a_stock_change_reaches_the_marketplace() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        count(taza, 12);
        awaitShown("mercado-livre", "TAZA", 12);
        awaitSettled(integration);
        assertThat(Shop.log(taza)).containsExactly("12|applied");
    }

    @Test
    void at_the_minimum_a_buyer_sees_zero_and_above_it_the_real_number_again() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        mercadoLivre(5);
        count(taza, 12);
        awaitShown("mercado-livre", "TAZA", 12);
        count(taza, 5);
        awaitShown("mercado-livre", "TAZA", 0);
        count(taza, 6);
        awaitShown("mercado-livre", "TAZA", 6);
    }

    @Test
    void a_changed_minimum_is_carried_out_without_any_stock_change() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        count(taza, 12);
        awaitShown("mercado-livre", "TAZA", 12);
        integrations.change(shop.retailerId, integration, version(integration),
                Optional.of(OptionalInt.of(12)), Optional.empty(), "test");
        awaitShown("mercado-livre", "TAZA", 0);
    }

    @Test
    void amazon_accepts_first_and_is_asked_until_it_shows_the_quantity() {
        advertise("amazon", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = amazon(5);
        count(taza, 12);
        awaitShown("amazon", "TAZA", 12);
        awaitSettled(integration);
        assertThat(Shop.log(taza)).containsExactly("12|accepted", "12|applied");
        assertThat(Shop.listing(taza)).returns(12, ListingRow::confirmed).returns(false, ListingRow::travelling);
    }

    @Test
    void zeros_go_before_reopenings_and_those_before_other_quantities() {
        List<Long> products = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            advertise("mercado-livre", "P" + i);
            products.add(shop.product("P" + i, "Casa"));
        }
        long integration = mercadoLivre(5);
        products.forEach(product -> count(product, 20));
        count(products.get(11), 1);
        awaitSettled(integration);
        off(integration);
        long before = Shop.number("select coalesce(max(id), 0) from stock_update");
        products.subList(0, 10).forEach(product -> count(product, 30));
        count(products.get(11), 30);
        count(products.get(10), 2);
        Shop.execute("update integration set enabled = true where id = " + integration);
        awaitSettled(integration);
        List<String> sent = Shop.rows("select quantity from stock_update where id > " + before
                + " and integration_id = "
                + integration + " and product_id in (" + products.get(10) + "," + products.get(11) + ") order by id");
        assertThat(sent).containsExactly("0", "30");
    }

    @Test
    void many_quick_changes_send_the_last_truth_and_few_calls() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        IntStream.rangeClosed(1, 60).forEach(i -> count(taza, 100 + i));
        awaitShown("mercado-livre", "TAZA", 160);
        awaitSettled(integration);
        assertThat(Shop.log(taza)).hasSizeLessThan(60).endsWith("160|applied");
    }

    @Test
    void the_night_finds_nothing_that_was_forgotten() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        count(taza, 12);
        awaitSettled(integration);
        assertThat(maintenance.evaluateAgain(shop.retailerId)).isZero();
        Shop.execute("update stock_level set on_hand = 3 where product_id = " + taza);
        assertThat(maintenance.evaluateAgain(shop.retailerId)).isEqualTo(1);
    }
}
