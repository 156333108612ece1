package dev.vigia.history.proposal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whichever way a large change comes, a second person must agree to it. */
@QuarkusTest
class ProposedDoorsTest {

    private final Proposer shop = new Proposer();
    private final Desk desk = shop.desk;

    @Test
    void the_line_of_the_list() {
        Response list = desk.as("operator").get("/integrations");
        String path = shop.proposed(shop.send("operator", list, "#integration-" + shop.carrefour + " .row-form", Map.of(
                "minimumStock", "8")));
        assertThat(shop.minimum()).isEqualTo(3);
        shop.agree("admin", path);
        assertThat(shop.minimum()).isEqualTo(8);
    }

    @Test
    void a_new_rule_a_changed_one_and_its_end() {
        String category = Long.toString(Shop.number("select id from category where retailer_id = "
                + desk.shop.retailerId));
        String created = shop.proposed(desk.fillIn("operator", "/rules/new", Map.of("kind", "category", "category",
                category, "minimum", "8")));
        assertThat(Shop.number("select count(*) from minimum_rule where retailer_id = " + desk.shop.retailerId))
                .isZero();
        assertThat(shop.agree("admin", created).statusCode()).isEqualTo(303);
        long rule = Shop.number("select id from minimum_rule where ended_at is null and retailer_id = "
                + desk.shop.retailerId);
        Shop.tell("listing.retailer_id = " + desk.shop.retailerId);
        String changed = shop.proposed(desk.fillIn("operator", "/rules/" + rule + "/edit", Map.of("minimum", "2")));
        assertThat(shop.page("admin", changed).select(".history-values").text()).contains("Stock mínimo 8",
                "Stock mínimo 2");
        shop.refuse("admin", changed);
        Response ending = desk.as("operator").get("/rules/" + rule + "/ending");
        String ended = shop.proposed(shop.send("operator", ending, "form[action$=/ending]", Map.of()));
        assertThat(shop.agree("admin", ended).statusCode()).isEqualTo(303);
        assertThat(Shop.number("select count(*) from minimum_rule where ended_at is null and retailer_id = "
                + desk.shop.retailerId)).isZero();
        assertThat(shop.actions()).endsWith("change proposed", "rule ended", "change agreed");
    }

    @Test
    void an_end_that_its_dates_will_bring_and_a_beginning_that_is_put_off() {
        shop.from(100);
        String category = Long.toString(Shop.number("select id from category where retailer_id = "
                + desk.shop.retailerId));
        desk.fillIn("operator", "/rules/new", Map.of("kind", "category", "category", category, "minimum", "8"));
        Shop.tell("listing.retailer_id = " + desk.shop.retailerId);
        shop.from(2);
        String edit = "/rules/" + Shop.number("select id from minimum_rule where ended_at is null and retailer_id = "
                + desk.shop.retailerId) + "/edit";
        for (String date : List.of("to", "from")) {
            shop.refuse("admin", shop.proposed(desk.fillIn("operator", edit, Map.of(date, "2099-01-01T00:00"))));
        }
        assertThat(Shop.row("select from_at is null and to_at is null from current_rule where category_id is not null"
                + " and retailer_id = " + desk.shop.retailerId)).isEqualTo("t");
    }

    @Test
    void a_pause_that_is_to_end_with_much_to_send() {
        Shop.execute("update listing set sent = 1, confirmed = 1 where retailer_id = " + desk.shop.retailerId);
        shop.proposed(desk.fillIn("operator", Desk.edit(shop.carrefour), Map.of("pauseUntil", "2099-01-01T00:00",
                "pauseReason", "Inventario")));
        assertThat(Shop.row("select paused_until is null from integration where id = " + shop.carrefour)).isEqualTo(
                "t");
    }

    @Test
    void a_selection_whose_rules_are_small_one_by_one() {
        shop.rule("A-1", 2);
        shop.rule("A-2", 2);
        Response list = desk.as("operator").get("/rules");
        List<String> ticks = Desk.read(list).select("tr:contains(A-) [name=rule]").eachAttr("value");
        Response shown = desk.as("operator").cookies(list.cookies()).contentType(ContentType.URLENC).formParam(
                "csrf-token", Desk.read(list).select("[name=csrf-token]").val()).formParam("change", "minimum")
                .formParam(
                        "minimum", "8").formParam("list", "/rules").formParam("rule", ticks).post("/rules/selection");
        String path = shop.proposed(shop.send("operator", shown, "form.selection-form", Map.of()));
        assertThat(shop.minimums()).containsExactly("2", "2");
        assertThat(shop.page("admin", path).select(".history-values tbody tr")).hasSize(2);
        shop.agree("admin", path);
        assertThat(shop.minimums()).containsExactly("8", "8");
    }

    @Test
    void the_grid_with_the_number_of_an_integration_among_it() {
        shop.rule("A-1", 2);
        Response grid = desk.as("operator").get("/rules/grid");
        String own = Desk.read(grid).select("tbody tr:contains(carrefour) input").attr("name");
        String finer = Desk.read(grid).select("tbody tr:contains(A-1) input").attr("name");
        String path = shop.proposed(shop.send("operator", grid, "form.rule-grid", Map.of(own, "8", finer, "9")));
        assertThat(shop.minimum()).isEqualTo(3);
        assertThat(shop.agree("admin", path).statusCode()).isEqualTo(303);
        assertThat(shop.minimum()).isEqualTo(8);
        assertThat(shop.minimums()).containsExactly("9");
    }

    @Test
    void a_file_of_rules() {
        Response opened = desk.as("operator").get("/rules/files");
        String rows = "Regla;Integración;Categoría;SKU;Stock mínimo;Modo;Reapertura;Tope;Desde;Hasta;Motivo;Terminar\n"
                + ";;;A-1;8;;;;;;;\n;;;A-2;8;;;;;;;\n";
        byte[] body = ("--X\r\nContent-Disposition: form-data; name=\"csrf-token\"\r\n\r\n" + Desk.read(opened).select(
                "input[name=csrf-token]").val()
                + "\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + "reglas.csv\"\r\nContent-Type: application/octet-stream\r\n\r\n" + rows + "\r\n--X--\r\n").getBytes(
                        UTF_8);
        String plan = desk.as("operator").cookies(opened.cookies()).config(RestAssuredConfig.config().encoderConfig(
                EncoderConfig.encoderConfig().encodeContentTypeAs("multipart/form-data", ContentType.BINARY)))
                .contentType("multipart/form-data; boundary=X").body(body).post("/rules/files").header("Location")
                .replaceFirst("https?://[^/]+", "");
        String path = shop.proposed(shop.send("operator", desk.as("operator").get(plan), "form.rule-file", Map.of()));
        assertThat(shop.minimums()).isEmpty();
        shop.agree("admin", path);
        assertThat(shop.minimums()).containsExactly("8", "8");
    }

    @Test
    void putting_back_what_was_before() {
        shop.from(100);
        shop.minimum("8");
        Shop.tell("listing.retailer_id = " + desk.shop.retailerId);
        shop.from(2);
        long entry = Shop.number("select max(id) from audit_event where retailer_id = " + desk.shop.retailerId);
        Response opened = desk.as("operator").get("/history/" + entry + "/restoration");
        String path = shop.proposed(shop.send("operator", opened, "form.card-body", Map.of()));
        assertThat(shop.minimum()).isEqualTo(8);
        shop.agree("admin", path);
        assertThat(shop.minimum()).isEqualTo(3);
        assertThat(Shop.number("select restores from audit_event where action = 'changed' and retailer_id = "
                + desk.shop.retailerId + " order by id desc limit 1")).isEqualTo(entry);
    }

    @Test
    void a_program_is_told_where_a_person_agrees() {
        People.api("ana").get("/api/v1/integrations").then().statusCode(200);
        long mate = Shop.retailer("mate");
        String name = "second " + desk.shop.code;
        Shop.stocked(mate, name, name, 3, 8);
        long id = Shop.number(
                "insert into integration (retailer_id, marketplace, name, country, enabled, minimum_stock,"
                        + " every_category) values (" + mate + ", 'carrefour', '" + name
                        + "', 'BR', false, 3, false) returning id");
        Shop.execute("insert into integration_category select " + id + ", id, retailer_id from category where path = '"
                + name + "'");
        desk.evaluate(mate, id);
        Shop.execute("update retailer set second_person_from = 3 where id = " + mate);
        try {
            Response answer = People.api("ana").header("If-Match", "\"0\"").contentType(ContentType.JSON).body(
                    "{\"minimumStock\": 8, \"confirmed\": true}").patch("/api/v1/integrations/" + id);
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.jsonPath().getInt("changed")).isEqualTo(3);
            assertThat(answer.header("Location")).endsWith(answer.jsonPath().getString("page")).contains(
                    "/history/proposals/");
            assertThat(Shop.integration(id).minimum()).isEqualTo(3);
        } finally {
            Shop.execute("update retailer set second_person_from = null where id = " + mate);
            Shop.execute("delete from proposed_change where retailer_id = " + mate);
            for (String table : new String[] { "due", "warning_past", "listing", "listing_condition", "listing_tally",
                    "integration_category" }) {
                Shop.execute("delete from " + table + " where integration_id = " + id);
            }
            Shop.execute("delete from stock_level where product_id in (select id from product where sku like '" + name
                    + "%')");
            Shop.execute("delete from product where sku like '" + name + "%'");
            Shop.execute("delete from category where path = '" + name + "'");
            Shop.execute("delete from integration where id = " + id);
        }
    }
}
