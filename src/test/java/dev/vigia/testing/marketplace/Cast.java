package dev.vigia.testing.marketplace;

import static dev.vigia.testing.request.Requests.given;

import io.restassured.common.mapper.TypeRef;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Sellers nobody else uses, and what tests ask of every simulated marketplace. */
public final class Cast {

    private static final AtomicInteger NEXT = new AtomicInteger(9_000);

    private final String base;

    public Cast(String code) {
        this.base = "/sandbox/" + code;
    }

    public String newSeller() {
        return Integer.toString(NEXT.incrementAndGet());
    }

    public String base() {
        return base;
    }

    public void put(String seller, String items) {
        json().body("{\"seller\":\"" + seller + "\",\"items\":[" + items + "]}").put(base + "/_listings").then()
                .statusCode(200);
    }

    public JsonPath buyerSees(String seller, String sku) {
        return given().queryParam("seller", seller).get(base + "/_listings/{sku}", sku).then().statusCode(200).extract()
                .jsonPath();
    }

    // Asked so often that it pays not to look for it by a path, each of which is compiled anew.
    public int quantity(String seller, String sku) {
        return (int) given().queryParam("seller", seller).get(base + "/_listings/{sku}", sku).then().statusCode(200)
                .extract().as(new TypeRef<Map<String, Object>>() {
                }).get("quantity");
    }

    /** How many calls wait to be worked off late, and how many are done. */
    public Map<String, Integer> lateCalls() {
        return given().get(base + "/_late").then().statusCode(200).extract().as(new TypeRef<Map<String, Integer>>() {
        });
    }

    /** What to fill in to connect the account of a seller, to be changed as wanted. */
    public Map<String, String> account(String seller) {
        return new HashMap<>(given().queryParam("seller", seller).get(base + "/_account").then().statusCode(200)
                .extract().as(new TypeRef<Map<String, String>>() {
                }));
    }

    public void fault(String rule) {
        json().body("{\"rules\":[" + rule + "]}").put(base + "/_faults").then().statusCode(204);
    }

    public void heal() {
        given().delete(base + "/_faults").then().statusCode(204);
    }

    public void forgetCalls() {
        given().delete(base + "/_calls").then().statusCode(204);
    }

    public JsonPath calls() {
        return given().get(base + "/_calls").then().statusCode(200).extract().jsonPath();
    }

    public ValidatableResponse token(String path, String... fields) {
        RequestSpecification form = given().contentType("application/x-www-form-urlencoded");
        for (int field = 0; field < fields.length; field += 2) {
            form.formParam(fields[field], fields[field + 1]);
        }
        return form.post(base + path).then();
    }

    public static RequestSpecification json() {
        return given().contentType("application/json");
    }
}
