package dev.vigia.intake;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls of a program that counts stock. */
abstract class IntakeApiFixture {

    static final AtomicInteger NUMBER = new AtomicInteger();

    final String sku = "INTAKE-" + NUMBER.incrementAndGet();

    static ValidatableResponse body(String path, String body) {
        return People.api("ana").contentType(ContentType.JSON).body(body).put(path).then();
    }

    String level() {
        return Shop.row("select on_hand, reserved, unlimited from stock_level join product on product.id = product_id"
                + " where sku = '" + sku + "'");
    }

    static Map<String, Object> product(String sku, String name) {
        return Map.of("sku", sku, "name", name, "category", "Casa > Cocina", "ean", "7790000000001");
    }

    static Map<String, Object> level(String sku, int onHand, String observedAt) {
        return new HashMap<>(Map.of("sku", sku, "onHand", onHand, "observedAt", observedAt));
    }

    static ValidatableResponse products(Object... items) {
        return put("/api/v1/products", items);
    }

    static ValidatableResponse stock(Object... items) {
        return put("/api/v1/stock", items);
    }

    static ValidatableResponse put(String path, Object... items) {
        return People.api("ana").contentType(ContentType.JSON).body(Map.of("items", List.of(items))).put(path).then()
                .statusCode(200);
    }
}
