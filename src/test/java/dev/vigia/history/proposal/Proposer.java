package dev.vigia.history.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A shop with three products of 8 units, where two people must agree to what changes two listings or more. */
final class Proposer {

    final Desk desk = new Desk();
    final long carrefour = desk.connected("carrefour", 3);

    Proposer() {
        for (String sku : List.of("A-1", "A-2", "A-3")) {
            desk.stocked(sku, 8);
        }
        desk.evaluate(carrefour);
        Shop.tell("listing.retailer_id = " + desk.shop.retailerId);
        from(2);
    }

    void from(int listings) {
        Shop.execute("update retailer set second_person_from = " + listings + " where id = " + desk.shop.retailerId);
    }

    /** The form of the integration, with another minimum. */
    Response minimum(String units) {
        return desk.fillIn("operator", Desk.edit(carrefour), Map.of("minimumStock", units));
    }

    /** The address of what was kept instead of carried out. */
    String proposed(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        String path = answer.header("Location").replaceFirst("https?://[^/]+", "");
        assertThat(path).startsWith("/history/proposals/");
        return path;
    }

    /** Sends a form of a page as it is, with other values of some of its fields. */
    Response send(String role, Response opened, String which, Map<String, String> typed) {
        assertThat(opened.statusCode()).isIn(200, 409);
        FormElement form = Desk.read(opened).select(which).forms().get(0);
        form.select("button").remove();
        RequestSpecification request = desk.as(role).cookies(opened.cookies()).contentType(ContentType.URLENC
                .withCharset(
                        "UTF-8"));
        Map<String, List<String>> fields = new HashMap<>();
        form.formData().forEach(field -> fields.merge(field.key(), List.of(field.value()), (had, more) -> Stream
                .concat(had.stream(), more.stream()).toList()));
        typed.forEach((name, value) -> fields.put(name, List.of(value)));
        fields.forEach(request::formParam);
        return request.post(form.attr("action"));
    }

    Response agree(String role, String path) {
        return send(role, desk.as(role).get(path), "form[action$=/agreement]", Map.of());
    }

    Response refuse(String role, String path) {
        return send(role, desk.as(role).get(path), "form[action$=/refusal]", Map.of());
    }

    Document page(String role, String path) {
        return desk.page(role, path);
    }

    int minimum() {
        return Shop.integration(carrefour).minimum();
    }

    List<String> waiting() {
        return Shop.rows("select id from proposed_change where decision is null and retailer_id = "
                + desk.shop.retailerId);
    }

    /** What the history has, the first first. */
    List<String> actions() {
        return Shop.rows("select action from audit_event where kind <> 'question' and retailer_id = "
                + desk.shop.retailerId + " order by id");
    }

    List<String> minimums() {
        return Shop.rows("select minimum from current_rule join product on product.id = product_id where"
                + " current_rule.retailer_id = " + desk.shop.retailerId + " order by sku");
    }

    void rule(String sku, int minimum) {
        assertThat(desk.fillIn("operator", "/rules/new", Map.of("kind", "product", "sku", sku, "minimum", Integer
                .toString(minimum))).statusCode()).isEqualTo(303);
    }
}
