package dev.vigia.today;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** A shop where all is well, what can go wrong in it, and its page of the day. */
final class Morning {

    final Shelf shelf = new Shelf();
    final long amazon = shelf.integration("Amazon norte");
    private final Map<String, RequestSpecification> people = new HashMap<>();

    Morning() {
        shelf.shop.switchOff();
        shelf.listing(shelf.product("1", "Taza"), amazon, "ok", 5);
    }

    void stop(String why) {
        Shop.execute("update integration set enabled = true, stopped_because = '" + why
                + "', stopped_at = now() where id = " + amazon);
    }

    long rejected(String sku, long integration, String cause) {
        long id = shelf.product(sku, "Taza");
        shelf.listing(id, integration, "ok", 5);
        Shop.execute("update listing set problem = '" + cause + "', attempts = 1, refused = sent where product_id = "
                + id);
        return id;
    }

    /** Of 30 lines; nobody has agreed to it yet. */
    long file(String name, String more, Object... values) {
        List<String> unset = Stream.of("compared_at", "confirmed_at").filter(column -> !more.contains(column)).toList();
        return Shop.number("insert into stock_import (retailer_id, person, items, name, " + String.join(", ", unset)
                + ", " + more + ") values (" + shelf.shop.retailerId + ", 'Ana', 30, '" + name + "'"
                + ", null".repeat(unset.size()) + ", %s".repeat(values.length).formatted(values) + ") returning id");
    }

    /** Applied, all but some lines. */
    long applied(String name, int refused) {
        return file(name, "refused, confirmed_at, finished_at", refused, "now()", "now()");
    }

    long held() {
        long held = Shop.number("insert into held_change (retailer_id, source, items) values ("
                + shelf.shop.retailerId + ", 'api:erp', 400) returning id");
        Shop.execute("insert into held_integration values (" + held + ", " + amazon + ", " + shelf.shop.retailerId
                + ", 1000, 10, 400)");
        return held;
    }

    long schedule(String outcome) {
        return Shop.number("insert into scheduled_import (retailer_id, kind, location, minutes, complete, category,"
                + " person, enabled, looked_at, next_at, outcome) values (" + shelf.shop.retailerId
                + ", 'ADDRESS', 'https://" + outcome + ".invalid/stock.csv', 60, true, '', 'Ana', true, now(), now() +"
                + " interval '1 day', '" + outcome + "') returning id");
    }

    Document page(String role) {
        RequestSpecification person = people.computeIfAbsent(role, unknown -> People.stranger(role, role + ",retailer:"
                + shelf.shop.code).header("Accept-Language", "es"));
        return Jsoup.parse(RestAssured.given().spec(person).get("/").then().statusCode(200).extract().asString());
    }

    Elements needs(String role) {
        return page(role).select(".need");
    }

    List<String> titles(String role) {
        return page(role).select(".need h3").eachText();
    }

    Element only(String role) {
        Elements needs = needs(role);
        assertThat(needs).hasSize(1);
        return needs.first();
    }

    static String action(Element need) {
        assertThat(need.select("a, button")).as("one thing to do").hasSize(1);
        return need.select("a").attr("href");
    }
}
