package dev.vigia.history;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A shop whose people look at its history and put changes back. */
public final class HistoryDesk {

    public final Desk desk = new Desk();

    /** Changes an integration by its form. */
    public Response change(long integration, Map<String, String> typed) {
        return desk.fillIn("operator", Desk.edit(integration), typed);
    }

    /** The number of the last entry. */
    public long last() {
        return Shop.number("select max(id) from audit_event where kind <> 'question' and retailer_id = "
                + desk.shop.retailerId);
    }

    public long entries() {
        return Shop.number("select count(*) from audit_event where kind <> 'question' and retailer_id = "
                + desk.shop.retailerId);
    }

    public Document page(String path) {
        return desk.page("operator", path);
    }

    public static String restoration(long entry) {
        return "/history/" + entry + "/restoration";
    }

    public Response open(long entry) {
        return desk.as("operator").get(restoration(entry));
    }

    /** Presses the button of the page of a restoration. */
    public Response press(Response opened) {
        return send(opened, "form.card-body", Map.of());
    }

    /** Presses the button that agrees. */
    public Response agree(Response asked) {
        return send(asked, "form.card-body", Map.of("agreement", Desk.read(asked).select("button[name=agreement]")
                .val()));
    }

    public Response restore(long entry) {
        return press(open(entry));
    }

    /** Presses the button beside the note of what was saved. */
    public Response undo(Response saved) {
        Response page = desk.as("operator").cookies(saved.cookies()).get("/integrations");
        return send(page, ".flash-ways form", Map.of());
    }

    private Response send(Response opened, String which, Map<String, String> more) {
        FormElement form = Desk.read(opened).select(which).forms().get(0);
        form.select("button").forEach(Element::remove);
        Map<String, String> fields = new HashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(more);
        return desk.as("operator").cookies(opened.cookies()).contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(fields).post(form.attr("action"));
    }

    /** Writes an entry as an earlier version may have. */
    public long written(String actor, String action, String before, String after) {
        return Shop.number("insert into audit_event (retailer_id, actor, action, before, after) values ("
                + desk.shop.retailerId + ", '" + actor + "', '" + action + "', '" + before + "', '" + after
                + "') returning id");
    }
}
