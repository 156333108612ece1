package dev.vigia.testing;

import static dev.vigia.testing.request.Requests.given;

import dev.vigia.credentials.Credentials;
import dev.vigia.listing.Evaluation;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Setting;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A shop, and its people at the pages of the integrations. They fill in forms as a browser does. */
public final class Desk {

    /** What every secret of {@link #connected} contains. */
    public static final String PLANTED = "planted-secret";

    private static final Set<String> TICKS = Set.of("enabled", "category", "warehouse");

    public final Shop shop = new Shop();
    private final Map<String, RequestSpecification> people = new HashMap<>();
    private String language = "es";

    public Desk speaking(String chosen) {
        language = chosen;
        return this;
    }

    /** A request by a person with this role. */
    public RequestSpecification as(String role) {
        return given().redirects().follow(false).spec(people.computeIfAbsent(role,
                unknown -> People.stranger(role + "-of-" + shop.code, role + ",retailer:" + shop.code)))
                .header("Accept-Language", language);
    }

    public Document page(String role, String path) {
        return Jsoup.parse(as(role).get(path).then().statusCode(200).extract().asString());
    }

    /** Opens a page, types into its form and presses Guardar. */
    public Response fillIn(String role, String path, Map<String, String> typed) {
        return send(role, as(role).get(path), typed);
    }

    /** Types into the form of a page that was opened before; what is typed empty into a switch unticks it. */
    public Response send(String role, Response opened, Map<String, String> typed) {
        FormElement form = Jsoup.parse(opened.asString()).select("form.integration-form").forms().get(0);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        form.select("button").remove();
        form.formData().forEach(field -> fields.put(field.key(), List.of(field.value())));
        typed.forEach((name, value) -> fields.put(name, List.of(value)));
        if (fields.getOrDefault("enabled", List.of()).equals(List.of(""))) {
            fields.remove("enabled");
        }
        fields.putIfAbsent("action", List.of("save"));
        RequestSpecification request = as(role).cookies(opened.cookies())
                .contentType(ContentType.URLENC.withCharset("UTF-8"));
        fields.forEach((name, values) -> request.formParam(name, values));
        return request.post(form.attr("action"));
    }

    /** The same, where fields may come several times or, as boxes without a tick do, not at all. */
    public Response post(String role, Response opened, Map<String, List<String>> typed, String action) {
        FormElement form = Jsoup.parse(opened.asString()).select("form.integration-form").forms().get(0);
        form.select("button").remove();
        RequestSpecification request = as(role).cookies(opened.cookies())
                .contentType(ContentType.URLENC.withCharset("UTF-8"));
        form.formData().stream().filter(field -> !typed.containsKey(field.key()) && !TICKS.contains(field.key()))
                .forEach(field -> request.formParam(field.key(), field.value()));
        typed.forEach((name, values) -> values.forEach(value -> request.formParam(name, value)));
        return request.formParam("action", action).post(form.attr("action"));
    }

    /** An account with everything that its connector asks for. */
    public long connected(String marketplace, Integer minimum) {
        long id = shop.integration(marketplace, minimum);
        keepSettings(shop.retailerId, id, marketplace);
        return id;
    }

    /** Whatever the connector of the marketplace asks for. */
    public static void keepSettings(long retailerId, long id, String marketplace) {
        Arc.container().instance(Marketplaces.class).get().get(marketplace).connector().map(Connector::settings)
                .ifPresent(settings -> keep(retailerId, id, settings));
    }

    private static void keep(long retailerId, long id, List<Setting> settings) {
        Map<String, String> values = new HashMap<>();
        settings.forEach(setting -> values.put(setting.name(), setting.secret() ? PLANTED + "-" + setting.name()
                : !setting.choices().isEmpty() ? setting.choices().get(0)
                        : setting.name().equals(Marketplace.HOST) ? "planted.mirakl.net"
                                : "A1".matches(setting.format()) ? "A1" : "1"));
        QuarkusTransaction.requiringNew().run(() -> Arc.container().instance(Credentials.class).get()
                .put(retailerId, id, settings, values));
    }

    /** Somebody disconnects the account, and a call is under way to it, so that nobody ends that meanwhile. */
    public static void disconnecting(long id) {
        Shop.execute("insert into in_flight (integration_id, retailer_id, epoch, product_ids, quantities)"
                + " select id, retailer_id, 1, '{}', '{}' from integration where id = " + id);
        Shop.execute("update integration set disconnecting_at = now() where id = " + id);
    }

    /** Decides what each listing of an account should show. */
    public void evaluate(long id) {
        evaluate(shop.retailerId, id);
    }

    /** The same of another shop. */
    public void evaluate(long retailerId, long id) {
        QuarkusTransaction.requiringNew().run(() -> Arc.container().instance(Evaluation.class).get()
                .ofIntegration(retailerId, id));
    }

    /** A product with units in the shop's warehouse; it is on no listing before somebody evaluates. */
    public void stocked(String sku, int units) {
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + shop.retailerId
                + ", 'main', 'Main') on conflict do nothing");
        long product = shop.product(sku, "Casa > Mate");
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited, "
                + "observed_at) select " + product + ", id, " + shop.retailerId + ", " + units
                + ", 0, false, now() from warehouse where retailer_id = " + shop.retailerId);
    }

    public static String edit(long id) {
        return "/integrations/" + id + "/edit";
    }

    public static Document read(Response answer) {
        return Jsoup.parse(answer.asString());
    }
}
