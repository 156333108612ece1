package dev.vigia.intake.product;

import static dev.vigia.intake.product.Counter.path;
import static dev.vigia.intake.product.Counter.read;
import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.Intake;
import dev.vigia.intake.IntakeResult;
import dev.vigia.intake.StockItem;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetirementTest {

    private final Intake intake = Arc.container().instance(Intake.class).get();
    private final Counter counter = new Counter();
    private final long amazon = counter.shop.integration("amazon", 5);

    @Test
    void a_retired_product_goes_to_zero_leaves_the_lists_and_keeps_its_page() {
        product("1", 50);
        product("2", 50);
        tell();
        String ask = counter.page("/stock/1").select(".page-actions a[href$=/retirement]").attr("href");
        Response asked = counter.open(ask);
        assertThat(read(asked).select(".passage li").first().text()).contains("Se envía cero").contains("amazon");
        assertThat(path(counter.send(asked, Map.of()))).isEqualTo("/stock/1");
        assertThat(counter.listing("1")).isEqualTo("retired|0");
        assertThat(Shop.number("select count(*) from due where integration_id = " + amazon + " and priority = 0"))
                .isOne();
        Document list = counter.page("/stock");
        assertThat(list.select(".cell-sku").eachText()).containsExactly("2");
        assertThat(list.select(".state-tab").first().text()).endsWith(" 1");
        for (String address : new String[] { "/stock?sort=sku", "/stock?sort=name_desc", "/stock?q=mate",
                "/stock?q=mate&sort=name", "/stock?integration=" + amazon }) {
            assertThat(counter.page(address).select(".cell-sku").eachText()).as(address).containsExactly("2");
        }
        Document page = counter.page("/stock/1");
        assertThat(page.select(".product-retired").text()).contains("Producto retirado").contains("A mano (Operator-");
        assertThat(page.select(".listing-reason").text()).contains("está retirado");
        assertThat(page.select(".timeline-stock").text()).contains("50");
        assertThat(Shop.rows("select action, after ->> 'sku' from audit_event where retailer_id = "
                + counter.shop.retailerId)).contains("product_retired|1");
    }

    @Test
    void it_comes_back_by_the_form_and_is_sold_once_it_is_counted() {
        product("1", 50);
        tell();
        retire("1");
        tell();
        Response opened = counter.open("/products/" + counter.id("1") + "/edit");
        assertThat(read(opened).select(".notice").text()).contains("está retirado");
        path(counter.send(opened, Map.of()));
        assertThat(counter.listing("1")).isEqualTo("unknown|0");
        path(counter.send(counter.open("/products/" + counter.id("1") + "/edit"), Map.of("on-hand-0", "40")));
        assertThat(counter.listing("1")).isEqualTo("ok|40");
        assertThat(counter.page("/stock/1").select(".product-retired")).isEmpty();
    }

    @Test
    void who_has_the_form_open_while_it_is_retired_does_not_bring_it_back_unknowingly() {
        product("1", 50);
        Response opened = counter.open("/products/" + counter.id("1") + "/edit");
        tell();
        retire("1");
        Response late = counter.send(opened, Map.of("ean", "7"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(read(late).select(".notice").text()).contains("está retirado");
        assertThat(counter.listing("1")).isEqualTo("retired|0");
    }

    @Test
    void stock_that_is_sent_of_a_retired_product_is_kept_and_not_shown() {
        product("1", 50);
        tell();
        retire("1");
        assertThat(intake.putStock(counter.shop.retailerId, List.of(new StockItem(0, "1", "main", 30, 0, false,
                Optional.empty())), Instant.now(), "feed", new ArrayList<>()).accepted()).isOne();
        assertThat(counter.listing("1")).isEqualTo("retired|0");
        put(new ProductItem("1", "Mate", "Casa", Optional.empty()));
        assertThat(counter.listing("1")).isEqualTo("ok|30");
    }

    @Test
    void a_program_retires_twice_and_hears_the_same() {
        String sku = "RETIRED/" + counter.shop.code;
        api("{\"sku\":\"" + sku + "\",\"name\":\"Mate\",\"category\":\"Casa\"}", "accepted");
        for (int i = 0; i < 2; i++) {
            People.api("ana").urlEncodingEnabled(false).delete("/api/v1/products/" + sku.replace("/", "%2F")).then()
                    .statusCode(204);
            assertThat(Shop.number("select count(*) from product where retired_at is not null and sku = '" + sku
                    + "'")).isOne();
        }
        People.api("ana").delete("/api/v1/products/nothing").then().statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void a_batch_says_which_products_are_retired() {
        String sku = "RETIRED-" + counter.shop.code;
        api("{\"sku\":\"" + sku + "\",\"name\":\"Mate\",\"category\":\"Casa\"}", "accepted");
        api("{\"sku\":\"" + sku + "\",\"retired\":true}", "accepted");
        api("{\"sku\":\"" + sku + "\",\"retired\":true}", "unchanged");
        api("{\"sku\":\"never-" + sku + "\",\"retired\":true}", "unchanged");
        assertThat(Shop.number("select count(*) from product where retired_at is not null and sku = '" + sku + "'"))
                .isOne();
    }

    @Test
    void each_retirement_and_each_return_is_written_down_whoever_says_it() {
        product("1", 50);
        put(new ProductItem("2", "Mate", "Casa", Optional.empty()), new ProductItem("3", "Taza", "Casa", Optional
                .empty()));
        put(ProductItem.retired("2"), ProductItem.retired("3"), ProductItem.retired("4"));
        put(ProductItem.retired("2"), new ProductItem("3", "Taza", "Casa", Optional.empty()), new ProductItem("1",
                "Bombilla", "Casa", Optional.empty()));
        retire("1");
        path(counter.send(counter.open("/products/" + counter.id("1") + "/edit"), Map.of()));
        assertThat(Shop.rows("select sku, action, actor, after ->> 'sku' = sku from audit_event"
                + " join product on product.id = product_id where audit_event.retailer_id = "
                + counter.shop.retailerId + " order by sku, audit_event.id")).containsExactly(
                        "1|product_retired|" + operator() + "|t", "1|product_returned|" + operator() + "|t",
                        "2|product_retired|feed|t", "3|product_retired|feed|t", "3|product_returned|feed|t");
    }

    private String operator() {
        return Shop.row("select distinct substring(source from 8) from stock_change where source like 'person:%'"
                + " and retailer_id = " + counter.shop.retailerId);
    }

    @Test
    void the_ledger_keeps_that_what_was_counted_counts_no_more() {
        product("1", 50);
        retire("1");
        assertThat(Shop.row("select on_hand_before, coalesce(cast(on_hand as text), '-'), source = 'person:"
                + operator() + "' from stock_change where on_hand is null and product_id = " + counter.id("1")))
                .isEqualTo("50|-|t");
        assertThat(counter.page("/stock/1").select(".timeline-stock").first().text())
                .contains("50 → sin dato");
    }

    @Test
    void programs_that_retire_much_of_what_sells_are_held_until_a_person_approves() {
        Shop.stocked(counter.shop.retailerId, "Casa", "many", 60, 50);
        evaluate();
        tell();
        IntakeResult result = put(IntStream.rangeClosed(1, 60).mapToObj(i -> ProductItem.retired("many-%03d"
                .formatted(i))).toArray(ProductItem[]::new));
        assertThat(result).isEqualTo(new IntakeResult(0, 0, 0, 60));
        assertThat(Shop.number("select count(*) from held_product where retired and retailer_id = "
                + counter.shop.retailerId)).isEqualTo(60);
        long held = Shop.number("select id from held_change where retailer_id = " + counter.shop.retailerId);
        assertThat(counter.page("/intake/held/" + held).text()).contains("Retirar el producto");
        path(counter.send(counter.open("/intake/held/" + held), Map.of()));
        await().until(() -> Shop.number(
                "select count(*) from listing_now listing where state = 'retired' and desired = 0"
                        + " and retailer_id = " + counter.shop.retailerId) == 60);
    }

    @Test
    void a_zero_that_was_not_taken_is_still_among_the_problems() {
        product("1", 50);
        tell();
        retire("1");
        Shop.execute("update listing set problem = 'REFUSED', refused = 0, sent_revision = sent_revision + 1"
                + " where product_id = " + counter.id("1"));
        assertThat(counter.page("/stock?state=failing").select(".cell-sku").eachText()).containsExactly("1");
        assertThat(counter.page("/stock").getElementById("tab-failing").text()).endsWith(" 1");
        Shop.execute("update listing set problem = 'NOT_FOUND' where product_id = " + counter.id("1"));
        assertThat(counter.page("/stock?state=failing").select(".cell-sku").eachText()).isEmpty();
        assertThat(counter.page("/stock").select(".first-step")).hasSize(3);
    }

    private void product(String sku, int onHand) {
        path(counter.send(counter.open("/products/new"), Map.of("sku", sku, "name", "Mate", "category", "Casa",
                "on-hand-0", Integer.toString(onHand))));
    }

    private void tell() {
        Shop.tell("listing.retailer_id = " + counter.shop.retailerId);
    }

    private void retire(String sku) {
        path(counter.send(counter.open("/products/" + counter.id(sku) + "/retirement"), Map.of()));
    }

    private IntakeResult put(ProductItem... items) {
        return intake.putProducts(counter.shop.retailerId, List.of(items), "feed");
    }

    private static void api(String item, String count) {
        People.api("ana").contentType(ContentType.JSON).body("{\"items\":[" + item + "]}").put("/api/v1/products")
                .then().statusCode(200).body(count, equalTo(1));
    }

    private void evaluate() {
        QuarkusTransaction.requiringNew().run(() -> Arc.container().instance(Evaluation.class).get()
                .ofIntegration(counter.shop.retailerId, amazon));
    }
}
