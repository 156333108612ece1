package dev.vigia.sandbox.amazon;

import static dev.vigia.sandbox.amazon.AmazonShop.BASE;
import static dev.vigia.sandbox.amazon.AmazonShop.BRAZIL;
import static dev.vigia.sandbox.amazon.AmazonShop.CAST;
import static dev.vigia.sandbox.amazon.AmazonShop.merge;
import static dev.vigia.sandbox.amazon.AmazonShop.patch;
import static dev.vigia.sandbox.amazon.AmazonShop.token;
import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AmazonListingsTest {

    private static final String PATH = "/attributes/fulfillment_availability";
    private static final String SEARCH = BASE + "/listings/2021-08-01/items/{seller}";

    @AfterEach
    void nothing_is_broken_any_more() {
        CAST.heal();
    }

    @Test
    void a_refresh_token_names_the_seller_and_does_not_change() {
        token("x", "Atzr|S1").statusCode(200).body("expires_in", equalTo(3600)).body("refresh_token", equalTo(
                "Atzr|S1"));
        token("x", "Atzr|S1").statusCode(200);
        token("wrong", "Atzr|S1").statusCode(401).body("error", equalTo("invalid_client"));
        token("x", "TG-1").statusCode(400).body("error", equalTo("invalid_grant"));
        given().contentType("application/json").body("{}").post(BASE + "/auth/o2/token").then().statusCode(415);
    }

    @Test
    void a_missing_an_expired_and_a_foreign_token_are_refused_without_a_rate() {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"a\",\"quantity\":5}");
        String path = BASE + "/listings/2021-08-01/items/" + shop.seller + "/a?marketplaceIds=" + BRAZIL;

        given().get(path).then().statusCode(403).header("x-amzn-RateLimit-Limit", nullValue());
        new AmazonShop().call().get(path).then().statusCode(403);
        shop.call().get(path).then().statusCode(200).header("x-amzn-RateLimit-Limit", equalTo("5.0"));
        given().delete(BASE + "/_tokens").then().statusCode(204);
        shop.call().get(path).then().statusCode(403).body("errors[0].code", equalTo("Unauthorized"));
    }

    @Test
    void an_accepted_quantity_shows_after_a_while() {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"ca/fé 1\",\"quantity\":5}");

        shop.patch("ca/fé 1", merge(0)).statusCode(200).body("status", equalTo("ACCEPTED")).body("sku", equalTo(
                "ca/fé 1"));
        await().untilAsserted(() -> assertThat(shop.quantity("ca/fé 1")).isZero());
        shop.read("ca/fé 1", "fulfillmentAvailability,summaries").body("fulfillmentAvailability[0].quantity", equalTo(
                0))
                .body("summaries[0].status", contains("DISCOVERABLE"));
    }

    @Test
    void merge_keeps_the_fields_beside_the_quantity_and_replace_wipes_them() {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"a\",\"quantity\":5}");
        String leadTime = "attributes.fulfillment_availability[0].lead_time_to_ship_max_days";

        shop.patch("a", merge(4)).body("status", equalTo("ACCEPTED"));
        await().until(() -> shop.quantity("a") == 4);
        shop.read("a", "attributes").body(leadTime, equalTo(2));
        shop.patch("a", merge(3).replace("merge", "replace")).body("status", equalTo("ACCEPTED"));
        await().until(() -> shop.quantity("a") == 3);
        shop.read("a", "attributes").body(leadTime, nullValue());
    }

    @Test
    void what_the_product_type_does_not_know_is_invalid_although_the_status_is_200() {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"a\",\"quantity\":5}");
        String good = "{\"fulfillment_channel_code\":\"DEFAULT\",\"quantity\":1}";

        shop.patch("a", patch("replace", "/attributes/fulfillmentAvailability", good)).statusCode(200)
                .body("status", equalTo("INVALID")).body("issues[0].code", equalTo("90000900"));
        shop.patch("a", patch("merge", PATH, "{\"quantity\":1}")).body("status", equalTo("INVALID"))
                .body("issues[0].severity", equalTo("ERROR"));
        shop.patch("a", merge(-1)).body("status", equalTo("INVALID"));
        shop.patch("a", patch("merge", PATH, good.replace("DEFAULT", "AMAZON_NA"))).body("status", equalTo("INVALID"));
        assertThat(CAST.buyerSees(shop.seller, "a").getInt("version")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "fulfillment", "closed" })
    void a_listing_that_is_not_the_sellers_to_change_is_invalid(String kind) {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"a\",\"quantity\":5,\"kind\":\"" + kind + "\"}");

        shop.patch("a", merge(1)).statusCode(200).body("status", equalTo("INVALID"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "{}", "{\"productType\":\"PRODUCT\",\"patches\":[]}",
            "{\"productType\":\"PRODUCT\",\"patches\":[{\"op\":\"set\",\"path\":\"/attributes/x\",\"value\":[{}]}]}",
            "{\"productType\":\"PRODUCT\",\"patches\":[],\"extra\":1}" })
    void a_body_of_the_wrong_shape_is_refused(String body) {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"a\",\"quantity\":5}");

        shop.patch("a", body).statusCode(400).body("errors[0].code", not(nullValue()));
    }

    @Test
    void another_type_an_unknown_sku_and_unknown_parameters_are_refused() {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"a\",\"quantity\":5}");
        String path = BASE + "/listings/2021-08-01/items/" + shop.seller + "/a";

        shop.call().contentType("text/plain").body(merge(1)).patch(path + "?marketplaceIds=" + BRAZIL).then()
                .statusCode(415);
        shop.call().contentType("application/json").body(merge(1)).patch(path).then().statusCode(400);
        shop.call().contentType("application/json").body(merge(1)).patch(path + "?marketplaceIds=BR").then().statusCode(
                400);
        shop.call().get(path + "?marketplaceIds=" + BRAZIL + "&colour=red").then().statusCode(400);
        shop.patch("b", merge(1)).statusCode(404);
        shop.read("b", "summaries").statusCode(404);
    }

    @Test
    void a_preview_is_valid_and_changes_nothing() {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"a\",\"quantity\":5}");

        shop.call().contentType("application/json").queryParam("marketplaceIds", BRAZIL).queryParam("mode",
                "VALIDATION_PREVIEW")
                .body(merge(1)).patch(SEARCH + "/a", shop.seller).then().statusCode(200).body("status", equalTo(
                        "VALID"));
        shop.patch("a", merge(2)).body("status", equalTo("ACCEPTED"));
        await().until(() -> shop.quantity("a") == 2);
        assertThat(CAST.buyerSees(shop.seller, "a").getInt("updates")).isEqualTo(1);
    }

    @Test
    void a_dishonest_acceptance_never_shows() {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"a\",\"quantity\":5}");
        CAST.fault("{\"match\":\"/listings\",\"method\":\"PATCH\",\"kind\":\"dishonest\",\"times\":1}");

        shop.patch("a", merge(1)).body("status", equalTo("ACCEPTED"));
        shop.patch("a", merge(2)).body("status", equalTo("ACCEPTED"));
        await().until(() -> shop.quantity("a") == 2);
        assertThat(CAST.buyerSees(shop.seller, "a").getInt("updates")).isEqualTo(1);
    }

    @Test
    void more_than_five_changes_at_once_are_limited() {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"a\",\"quantity\":5}");
        shop.patch("a", merge(1)).statusCode(200);

        assertThat(IntStream.range(0, 1_000).map(call -> shop.patch("a", merge(1)).extract().statusCode())
                .anyMatch(status -> status == 429)).as("limited within calls without a pause").isTrue();
        shop.read("a", "summaries").statusCode(200);
    }

    @Test
    void up_to_twenty_skus_are_read_at_once() {
        AmazonShop shop = new AmazonShop().with(IntStream.range(0, 22)
                .mapToObj(number -> "{\"sku\":\"S%02d\",\"quantity\":%d}".formatted(number, number)).collect(Collectors
                        .joining(",")));
        String twenty = IntStream.range(2, 22).mapToObj("S%02d"::formatted).collect(Collectors.joining(","));

        shop.search().queryParam("identifiersType", "SKU").queryParam("identifiers", twenty).queryParam("pageSize", 20)
                .queryParam("includedData", "fulfillmentAvailability").get(SEARCH).then().statusCode(200)
                .body("numberOfResults", equalTo(20)).body("items[19].fulfillmentAvailability[0].quantity", equalTo(21))
                .body("items[0]", not(hasKey("summaries")));
        shop.search().queryParam("identifiersType", "SKU").queryParam("identifiers", twenty + ",S00").get(SEARCH).then()
                .statusCode(400);
        shop.search().queryParam("identifiers", "S00").get(SEARCH).then().statusCode(400);
        shop.search().queryParam("pageSize", 20).queryParam("pageToken", "S19").get(SEARCH).then()
                .body("items.sku", contains("S20", "S21")).body("", not(hasKey("pagination")));
    }

    @Test
    void what_is_accepted_may_be_refused_later_in_the_issues_of_the_listing() {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"a\",\"quantity\":5,\"kind\":\"refused-later\"}");
        shop.read("a", "issues").body("issues", hasSize(0));

        shop.patch("a", merge(3)).statusCode(200).body("status", equalTo("ACCEPTED"));

        await().untilAsserted(() -> shop.read("a", "issues").body("issues[0].severity", equalTo("ERROR"))
                .body("issues[0].attributeNames[0]", equalTo("fulfillment_availability")));
        assertThat(shop.quantity("a")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Vigia", "Vigia/1", "Vigia (Language=Java)", "Vigia/1 (Platform=Linux)" })
    void a_user_agent_in_another_form_is_refused(String agent) {
        AmazonShop shop = new AmazonShop().with("{\"sku\":\"a\",\"quantity\":5}");

        given().header("x-amz-access-token", shop.token).header("User-Agent", agent).get(BASE
                + "/listings/2021-08-01/items/" + shop.seller + "/a?marketplaceIds=" + BRAZIL).then().statusCode(400)
                .body("errors[0].message", startsWith("The header user-agent"));
    }
}
