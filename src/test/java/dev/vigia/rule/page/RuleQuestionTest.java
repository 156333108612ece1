package dev.vigia.rule.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule that takes much of what sells to zero is asked about, and so is the end of one. */
@QuarkusTest
class RuleQuestionTest {

    private final Desk desk = new Desk();
    private long amazon;

    @BeforeEach
    void two_hundred_products_sell_and_sixty_of_them_have_few_units() {
        amazon = desk.connected("amazon", 3);
        desk.shop.stocked("Casa", "few", 60, 8);
        desk.shop.stocked("Mesa", "many", 140, 80);
        desk.evaluate(amazon);
    }

    @Test
    void the_second_click_saves_what_was_shown() {
        Response asked = desk.fillIn("operator", "/rules/new", few("8"));
        assertThat(asked.statusCode()).isEqualTo(409);
        Document page = Desk.read(asked);
        assertThat(page.select(".question h2").text()).isEqualTo("Este cambio deja 60 anuncios en cero");
        assertThat(page.select(".question").text()).contains("30 % de los 200");
        assertThat(page.select("#impact strong").first().text()).isEqualTo("60");
        assertThat(page.select("#minimum").val()).isEqualTo("8");
        assertThat(rules()).isZero();
        assertThat(desk.send("operator", asked, Map.of()).statusCode()).as("the first button does not agree")
                .isEqualTo(409);
        assertThat(agree(asked, few("9")).statusCode()).as("another change").isEqualTo(409);
        assertThat(agree(asked, Map.of()).statusCode()).isEqualTo(303);
        assertThat(zeros()).isEqualTo(60);
        assertThat(Shop.rows("select action, after ->> 'toZero' from audit_event where retailer_id = "
                + desk.shop.retailerId + " and action like 'rule%' order by id")).contains("rule asked|60",
                        "rule created");
    }

    @Test
    void of_several_integrations_the_share_of_the_most_affected_is_told() {
        long b2w = desk.connected("b2w", 70);
        desk.evaluate(b2w);
        Document page = Desk.read(desk.fillIn("operator", "/rules/new", few("8")));
        assertThat(page.select(".question").text()).contains("Este cambio deja 60 anuncios en cero",
                "30 % de los 200 que se venden en la más afectada de esas integraciones");
    }

    @Test
    void more_than_was_shown_is_asked_again() {
        Response asked = desk.fillIn("operator", "/rules/new", Map.of("kind", "everything", "integration", "",
                "minimum", "1", "ceiling", "", "reason", ""));
        assertThat(asked.statusCode()).as("its own number goes before one for all").isEqualTo(303);
        Response first = desk.fillIn("operator", "/rules/new", few("8"));
        Shop.execute("insert into product (retailer_id, sku, name, category_id) select retailer_id, 'one-more', 'Name',"
                + " category_id from product where sku = 'few-001' and retailer_id = " + desk.shop.retailerId);
        Shop.execute("insert into stock_level select product.id, warehouse_id, level.retailer_id, 5, 0, false, now()"
                + " from stock_level level, product where level.product_id = (select id from product where sku ="
                + " 'few-001' and retailer_id = " + desk.shop.retailerId + ") and sku = 'one-more' and"
                + " product.retailer_id = " + desk.shop.retailerId);
        desk.evaluate(amazon);
        Response again = agree(first, Map.of());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Desk.read(again).select(".question h2").text()).contains("61 anuncios");
        assertThat(agree(again, Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void ending_a_rule_that_let_things_sell_is_asked_about_too() {
        Shop.execute("update integration set minimum_stock = 8 where id = " + amazon);
        desk.evaluate(amazon);
        assertThat(desk.fillIn("operator", "/rules/new", few("2")).statusCode()).isEqualTo(303);
        assertThat(zeros()).isZero();
        String path = "/rules/" + Shop.number("select id from minimum_rule where retailer_id = "
                + desk.shop.retailerId) + "/ending";
        Response shown = desk.as("operator").get(path);
        assertThat(Desk.read(shown).select("#impact strong").first().text()).isEqualTo("60");
        Response asked = press(shown, Map.of());
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(Desk.read(asked).select(".question h2").text()).contains("60 anuncios");
        assertThat(zeros()).isZero();
        Response done = press(asked, Map.of("agreement", Desk.read(asked).select("[name=agreement]").val()));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(zeros()).isEqualTo(60);
        assertThat(rules()).isZero();
        assertThat(desk.as("operator").get(path).statusCode()).as("it has ended").isEqualTo(303);
    }

    @Test
    void whoever_ends_a_rule_that_somebody_changed_sees_it_first() {
        desk.fillIn("operator", "/rules/new", Map.of("kind", "product", "sku", "many-001", "minimum", "2"));
        long id = Shop.number("select id from minimum_rule where retailer_id = " + desk.shop.retailerId);
        Response shown = desk.as("operator").get("/rules/" + id + "/ending");
        desk.fillIn("admin", "/rules/" + id + "/edit", Map.of("minimum", "4"));
        Response overtaken = press(shown, Map.of());
        assertThat(overtaken.statusCode()).isEqualTo(409);
        assertThat(Desk.read(overtaken).select(".callout").text()).contains("Otra persona guardó antes");
        assertThat(Desk.read(overtaken).select("form.card-body").text()).contains("Mínimo 4");
        assertThat(press(overtaken, Map.of()).statusCode()).isEqualTo(303);
        assertThat(rules()).isZero();
    }

    @Test
    void the_number_of_an_integration_can_be_ended_too() {
        long carrefour = desk.shop.integration("carrefour", 4);
        long id = Shop.number("select rule_id from integration where id = " + carrefour);
        assertThat(press(desk.as("operator").get("/rules/" + id + "/ending"), Map.of()).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(carrefour).minimum()).isNull();
    }

    @Test
    void where_a_marketplace_asks_for_a_minimum_it_is_changed_instead_of_ended() {
        long id = Shop.number("select rule_id from integration where id = " + amazon);
        Integer before = Shop.integration(amazon).minimum();
        Response led = desk.as("operator").redirects().follow(false).get("/rules/" + id + "/ending");
        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(led.header("Location")).endsWith("/rules/" + id + "/edit");
        assertThat(Shop.integration(amazon).minimum()).isEqualTo(before);
    }

    /** Presses the button of the page that ends a rule. */
    private Response press(Response opened, Map<String, String> more) {
        FormElement form = Desk.read(opened).select("form.card-body").forms().get(0);
        form.select("button").remove();
        Map<String, String> fields = new HashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(more);
        return desk.as("operator").cookies(opened.cookies()).contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(fields).post(form.attr("action"));
    }

    private Response agree(Response asked, Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>(typed);
        fields.put("agreement", Desk.read(asked).select("button[name=agreement]").val());
        return desk.send("operator", asked, fields);
    }

    private Map<String, String> few(String minimum) {
        return Map.of("kind", "category", "category", Long.toString(Shop.number("select id from category where path ="
                + " 'Casa' and retailer_id = " + desk.shop.retailerId)), "minimum", minimum);
    }

    private long rules() {
        return Shop.number("select count(*) from minimum_rule where ended_at is null and retailer_id = "
                + desk.shop.retailerId);
    }

    private long zeros() {
        return Shop.number("select count(*) from listing_now listing where desired = 0 and integration_id = " + amazon);
    }
}
