package dev.vigia.sandbox.mercadolivre;

import static dev.vigia.sandbox.mercadolivre.MercadoLivreShop.BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MercadoLivreUserProductsTest {

    private MercadoLivreShop shop;
    private String userProduct;

    @BeforeEach
    void a_seller_with_a_warehouse_offers_a_mate_in_two_ads() {
        shop = new MercadoLivreShop().with("{\"sku\":\"mate\",\"quantity\":5,\"kind\":\"user-product\",\"ads\":2}");
        userProduct = shop.call().get(BASE + "/items/" + shop.itemOf("mate")).then().extract().path("user_product_id");
    }

    @Test
    void the_stock_of_a_user_product_changes_every_ad_of_it() {
        update(stock().header("x-version"), store(), 0).statusCode(200).body("locations[0].quantity", equalTo(0));
        assertThat(shop.quantity("mate")).isZero();
        shop.call().get(BASE + "/items/" + shop.itemOf("mate")).then().body("status", equalTo("paused"));
    }

    @Test
    void a_stale_version_is_a_conflict() {
        String version = stock().header("x-version");
        String store = store();
        update(version, store, 4).statusCode(200);

        update(version, store, 9).statusCode(409);
        assertThat(shop.quantity("mate")).isEqualTo(4);
    }

    @Test
    void a_missing_version_and_a_foreign_store_are_refused() {
        shop.call().contentType("application/json").body(locations(store(), 1)).put(path()).then().statusCode(400);
        update(stock().header("x-version"), "99999999", 1).statusCode(400);
        update(stock().header("x-version"), store(), -1).statusCode(400);
        assertThat(shop.quantity("mate")).isEqualTo(5);
    }

    @Test
    void the_quantity_of_the_item_can_no_longer_be_set() {
        shop.putItem(shop.itemOf("mate"), "{\"available_quantity\":1}").statusCode(400).body("message",
                equalTo("fields [available_quantity] are invalid for requested operation"));
    }

    @Test
    void the_seller_is_marked_and_names_its_store() {
        shop.call().get(BASE + "/users/me").then().body("tags", hasItem("warehouse_management"));
        shop.call().queryParam("tags", "stock_location").get(BASE + "/users/" + shop.seller + "/stores/search").then()
                .body("results[0].id", equalTo(store()));
    }

    @Test
    void a_seller_without_a_warehouse_is_refused() {
        MercadoLivreShop other = new MercadoLivreShop().with("{\"sku\":\"a\",\"quantity\":5}");
        String product = other.call().get(BASE + "/items/" + other.itemOf("a")).then().extract().path(
                "user_product_id");
        String version = other.call().get(BASE + "/user-products/" + product + "/stock").header("x-version");

        other.call().contentType("application/json").header("x-version", version).body(locations("1", 1))
                .put(BASE + "/user-products/" + product + "/stock/type/seller_warehouse").then().statusCode(400);
        shop.call().get(BASE + "/user-products/" + product + "/stock").then().statusCode(403);
        shop.call().get(BASE + "/user-products/MLBU0/stock").then().statusCode(404);
    }

    private Response stock() {
        return shop.call().get(BASE + "/user-products/" + userProduct + "/stock");
    }

    private String store() {
        return stock().path("locations[0].store_id");
    }

    private ValidatableResponse update(String version, String store, int quantity) {
        return shop.call().contentType("application/json").header("x-version", version).body(locations(store, quantity))
                .put(path()).then();
    }

    private String locations(String store, int quantity) {
        String node = stock().path("locations[0].network_node_id");
        return "{\"locations\":[{\"store_id\":\"" + store + "\",\"network_node_id\":\"" + node + "\",\"quantity\":"
                + quantity
                + "}]}";
    }

    private String path() {
        return BASE + "/user-products/" + userProduct + "/stock/type/seller_warehouse";
    }

    @Test
    void the_units_of_user_products_may_be_read_a_hundred_times_a_minute() {
        int status = 200;
        int calls = 0;
        while (status == 200 && calls < 1_000) {
            status = shop.call().get(path().replace("/type/seller_warehouse", "")).statusCode();
            calls++;
        }
        assertThat(status).isEqualTo(429);
        assertThat(calls).isGreaterThan(100);
        shop.call().get(BASE + "/users/me").then().statusCode(200);
    }
}
