package dev.vigia.intake.scheduled;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A person of a shop who schedules imports, and reads the page about them in Spanish. */
final class ScheduledDesk {

    static final String PAGE = "/intake/scheduled";

    private final Shop shop;
    private final String role;
    private RequestSpecification person;

    ScheduledDesk(Shop shop) {
        this(shop, "admin");
    }

    ScheduledDesk(Shop shop, String role) {
        this.shop = shop;
        this.role = role;
    }

    /** Signs in once she is needed: before a test begins, nobody listens. */
    private RequestSpecification person() {
        if (person == null) {
            person = People.stranger("adela", role + ",retailer:" + shop.code);
        }
        return given().spec(person).redirects().follow(false).header("Accept-Language", "es");
    }

    Response post(String path, Map<String, String> fields) {
        Response opened = person().get("/sample");
        return person().cookies(opened.cookies()).contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParam("csrf-token", Jsoup.parse(opened.asString()).select("input[name=csrf-token]").first().val())
                .formParams(fields).post(path);
    }

    Response get(String path) {
        return person().get(path);
    }

    Response get(String path, String language) {
        person();
        return given().spec(person).header("Accept-Language", language).get(path);
    }

    Document page(String path) {
        return Jsoup.parse(get(path).then().statusCode(200).extract().asString());
    }

    /** @return the only one of the shop */
    long reads(String address, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("kind", "ADDRESS", "address", address, "interval", "HOUR"));
        fields.putAll(more);
        post(PAGE, fields).then().statusCode(303);
        return only();
    }

    long watches(String folder, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("kind", "FOLDER", "folder", named(Path.of(folder))));
        fields.putAll(more);
        post(PAGE, fields).then().statusCode(303);
        return only();
    }

    /** What people call a folder of the shop: what is below the root, and the root's own name. */
    static String named(Path folder) {
        return folder.toString().replaceFirst(".*/(?=folders-)", "");
    }

    private long only() {
        return Shop.number("select id from scheduled_import where retailer_id = " + shop.retailerId);
    }

    /** As if the next time had come: nobody waits for the job either. */
    static void isDue(long id) {
        Shop.execute("update scheduled_import set next_at = now(), looked_at = null, claim = null,"
                + " claimed_until = null where id = " + id);
        look();
    }

    /** Instead of waiting for the job. */
    static void look() {
        Arc.container().instance(ScheduledReads.class).get().look();
    }

    /** As if the next time to look had come. */
    void timePasses() {
        Shop.execute("update scheduled_import set next_at = now() where claim is null and retailer_id = "
                + shop.retailerId);
    }

    /** Waits until it has been looked at since it was due. */
    static String outcome(long id) {
        await().until(() -> Shop.number("select count(*) from scheduled_import where looked_at is not null and id = "
                + id) == 1);
        return Shop.row("select outcome from scheduled_import where id = " + id);
    }

    String standing() {
        return page(PAGE).select(".scheduled").text();
    }

    long files() {
        return Shop.number("select count(*) from stock_import where retailer_id = " + shop.retailerId);
    }

    void awaitDone(long files) {
        await().until(() -> done() == files);
    }

    /** Waits while time passes. */
    void awaitTaken(long files) {
        awaitPassing(() -> done() == files);
    }

    void awaitPassing(Callable<Boolean> condition) {
        await().until(() -> {
            timePasses();
            look();
            return condition.call();
        });
    }

    long done() {
        return Shop.number("select count(*) from stock_import where finished_at is not null and retailer_id = "
                + shop.retailerId);
    }

    List<String> levels() {
        return Shop.rows("select sku, on_hand from stock_level join product on product.id = product_id"
                + " where product.retailer_id = " + shop.retailerId + " order by sku");
    }
}
