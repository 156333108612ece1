package dev.vigia.sandbox.mercadolivre;

import static dev.vigia.testing.request.Requests.given;

import dev.vigia.testing.marketplace.Cast;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A seller at Mercado Livre with a fresh token. */
final class MercadoLivreShop {

    static final Cast CAST = new Cast("mercado-livre");
    static final String BASE = CAST.base();

    final String seller = CAST.newSeller();
    final String token = token("app", "TG-" + seller).statusCode(200).extract().path("access_token");

    static ValidatableResponse token(String client, String refreshToken) {
        return CAST.token("/oauth/token", "grant_type", "refresh_token", "client_id", client, "client_secret", "secret",
                "refresh_token", refreshToken);
    }

    MercadoLivreShop with(String items) {
        CAST.put(seller, items);
        return this;
    }

    RequestSpecification call() {
        return given().header("Authorization", "Bearer " + token);
    }

    ValidatableResponse putItem(String id, String body) {
        return call().contentType("application/json").body(body).put(BASE + "/items/" + id).then();
    }

    String itemOf(String sku) {
        return call().queryParam("seller_sku", sku).get(BASE + "/users/" + seller + "/items/search").then().statusCode(
                200)
                .extract().path("results[0]");
    }

    int quantity(String sku) {
        return CAST.quantity(seller, sku);
    }
}
