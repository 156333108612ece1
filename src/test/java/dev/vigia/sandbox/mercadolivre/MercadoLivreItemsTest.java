package dev.vigia.sandbox.mercadolivre;

import static dev.vigia.sandbox.mercadolivre.MercadoLivreShop.BASE;
import static dev.vigia.sandbox.mercadolivre.MercadoLivreShop.CAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MercadoLivreItemsTest {

    @Test
    void an_item_pauses_at_zero_and_wakes_up_above_it() {
        MercadoLivreShop shop = new MercadoLivreShop().with("{\"sku\":\"taza\",\"quantity\":5}");
        String id = shop.itemOf("taza");

        shop.putItem(id, "{\"available_quantity\":0}").statusCode(200).body("status", equalTo("paused"))
                .body("sub_status", contains("out_of_stock"));
        assertThat(shop.quantity("taza")).isZero();
        shop.putItem(id, "{\"available_quantity\":8}").statusCode(200).body("status", equalTo("active"));
        assertThat(shop.quantity("taza")).isEqualTo(8);
        assertThat(CAST.buyerSees(shop.seller, "taza").getInt("updates")).isEqualTo(2);
    }

    @Test
    void an_item_paused_by_the_seller_does_not_wake_up() {
        MercadoLivreShop shop = new MercadoLivreShop().with("{\"sku\":\"a\",\"quantity\":5,\"kind\":\"paused\"}");

        shop.putItem(shop.itemOf("a"), "{\"available_quantity\":8}").statusCode(200).body("status", equalTo("paused"))
                .body("sub_status", contains("paused_by_seller"));
        assertThat(shop.quantity("a")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "closed", "under-review", "fulfillment" })
    void an_item_that_is_not_the_sellers_to_change_stays_as_it_is(String kind) {
        MercadoLivreShop shop = new MercadoLivreShop().with("{\"sku\":\"a\",\"quantity\":5,\"kind\":\"" + kind + "\"}");

        shop.putItem(shop.itemOf("a"), "{\"available_quantity\":0}").statusCode(400).body("cause[0].code", not(equalTo(
                null)));
        assertThat(CAST.buyerSees(shop.seller, "a").getInt("ads[0].quantity")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"available_quantity\":-1}", "{\"available_quantity\":\"3\"}",
            "{\"available_quantity\":3.5}",
            "{\"quantity\":3}", "{\"available_quantity\":3", "{}", "[]", "", "null", "{\"available_quantity\":3} x" })
    void a_body_of_the_wrong_shape_is_refused_and_counted(String body) {
        MercadoLivreShop shop = new MercadoLivreShop().with("{\"sku\":\"a\",\"quantity\":5}");
        String id = shop.itemOf("a");
        CAST.forgetCalls();

        shop.putItem(id, body).statusCode(400).body("status", equalTo(400));
        assertThat(shop.quantity("a")).isEqualTo(5);
        assertThat(CAST.calls().getInt("totals.malformed")).isEqualTo(1);
    }

    @Test
    void another_content_type_another_method_and_an_unknown_item_are_refused() {
        MercadoLivreShop shop = new MercadoLivreShop().with("{\"sku\":\"a\",\"quantity\":5}");
        String id = shop.itemOf("a");

        shop.call().contentType("text/plain").body("{\"available_quantity\":1}").put(BASE + "/items/" + id).then()
                .statusCode(415);
        shop.call().delete(BASE + "/items/" + id).then().statusCode(405);
        shop.putItem("MLB1", "{\"available_quantity\":1}").statusCode(404);
        shop.call().get(BASE + "/nothing/here").then().statusCode(404);
        shop.call().queryParam("colour", "red").get(BASE + "/items/" + id).then().statusCode(400);
    }

    @Test
    void variations_left_out_of_the_list_are_deleted() {
        MercadoLivreShop shop = new MercadoLivreShop().with("""
                {"sku":"m","quantity":5,"kind":"variation","group":"shirt"},
                {"sku":"l","quantity":6,"kind":"variation","group":"shirt"}""");
        String id = shop.itemOf("m");
        List<Long> ids = shop.call().get(BASE + "/items/" + id).then().extract().jsonPath().getList("variations.id",
                Long.class);

        shop.putItem(id, "{\"variations\":[{\"id\":" + ids.get(0) + ",\"available_quantity\":2},{\"id\":" + ids.get(1)
                + "}]}")
                .statusCode(200).body("variations", hasSize(2));
        assertThat(shop.quantity("m")).isEqualTo(2);
        assertThat(shop.quantity("l")).isEqualTo(6);
        shop.putItem(id, "{\"variations\":[{\"id\":" + ids.get(0) + ",\"available_quantity\":1}]}").statusCode(200);
        assertThat(CAST.buyerSees(shop.seller, "l").getString("ads[0].status")).isEqualTo("deleted");
        assertThat(shop.quantity("l")).isZero();
    }

    @Test
    void a_single_variation_can_be_set_without_touching_its_sibling() {
        MercadoLivreShop shop = new MercadoLivreShop().with("{\"sku\":\"m\",\"quantity\":5,\"kind\":\"variation\"}");
        String id = shop.itemOf("m");
        String variation = CAST.buyerSees(shop.seller, "m").getString("ads[0].variation");

        shop.call().contentType("application/json").body("{\"available_quantity\":3}")
                .put(BASE + "/items/" + id + "/variations/" + variation).then().statusCode(200).body("", hasSize(2));
        assertThat(shop.quantity("m")).isEqualTo(3);
        shop.putItem(id, "{\"available_quantity\":3}").statusCode(400);
        shop.putItem(id, "{\"variations\":[{\"id\":" + variation + ",\"available_quantity\":1},{\"id\":1}]}")
                .statusCode(404);
        assertThat(shop.quantity("m")).isEqualTo(3);
    }

    @Test
    void several_items_are_read_at_once_up_to_twenty() {
        MercadoLivreShop shop = new MercadoLivreShop().with("{\"sku\":\"a\",\"quantity\":5}");
        String id = shop.itemOf("a");

        shop.call().queryParam("ids", id + ",MLB1").queryParam("attributes", "id,available_quantity").get(BASE
                + "/items").then()
                .statusCode(200).body("code", contains(200, 404)).body("[0].body.available_quantity", equalTo(5))
                .body("[0].body", not(hasKey("title")));
        String many = IntStream.range(0, 21).mapToObj(number -> "MLB" + number).collect(Collectors.joining(","));
        shop.call().queryParam("ids", many).get(BASE + "/items").then().statusCode(400);
    }

    @Test
    void a_sku_with_two_ads_is_found_with_both_of_them() {
        MercadoLivreShop shop = new MercadoLivreShop().with(
                "{\"sku\":\"a\",\"quantity\":5,\"ads\":2},{\"sku\":\"b\",\"quantity\":1}");

        shop.call().queryParam("seller_sku", "a").get(BASE + "/users/" + shop.seller + "/items/search").then()
                .body("results", hasSize(2)).body("paging.total", equalTo(2));
        shop.call().queryParam("limit", 1).queryParam("offset", 2).get(BASE + "/users/" + shop.seller + "/items/search")
                .then()
                .body("results", hasSize(1)).body("paging.total", equalTo(3));
        shop.call().queryParam("limit", 101).get(BASE + "/users/" + shop.seller + "/items/search").then().statusCode(
                400);
        shop.putItem(shop.itemOf("a"), "{\"available_quantity\":0}").statusCode(200);
        assertThat(shop.quantity("a")).as("the other ad still sells").isEqualTo(5);
    }

    @Test
    void who_writes_to_an_ad_in_fulfillment_has_a_defect() {
        MercadoLivreShop shop = new MercadoLivreShop().with("{\"sku\":\"a\",\"quantity\":5,\"kind\":\"fulfillment\"}");
        int before = MercadoLivreShop.CAST.calls().getInt("totals.malformed");

        shop.putItem(shop.itemOf("a"), "{\"available_quantity\":1}").statusCode(400);

        assertThat(MercadoLivreShop.CAST.calls().getInt("totals.malformed")).isGreaterThan(before);
    }

    @Test
    void more_than_the_sellers_budget_is_limited() throws IOException, InterruptedException {
        MercadoLivreShop shop = new MercadoLivreShop();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + BASE
                + "/users/me"))
                .header("Authorization", "Bearer " + shop.token).build();
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

        int calls = 1;
        while (answer.statusCode() == 200 && calls < 20_000) {
            answer = client.send(request, BodyHandlers.ofString());
            calls++;
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("too_many_requests");
        assertThat(calls).isGreaterThan(1_500);
    }
}
