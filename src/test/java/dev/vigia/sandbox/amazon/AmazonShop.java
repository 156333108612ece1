package dev.vigia.sandbox.amazon;

import static dev.vigia.testing.request.Requests.given;

import dev.vigia.testing.marketplace.Cast;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A seller at Amazon with a fresh token. */
final class AmazonShop {

    static final Cast CAST = new Cast("amazon");
    static final String BASE = CAST.base();
    static final String BRAZIL = "A2Q3Y263D00KWC";

    final String seller = "S" + CAST.newSeller();
    final String token = token("secret", "Atzr|" + seller).statusCode(200).extract().path("access_token");

    static ValidatableResponse token(String secret, String refreshToken) {
        return CAST.token("/auth/o2/token", "grant_type", "refresh_token", "client_id", "app", "client_secret", secret,
                "refresh_token", refreshToken);
    }

    static String merge(int quantity) {
        return patch("merge", "/attributes/fulfillment_availability",
                "{\"fulfillment_channel_code\":\"DEFAULT\",\"quantity\":" + quantity + "}");
    }

    static String patch(String op, String path, String value) {
        return "{\"productType\":\"PRODUCT\",\"patches\":[{\"op\":\"" + op + "\",\"path\":\"" + path + "\",\"value\":["
                + value
                + "]}]}";
    }

    AmazonShop with(String items) {
        CAST.put(seller, items);
        return this;
    }

    RequestSpecification call() {
        return given().header("x-amz-access-token", token).header("User-Agent", "Tests/1 (Language=Java)");
    }

    ValidatableResponse patch(String sku, String body) {
        return call().contentType("application/json").queryParam("marketplaceIds", BRAZIL).body(body)
                .patch(BASE + "/listings/2021-08-01/items/{seller}/{sku}", seller, sku).then();
    }

    ValidatableResponse read(String sku, String included) {
        return call().queryParam("marketplaceIds", BRAZIL).queryParam("includedData", included)
                .get(BASE + "/listings/2021-08-01/items/{seller}/{sku}", seller, sku).then();
    }

    RequestSpecification search() {
        return call().queryParam("marketplaceIds", BRAZIL).pathParam("seller", seller);
    }

    int quantity(String sku) {
        return CAST.quantity(seller, sku);
    }
}
