package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The row of a listing that is not ok, which is its warning while that is open. */
@QuarkusTest
class ConditionTest extends EvaluationFixture {

    @Test
    void what_is_ok_has_none() {
        count(taza, 6);
        assertThat(conditions()).isEmpty();
        count(taza, 5);
        assertThat(conditions()).containsExactly("below_minimum|5|5");
        count(taza, 7);
        assertThat(conditions()).isEmpty();
    }

    @Test
    void what_was_never_counted_has_one_that_is_no_warning() {
        evaluate();
        assertThat(conditions()).containsExactly("unknown");
        assertThat(warnings(taza)).isEmpty();
    }

    @Test
    void a_warning_tells_of_its_beginning_to_its_end() {
        count(taza, 4);
        minimum(3);
        Shop.execute("update listing_condition set since = now() - interval '1 hour' where product_id = " + taza);
        count(taza, 0);
        assertThat(conditions()).containsExactly("out_of_stock|4|5");
        count(taza, 9);
        assertThat(warnings(taza)).containsExactly("4|5|closed");
        assertThat(Shop.number("select count(*) from warning where closed_at - opened_at >= interval '1 hour'"
                + " and product_id = " + taza)).isOne();
    }

    @Test
    void its_shortage_follows_the_stock_and_the_minimum_while_it_lasts() {
        count(taza, 4);
        assertThat(shortage()).isEqualTo(1);
        count(taza, 2);
        assertThat(shortage()).isEqualTo(3);
        minimum(9);
        evaluate();
        assertThat(shortage()).isEqualTo(7);
        count(taza, -3);
        assertThat(shortage()).isEqualTo(12);
        Shop.registerNoCategory(integration);
        evaluate();
        assertThat(shortage()).isZero();
    }

    private long shortage() {
        return Shop.number("select shortage from listing_condition where product_id = " + taza);
    }

    @Test
    void a_warning_ends_when_the_listing_is_withdrawn_and_the_condition_stays() {
        count(taza, 4);
        Shop.registerNoCategory(integration);
        evaluate();
        assertThat(conditions()).containsExactly("withdrawn");
        assertThat(warnings(taza)).containsExactly("4|5|closed");
    }

    @Test
    void it_follows_its_product_into_another_category() {
        count(taza, 4);
        long mate = shop.product("MATE", "Jardín");
        Shop.execute("update product set category_id = (select category_id from product where id = " + mate
                + ") where id = " + taza);
        evaluate();
        assertThat(Shop.number("select count(*) from listing_condition join category on category.id = category_id"
                + " where path = 'Jardín' and product_id = " + taza)).isOne();
    }

    @Test
    void it_goes_with_its_integration_and_the_warning_ends() {
        count(taza, 4);
        inTransaction(() -> {
            evaluation.forget(shop.retailerId, integration);
            return null;
        });
        assertThat(conditions()).isEmpty();
        assertThat(warnings(taza)).containsExactly("4|5|closed");
    }

    @Test
    void the_night_mends_what_is_not_as_it_should_be() {
        long mate = shop.product("MATE", "Casa > Cocina");
        long olla = shop.product("OLLA", "Casa > Cocina");
        count(taza, 4);
        count(mate, 20);
        count(olla, 0);
        List<String> right = all();
        Shop.execute("delete from listing_condition where product_id = " + taza);
        Shop.execute("insert into listing_condition select product_id, integration_id, retailer_id, category_id, now(),"
                + " 'withdrawn' from listing_now listing where product_id = " + mate);
        Shop.execute("update listing_condition set state = 'below_minimum' where product_id = " + olla);
        assertThat(again()).isEqualTo(3);
        assertThat(all()).isEqualTo(right);
        assertThat(again()).isZero();
    }

    private int again() {
        return inTransaction(() -> evaluation.again(shop.retailerId, 0)).orElseThrow().found();
    }

    private List<String> conditions() {
        return Shop.rows("select state, available, minimum from listing_condition where product_id = " + taza);
    }

    private List<String> all() {
        return Shop.rows("select product_id, integration_id, category_id, state, available, minimum"
                + " from listing_condition where retailer_id = " + shop.retailerId
                + " order by product_id");
    }
}
