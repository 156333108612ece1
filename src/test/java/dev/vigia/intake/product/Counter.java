package dev.vigia.intake.product;

import static dev.vigia.testing.request.Requests.given;

import dev.vigia.testing.ListingRow;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A shop of its own, and its people at the pages of single products. They fill in forms as a browser does. */
final class Counter {

    final Shop shop = new Shop();
    private final Map<String, RequestSpecification> people = new HashMap<>();

    RequestSpecification as(String role) {
        return given().redirects().follow(false).spec(people.computeIfAbsent(role,
                unknown -> People.stranger(role + "-of-" + shop.code, role + ",viewer,retailer:" + shop.code)))
                .header("Accept-Language", "es");
    }

    Response open(String path) {
        return as("operator").get(path).then().statusCode(200).extract().response();
    }

    Document page(String path) {
        return read(open(path));
    }

    static Document read(Response answer) {
        return Jsoup.parse(answer.asString());
    }

    /** Types into the form of a page that was opened before; {@code null} unticks. */
    Response send(Response opened, Map<String, String> typed) {
        FormElement form = Jsoup.parse(opened.asString()).select("main form").forms().get(0);
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        typed.forEach(fields::put);
        fields.values().removeIf(value -> value == null);
        RequestSpecification request = as("operator").cookies(opened.cookies())
                .contentType(ContentType.URLENC.withCharset("UTF-8"));
        fields.forEach(request::formParam);
        return request.post(form.attr("action"));
    }

    /** Where the answer leads. */
    static String path(Response answer) {
        return answer.then().statusCode(303).extract().header("Location").replaceFirst("^https?://[^/]+", "");
    }

    long id(String sku) {
        return Shop.number("select id from product where retailer_id = " + shop.retailerId + " and sku = '" + sku
                + "'");
    }

    /** Of a product in the warehouse {@code main}. */
    String level(String sku) {
        return Shop.row(
                "select on_hand, reserved, unlimited from stock_level join warehouse on warehouse.id = warehouse_id"
                        + " where code = 'main' and product_id = " + id(sku));
    }

    String listing(String sku) {
        return Shop.row("select state, " + ListingRow.DESIRED + " from listing_now listing where product_id = " + id(
                sku));
    }
}
