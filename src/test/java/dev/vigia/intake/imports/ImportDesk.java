package dev.vigia.intake.imports;

import static dev.vigia.testing.request.Requests.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.ImportWaits;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A person who hands in files for a shop, and reads the pages about them in Spanish. */
public final class ImportDesk {

    private final Shop shop;
    private RequestSpecification person;

    public ImportDesk(Shop shop) {
        this.shop = shop;
    }

    /** Signs in once she is needed: before a test begins, nobody listens. */
    private RequestSpecification person() {
        if (person == null) {
            person = People.stranger("olga", "operator,retailer:" + shop.code);
        }
        return given().spec(person);
    }

    /** @return the page of the file, once it is known what it would do */
    public String compared(String text, Map<String, String> options) {
        return compared("conteo.csv", text.getBytes(UTF_8), options);
    }

    public String compared(String name, byte[] bytes, Map<String, String> options) {
        Response answer = send(name, bytes, options);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        String path = path(answer);
        waitForPreview(path);
        return path;
    }

    public void waitForPreview(String path) {
        ImportWaits.awaitCompared(path);
        assertThat(page(path).select("#confirm")).isNotEmpty();
    }

    public Response send(String name, byte[] bytes, Map<String, String> options) {
        Response opened = person().get("/sample");
        RequestSpecification request = person().redirects().follow(false).header("Accept-Language", "es")
                .cookies(opened.cookies()).multiPart("csrf-token", token(opened))
                .multiPart("file", name, bytes, "application/octet-stream");
        options.forEach(request::multiPart);
        return request.post("/intake/imports");
    }

    /** Agrees, and waits until it is done. */
    public String applied(String path) {
        assertThat(post(path + "/confirmation", Map.of("seen", seen(path))).statusCode()).isEqualTo(303);
        ImportWaits.awaitFinished(path);
        assertThat(standing(path)).startsWith("Terminado");
        return path;
    }

    /** Which comparison the page shows, as its form sends it back. */
    String seen(String path) {
        return page(path).select("form:has(#confirm) input[name=seen]").val();
    }

    public Response post(String path, Map<String, String> fields) {
        return post(path, fields, "es");
    }

    Response post(String path, Map<String, String> fields, String language) {
        Response opened = person().get("/sample");
        return person().redirects().follow(false).header("Accept-Language", language).cookies(opened.cookies())
                .formParam("csrf-token", token(opened)).formParams(fields).post(path);
    }

    public Response post(String path, String field, List<String> values) {
        Response opened = person().get("/sample");
        return person().redirects().follow(false).header("Accept-Language", "es").cookies(opened.cookies())
                .formParam("csrf-token", token(opened)).formParam(field, values).post(path);
    }

    /** A form of which several fields have the same name. */
    public Response postAll(String path, Map<String, List<String>> fields) {
        Response opened = person().get("/sample");
        RequestSpecification request = person().redirects().follow(false).header("Accept-Language", "es")
                .cookies(opened.cookies()).formParam("csrf-token", token(opened));
        fields.forEach(request::formParam);
        return request.post(path);
    }

    public Response get(String path) {
        return get(path, "es");
    }

    private Response get(String path, String language) {
        return person().redirects().follow(false).header("Accept-Language", language).get(path);
    }

    public Document page(String path) {
        return page(path, "es");
    }

    Document page(String path, String language) {
        return Jsoup.parse(get(path, language).then().statusCode(200).extract().asString());
    }

    public String standing(String path) {
        return page(path).select("#progress").text();
    }

    /** What the page says would change. */
    public String preview(String path) {
        return page(path).select("#preview").text();
    }

    public List<String> refused(String path) {
        return page(path).select("#refused tbody tr").eachText();
    }

    public List<String> levels() {
        return Shop.rows("select sku, code, on_hand from stock_level join product on product.id = product_id"
                + " join warehouse on warehouse.id = warehouse_id where product.retailer_id = " + shop.retailerId
                + " order by sku, code");
    }

    public static String path(Response answer) {
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static String token(Response opened) {
        return Jsoup.parse(opened.asString()).select("input[name=csrf-token]").first().val();
    }
}
