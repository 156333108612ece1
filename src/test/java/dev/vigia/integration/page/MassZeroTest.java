package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Evaluation;
import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's own change that takes much of what sells to zero is asked about, and done when it is said again. */
@QuarkusTest
class MassZeroTest {

    @Inject
    Evaluation evaluation;

    private final Desk desk = new Desk();
    private long id;

    @BeforeEach
    void two_hundred_products_sell_and_sixty_of_them_have_few_units() {
        id = desk.connected("amazon", 3);
        Shop.execute("update integration set enabled = true, stopped_because = 'held', stopped_at = now() where id = "
                + id);
        products("few", 60, 8);
        products("many", 140, 80);
        evaluate();
    }

    @Test
    void the_form_says_how_many_and_saves_nothing() {
        Response answer = desk.fillIn("operator", edit(id), Map.of("minimumStock", "8", "name", "Typed"));
        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Desk.read(answer);
        assertThat(page.select(".question h2").text()).isEqualTo("Este cambio deja 60 anuncios en cero");
        assertThat(page.select(".question").text()).contains("30 % de los 200", "few-001").doesNotContain("many");
        assertThat(page.select("#impact strong").eachText()).containsExactly("60", "0", "140", "480");
        assertThat(page.select("#minimumStock").val()).isEqualTo("8");
        assertThat(page.select("#name").val()).isEqualTo("Typed");
        assertThat(Shop.integration(id)).returns(3, IntegrationRow::minimum).returns(0, IntegrationRow::version);
        assertThat(zeros()).isZero();
    }

    @Test
    void the_preview_names_where_and_leads_to_all_of_them() {
        Document page = Desk.read(desk.fillIn("operator", edit(id), Map.of("minimumStock", "8", "action", "preview")));
        assertThat(page.select(".impact-categories tbody tr").eachText()).containsExactly("Casa 60 0 480");
        assertThat(page.select(".zero-chart svg").attr("aria-label")).contains("Con 8: 60 productos en cero",
                "Con 3: 0 productos en cero");
        assertThat(page.select(".zero-chart rect")).hasSize(51);
        Document all = desk.page("operator", page.select("#impact a[href*=listings]").attr("href"));
        assertThat(all.select("tbody tr")).hasSize(60).allSatisfy(row -> assertThat(row.select(".number").eachText())
                .containsExactly("8", "0"));
        assertThat(all.select("a[rel=next]")).isEmpty();
        Document more = desk.page("operator", "/integrations/" + id + "/impact/listings?minimumStock=500");
        assertThat(more.select("tbody tr")).hasSize(100);
        Document last = desk.page("operator", more.select("a[rel=next]").attr("href"));
        assertThat(last.select("tbody tr")).hasSize(100);
        assertThat(last.select("a[rel=next]")).isEmpty();
        assertThat(desk.as("operator").get("/integrations/" + id + "/impact/listings?minimumStock=x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_first_button_still_does_not_agree_so_that_enter_asks_again() {
        Response asked = desk.fillIn("operator", edit(id), Map.of("minimumStock", "8"));
        assertThat(Desk.read(asked).select("form.integration-form button").first().attr("name")).isEqualTo("action");
        assertThat(desk.send("operator", asked, Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void the_second_click_does_it() {
        Response asked = desk.fillIn("operator", edit(id), Map.of("minimumStock", "8"));
        Response done = agree(asked, Map.of());
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isEqualTo(8);
        assertThat(zeros()).isEqualTo(60);
    }

    @Test
    void what_was_agreed_to_is_what_was_shown() {
        Response asked = desk.fillIn("operator", edit(id), Map.of("minimumStock", "8"));
        Shop.execute("update stock_level set on_hand = 5 where product_id = (select id from product where sku = "
                + "'many-001' and retailer_id = " + desk.shop.retailerId + ")");
        evaluate();
        Response again = agree(asked, Map.of());
        assertThat(again.statusCode()).as("one more than was shown").isEqualTo(409);
        assertThat(Desk.read(again).select(".question h2").text()).contains("61 anuncios");
        assertThat(agree(asked, Map.of("minimumStock", "100")).statusCode()).as("another change").isEqualTo(409);
        assertThat(zeros()).isZero();
        assertThat(agree(again, Map.of()).statusCode()).isEqualTo(303);
        assertThat(zeros()).isEqualTo(61);
    }

    @Test
    void other_categories_and_other_warehouses_are_asked_about_too() {
        long empty = Shop.number("insert into category (retailer_id, path) values (" + desk.shop.retailerId
                + ", 'Vacía') returning id");
        Response categories = desk.fillIn("operator", edit(id), Map.of("categories", "only", "category",
                Long.toString(empty)));
        assertThat(Desk.read(categories).select(".question h2").text()).contains("200 anuncios");
        long nowhere = Shop.number("insert into warehouse (retailer_id, code, name) values (" + desk.shop.retailerId
                + ", 'nowhere', 'Nowhere') returning id");
        Response warehouses = desk.fillIn("operator", edit(id), Map.of("warehouses", "only", "warehouse",
                Long.toString(nowhere)));
        assertThat(Desk.read(warehouses).select(".question h2").text()).contains("200 anuncios");
        assertThat(zeros()).isZero();
    }

    @Test
    void switching_it_on_again_counts_what_sold_out_meanwhile() {
        Shop.execute("update integration set enabled = false where id = " + id);
        Shop.tell("listing.integration_id = " + id);
        Shop.execute("update stock_level set on_hand = 0 where product_id in (select id from product where sku like "
                + "'few%' and retailer_id = " + desk.shop.retailerId + ")");
        evaluate();
        Response asked = desk.fillIn("operator", edit(id), Map.of("enabled", "on"));
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(Desk.read(asked).select(".question h2").text()).contains("60 anuncios");
        assertThat(agree(asked, Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void less_than_a_fifth_and_fewer_than_fifty_are_not_asked_about() {
        products("lots", 101, 80);
        evaluate();
        assertThat(desk.fillIn("operator", edit(id), Map.of("minimumStock", "8")).statusCode()).as("60 of 301")
                .isEqualTo(303);
        Desk small = new Desk();
        long few = small.connected("amazon", 3);
        products(small, "few", 49, 8);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(small.shop.retailerId, few));
        assertThat(small.fillIn("operator", edit(few), Map.of("minimumStock", "500")).statusCode()).isEqualTo(303);
    }

    @Test
    void the_history_tells_who_was_asked_and_who_agreed() {
        agree(desk.fillIn("operator", edit(id), Map.of("minimumStock", "8")), Map.of());
        assertThat(Shop.rows(
                "select action, after ->> 'toZero', subject is not null from audit_event where integration_id = "
                        + id + " order by id")).containsExactly("asked|60|t", "changed|t");
    }

    private Response agree(Response asked, Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>(typed);
        fields.put("agreement", Desk.read(asked).select("button[name=agreement]").val());
        return desk.send("operator", asked, fields);
    }

    private long zeros() {
        return Shop.number("select count(*) from listing_now listing where desired = 0 and integration_id = " + id);
    }

    private void evaluate() {
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(desk.shop.retailerId, id));
    }

    private void products(String name, int products, int units) {
        products(desk, name, products, units);
    }

    private static void products(Desk desk, String name, int products, int units) {
        desk.shop.stocked("Casa", name, products, units);
    }
}
