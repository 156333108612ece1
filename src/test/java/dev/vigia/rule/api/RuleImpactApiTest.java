package dev.vigia.rule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule is foretold exactly, and one that takes much of what sells to zero is asked about first. */
@QuarkusTest
class RuleImpactApiTest extends RuleApiFixture {

    @BeforeEach
    void two_hundred_products_sell_and_sixty_of_them_have_few_units() {
        Shop.stocked(retailer, category, "more few " + name, 58, 8);
        Shop.stocked(retailer, category, "more many " + name, 138, 80);
        evaluate();
    }

    @Test
    void the_forecast_tells_what_a_rule_would_do_and_changes_nothing() {
        impact(here("'minimum':8")).statusCode(200).body("toZero", equalTo(60)).body("toReopen", equalTo(0))
                .body("otherQuantity", equalTo(0)).body("unchanged", equalTo(140)).body("unitsWithheld", equalTo(480))
                .body("selling", equalTo(200)).body("waiting", equalTo(0)).body("sample", hasSize(10))
                .body("integrations.integration", hasItem((int) integration))
                .body("integrations.toZero", hasItem(60));
        impact(here("'minimum':4,'mode':'hold_back','ceiling':70")).statusCode(200).body("toZero", equalTo(0))
                .body("otherQuantity", equalTo(200));
        assertThat(zeros()).isZero();
        assertThat(Shop.number("select count(*) from minimum_rule where integration_id = " + integration)).isZero();
    }

    @Test
    void the_forecast_of_a_change_takes_the_rule_as_it_would_become() {
        post(here("'minimum':8,'confirmed':true")).statusCode(201);
        long id = rule();
        impact(here("'minimum':2,'rule':" + id)).statusCode(200).body("toReopen", equalTo(60)).body("toZero", equalTo(
                0));
        impact(here("'minimum':5,'reopenAt':9,'rule':" + id)).statusCode(200).body("toReopen", equalTo(0))
                .body("waiting", equalTo(60));
        impact(here("'minimum':5,'rule':999999999")).statusCode(422).body("detail", containsString("no rule"));
        put(id, 0, here("'minimum':2")).statusCode(200).body("evaluated.toReopen", equalTo(60));
    }

    @Test
    void the_forecast_of_the_minimum_of_an_integration_is_what_comes_of_it() {
        long id = Shop.number("select rule_id from integration where id = " + integration);
        String body = "{'integration':" + integration + ",'minimum':10,'mode':'hold_back'";
        impact(body + ",'rule':" + id + "}").statusCode(200).body("toZero", equalTo(60)).body("otherQuantity", equalTo(
                140));
        put(id, 0, body + ",'confirmed':true}").statusCode(200).body("evaluated.toZero", equalTo(60))
                .body("evaluated.changed", equalTo(200));
    }

    @Test
    void many_zeros_are_asked_about_until_they_are_confirmed() {
        post(here("'minimum':8")).statusCode(409).contentType("application/problem+json").body("status", equalTo(409))
                .body("impact.toZero", equalTo(60)).body("impact.selling", equalTo(200))
                .body("impact.sample", hasSize(10)).body("detail", containsString("confirmed"));
        post(here("'minimum':8,'confirmed':false")).statusCode(409);
        assertThat(zeros()).isZero();
        assertThat(Shop.number("select count(*) from minimum_rule where integration_id = " + integration)).isZero();
        post(here("'minimum':8,'confirmed':true")).statusCode(201).body("evaluated.toZero", equalTo(60));
        assertThat(zeros()).isEqualTo(60);
    }

    @Test
    void it_is_asked_again_where_more_goes_to_zero_than_was_said() {
        post(here("'minimum':8")).statusCode(409);
        Shop.stocked(retailer, category, "late " + name, 5, 7);
        evaluate();
        post(here("'minimum':8,'confirmed':true")).statusCode(409).body("impact.toZero", equalTo(65));
        post(here("'minimum':8,'confirmed':true")).statusCode(201);
    }

    @Test
    void what_another_change_was_asked_is_no_answer_to_this_one() {
        post(here("'minimum':8")).statusCode(409);
        post(here("'minimum':9,'confirmed':true")).statusCode(201);
    }

    @Test
    void a_change_and_an_end_are_asked_about_too() {
        long id = made(here("'minimum':2"));
        put(id, 0, here("'minimum':8")).statusCode(409).body("impact.toZero", equalTo(60));
        Shop.execute("update integration set minimum_stock = 8 where id = " + integration);
        delete(id, 0).statusCode(409).body("impact.toZero", equalTo(60));
        assertThat(zeros()).isZero();
        ana().header("If-Match", "\"0\"").delete(ALL + "/" + id + "?confirmed=true").then().statusCode(200)
                .body("evaluated.toZero", equalTo(60));
        assertThat(zeros()).isEqualTo(60);
    }

    private long rule() {
        return Shop.number("select id from minimum_rule where ended_at is null and integration_id = " + integration);
    }
}
