package dev.vigia.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StockApiTest {

    /** Listings of Ana's shop, told from others by a word of their own. */
    private static String listed(int count) {
        People.api("ana").get("/api/v1/stock").then().statusCode(200);
        String mark = "m" + UUID.randomUUID().toString().substring(0, 12).replace("-", "");
        String mate = "(select id from retailer where code = 'mate')";
        long integration = Shop.number(
                "insert into integration (retailer_id, marketplace, name, country, minimum_stock)"
                        + " values (" + mate + ", 'amazon', '" + mark + "', 'BR', 5) returning id");
        Shop.execute("insert into category (retailer_id, path) values (" + mate + ", 'Casa') on conflict do nothing");
        Shop.execute("insert into product (retailer_id, sku, name, category_id) select category.retailer_id, '" + mark
                + "-' || n, 'Taza', category.id from category, generate_series(1, " + count
                + ") n where path = 'Casa' and retailer_id = " + mate);
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + mate
                + ", 'main', 'Main') on conflict do nothing");
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited,"
                + " observed_at) select product.id, warehouse.id, product.retailer_id, 3, 0, false, now() from product join"
                + " warehouse on warehouse.retailer_id = product.retailer_id and code = 'main' where sku like '" + mark
                + "-%'");
        Shop.execute(
                "insert into listing (product_id, integration_id, retailer_id, sent, sent_revision, confirmed) select"
                        + " id, " + integration + ", retailer_id, 0, 1, 0 from product where sku like '" + mark
                        + "-%'");
        Shop.conditions("select id, " + integration + ", 'below_minimum', now() from product where sku like '" + mark
                + "-%'");
        return mark;
    }

    @Test
    void an_item_says_what_is_shown_and_why() {
        String mark = listed(1);
        JsonPath answer = People.api("ana").get("/api/v1/stock?q=" + mark).then().statusCode(200).extract().jsonPath();
        assertThat(answer.getList("items")).hasSize(1);
        assertThat(answer.getMap("items[0]")).containsEntry("sku", mark + "-1").containsEntry("available", 3)
                .containsEntry("minimum", 5).containsEntry("desired", 0).containsEntry("sent", 0)
                .containsEntry("confirmed", 0).containsEntry("state", "below_minimum")
                .containsEntry("delivery", "in_sync");
        assertThat(answer.getLong("items[0].rule.id")).isEqualTo(Shop.number(
                "select rule_id from integration where name = '" + mark + "'"));
        assertThat(answer.getLong("items[0].rule.version")).isZero();
        assertThat(Instant.parse(answer.getString("items[0].since"))).isBeforeOrEqualTo(Instant.now());
        assertThat(answer.getString("next")).isNull();
    }

    @Test
    void what_is_ok_says_no_since() {
        String mark = listed(1);
        Shop.execute("delete from listing_condition using product where product.id = product_id and sku = '" + mark
                + "-1'");
        Shop.execute("update stock_level set on_hand = 30 from product where product.id = product_id and sku = '" + mark
                + "-1'");
        JsonPath answer = People.api("ana").get("/api/v1/stock?state=ok&q=" + mark).then().statusCode(200).extract()
                .jsonPath();
        assertThat(answer.getMap("items[0]")).containsEntry("state", "ok").containsEntry("desired", 30)
                .containsEntry("since", null);
    }

    @Test
    void what_was_accepted_and_is_not_confirmed_yet_is_no_more_in_sync_than_what_was_not_sent() {
        String mark = listed(1);
        Shop.execute("update listing set confirmed = 24 from product where product.id = product_id and sku = '" + mark
                + "-1'");
        assertThat(People.api("ana").get("/api/v1/stock?q=" + mark).jsonPath().getString("items[0].delivery"))
                .isEqualTo("pending");
        assertThat(Jsoup.parse(People.session("ana").get("/stock?q=" + mark).asString()).select(".channel-shows")
                .text())
                .contains("24", "→", "0");
    }

    @Test
    void following_the_cursor_finds_every_item_once_and_ends() {
        String mark = listed(7);
        List<String> skus = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath answer = People.api("ana").queryParam("q", mark).queryParam("limit", 3)
                    .queryParam("cursor", cursor).get("/api/v1/stock").jsonPath();
            skus.addAll(answer.getList("items.sku"));
            cursor = answer.getString("next");
        } while (cursor != null && skus.size() < 20);
        assertThat(skus).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void a_state_is_asked_for_as_it_is_written() {
        String mark = listed(1);
        assertThat(People.api("ana").get("/api/v1/stock?state=ok&q=" + mark).jsonPath().getList("items")).isEmpty();
        assertThat(People.api("ana").get("/api/v1/stock?state=below_minimum&q=" + mark).jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void another_retailer_sees_nothing_of_it() {
        String mark = listed(1);
        assertThat(People.api("carla").get("/api/v1/stock?q=" + mark).jsonPath().getList("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "state=failing", "state=x", "integration=x", "cursor=x", "limit=0", "limit=1001",
            "limit=x" })
    void a_wrong_parameter_is_refused_and_named(String query) {
        People.api("ana").get("/api/v1/stock?" + query).then().statusCode(400).contentType("application/problem+json")
                .body("detail", containsString(query.substring(0, query.indexOf('='))));
    }

    @Test
    void reading_and_writing_share_the_address() {
        People.api("ana").contentType("application/json").body("{\"items\":[]}").put("/api/v1/stock").then()
                .statusCode(not(405));
        People.api("ana").get("/api/v1/stock?limit=1").then().statusCode(200);
    }
}
