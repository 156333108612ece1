package dev.vigia.source.page;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a source has brought to a warehouse leaves once it is ignored, or assigned to another. */
@QuarkusTest
class RemappedWarehousesTest {

    private static final Cast VTEX = new Cast("vtex");

    private final Desk desk = new Desk();
    private final String account = desk.shop.code;
    private long id;
    private long red;
    private long blue;

    @BeforeEach
    void connect() {
        VTEX.put(account, "{\"sku\":\"1\",\"quantity\":7},{\"sku\":\"2\",\"quantity\":9}");
        Cast.json().body("{\"account\":\"" + account + "\",\"warehouses\":[{\"id\":\"other\"}]}").put(VTEX.base()
                + "/_shop").then().statusCode(204);
        Cast.json().body("{\"account\":\"" + account
                + "\",\"items\":[{\"sku\":\"1\",\"warehouse\":\"other\",\"quantity\":5}]}").put(VTEX.base() + "/_stock")
                .then().statusCode(204);
        red = warehouse("red");
        blue = warehouse("blue");
        Map<String, String> fields = new HashMap<>(Map.of("kind", "vtex"));
        VTEX.account(account).forEach((name, value) -> fields.put("source-" + name, value));
        assertThat(send(request().formParams(fields), "/sources").statusCode()).isEqualTo(303);
        id = Shop.number("select id from source where retailer_id = " + desk.shop.retailerId);
        await().until(() -> Shop.number("select count(*) from source_warehouse where source_id = " + id) == 2);
    }

    @AfterEach
    void remove() {
        Shop.execute("delete from source where retailer_id = " + desk.shop.retailerId);
    }

    private long warehouse(String code) {
        return Shop.number("insert into warehouse (retailer_id, code, name) values (" + desk.shop.retailerId + ", '"
                + code + "', 'x') returning id");
    }

    private RequestSpecification request() {
        Response opened = desk.as("admin").get("/sample");
        return desk.as("admin").cookies(opened.cookies()).contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParam(
                        "csrf-token", Desk.read(opened).select("input[name=csrf-token]").first().val());
    }

    private static Response send(RequestSpecification request, String path) {
        return request.post(path);
    }

    private void map(String main, String other) {
        assertThat(send(request().formParam("remote", "main", "other").formParam("meaning", main, other), "/sources/"
                + id + "/warehouses").statusCode()).isEqualTo(303);
    }

    private List<String> levels() {
        return Shop.rows("select sku, code, on_hand from stock_level join product on product.id = product_id"
                + " join warehouse on warehouse.id = warehouse_id where product.retailer_id = " + desk.shop.retailerId
                + " order by sku, code");
    }

    private void mapped() {
        map("" + red, "" + blue);
        await().until(() -> levels().equals(List.of("1|blue|5", "1|red|7", "2|red|9")));
    }

    @Test
    void of_one_that_is_ignored_the_units_leave() {
        mapped();
        map("" + red, "ignored");
        await().until(() -> levels().equals(List.of("1|blue|0", "1|red|7", "2|red|9")));
        await().until(() -> Shop.number("select count(*) from source_warehouse_before where source_id = " + id) == 0);
    }

    @Test
    void where_two_change_places_each_has_its_own_units_afterwards() {
        mapped();
        map("" + blue, "" + red);
        await().until(() -> levels().equals(List.of("1|blue|7", "1|red|5", "2|blue|9", "2|red|0")));
    }

    @Test
    void where_none_counts_any_more_all_of_it_leaves() {
        mapped();
        map("ignored", "ignored");
        await().until(() -> levels().equals(List.of("1|blue|0", "1|red|0", "2|red|0")));
    }

    @Test
    void what_came_by_another_door_meanwhile_stays() {
        mapped();
        String level = "from stock_level join product on product.id = product_id where warehouse_id = " + blue
                + " and product.retailer_id = " + desk.shop.retailerId;
        Shop.execute("insert into stock_change (retailer_id, product_id, warehouse_id, on_hand_before, on_hand,"
                + " reserved_before, reserved, unlimited, observed_at, source) select " + desk.shop.retailerId
                + ", product_id, warehouse_id, 5, 3, 0, 0, false, now(), 'api' " + level);
        Shop.execute("update stock_level set on_hand = 3, observed_at = now() where warehouse_id = " + blue);
        map("" + red, "ignored");
        await().until(() -> Shop.number("select count(*) from source_warehouse_before where source_id = " + id) == 0);
        assertThat(levels()).containsExactly("1|blue|3", "1|red|7", "2|red|9");
    }
}
