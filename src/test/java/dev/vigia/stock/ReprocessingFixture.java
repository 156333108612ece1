package dev.vigia.stock;

import dev.vigia.testing.ListingRow;
import dev.vigia.testing.People;
import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;

/** A shop with rejected listings, and an operator at its stock page. */
abstract class ReprocessingFixture {

    Shelf shelf;
    RequestSpecification operator;
    long north;
    long south;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        operator = People.stranger("omar", "operator,retailer:" + shelf.shop.code);
        north = off("Norte");
        south = off("Sur");
    }

    long off(String name) {
        long id = shelf.integration(name);
        Shop.execute("update integration set enabled = false where id = " + id);
        return id;
    }

    void rejected(String sku, long integration) {
        listing(sku, integration, true);
    }

    void listing(String sku, long integration, boolean rejected) {
        long product = shelf.product(sku, "Taza " + sku);
        shelf.listing(product, integration, "ok", 5);
        Shop.execute(
                "update listing set problem = 'CLOSED', problem_words = 'closed by seller', attempts = 3, refused = "
                        + (rejected ? "sent" : "null") + " where product_id = " + product);
    }

    Document page(String path) {
        return Jsoup.parse(as(operator).get(path).then().statusCode(200).extract().asString());
    }

    static RequestSpecification as(RequestSpecification person) {
        return RestAssured.given().spec(person).redirects().follow(false).urlEncodingEnabled(false)
                .header("Accept-Language", "es");
    }

    /** Opens a page, fills in its form and presses a button of it. */
    Response press(String path, String form, String which, String... ticked) {
        Response opened = as(operator).get(path);
        RequestSpecification request = as(operator).cookies(opened.cookies())
                .contentType(ContentType.URLENC.withCharset("UTF-8"));
        Jsoup.parse(opened.asString()).select(form + " input[type=hidden]")
                .forEach(field -> request.formParam(field.attr("name"), field.val()));
        for (String name : ticked) {
            request.formParam("listing", name);
        }
        if (!which.isEmpty()) {
            request.formParam("which", which);
        }
        return request.post("/reprocessing");
    }

    String box(String sku) {
        return page("/stock?state=failing&size=100").select("tr:has(.cell-sku:containsOwn(" + sku
                + ")), tr:has(.cell-sku a:containsOwn(" + sku + "))").select("input[type=checkbox]").val();
    }

    List<String> due() {
        return Shop.rows(
                "select sku from listing_now listing join product on product.id = product_id where listing.retailer_id = "
                        + shelf.shop.retailerId
                        + " and " + ListingRow.DUE + " order by sku");
    }

    String flash(Response answer) {
        return Jsoup.parse(as(operator).cookies(answer.cookies()).get(answer.header("Location").replaceFirst(
                "^https?://[^/]+", "")).asString()).select(".flash").text();
    }
}
