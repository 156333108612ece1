package dev.vigia.rule.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The retailer chooses another zone while the form of a rule is open. */
@QuarkusTest
class RuleFormZoneTest {

    private final Desk desk = new Desk();

    @BeforeEach
    void a_rule_with_dates_in_sao_paulo() {
        desk.connected("amazon", 3);
        desk.stocked("TAZA-1", 8);
        live("America/Sao_Paulo");
        desk.fillIn("operator", "/rules/new", Map.of("kind", "product", "sku", "TAZA-1", "minimum", "2", "from",
                "2099-05-03T14:00", "to", "2099-06-01T00:00"));
        assertThat(rules()).containsExactly("2|2099-05-03 17:00:00|2099-06-01 03:00:00");
    }

    @Test
    void a_moment_that_nobody_touched_stays_what_it_was() {
        Response opened = desk.as("operator").get(edit());
        live("America/Tijuana");
        assertThat(desk.send("operator", opened, Map.of("minimum", "4")).statusCode()).isEqualTo(303);
        assertThat(rules()).containsExactly("4|2099-05-03 17:00:00|2099-06-01 03:00:00");
    }

    @Test
    void a_moment_that_was_typed_is_shown_on_the_clock_of_now_before_it_is_saved() {
        Response opened = desk.as("operator").get(edit());
        live("UTC");
        Response asked = desk.send("operator", opened, Map.of("from", "2099-05-04T09:30", "reason", "Feria"));
        assertThat(asked.statusCode()).isEqualTo(409);
        Document page = Desk.read(asked);
        assertThat(page.select(".callout h2").text()).isEqualTo("La zona horaria cambió mientras escribías");
        assertThat(page.select("#from, #to").eachAttr("value")).containsExactly("2099-05-04T12:30", "2099-06-01T03:00");
        assertThat(page.select("#reason").text()).isEqualTo("Feria");
        assertThat(rules()).containsExactly("2|2099-05-03 17:00:00|2099-06-01 03:00:00");
        assertThat(desk.send("operator", asked, Map.of()).statusCode()).isEqualTo(303);
        assertThat(rules()).containsExactly("2|2099-05-04 12:30:00|2099-06-01 03:00:00");
    }

    @Test
    void beside_a_mistake_the_dates_are_told_on_the_clock_of_now_too() {
        Response opened = desk.as("operator").get(edit());
        live("UTC");
        Response wrong = desk.send("operator", opened, Map.of("minimum", ""));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Desk.read(wrong).select("#from, #to").eachAttr("value")).containsExactly("2099-05-03T17:00",
                "2099-06-01T03:00");
        assertThat(desk.send("operator", wrong, Map.of("minimum", "4")).statusCode()).isEqualTo(303);
        assertThat(rules()).containsExactly("4|2099-05-03 17:00:00|2099-06-01 03:00:00");
    }

    @Test
    void a_form_that_is_shown_again_after_the_sign_in_keeps_the_zone_in_which_it_was_typed() {
        Response opened = desk.as("operator").get(edit());
        String mark = Desk.read(opened).select("[name=form-mark]").val();
        live("UTC");
        Response kept = desk.as("operator").contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParam("form-mark", mark).formParam("form-page", edit()).formParam("minimum", "4")
                .formParam("kind", "product").formParam("sku", "TAZA-1").formParam("mode", "floor")
                .formParam("from", "2099-05-03T14:00").formParam("to", "2099-06-01T00:00")
                .formParam("zone", "America/Sao_Paulo").formParam("version", "0").post("/rules/" + rule());
        assertThat(kept.statusCode()).isEqualTo(303);
        Response again = desk.as("operator").get(kept.header("Location"));
        assertThat(Desk.read(again).select("[name=zone]").val()).isEqualTo("America/Sao_Paulo");
        assertThat(desk.send("operator", again, Map.of()).statusCode()).isEqualTo(303);
        assertThat(rules()).containsExactly("4|2099-05-03 17:00:00|2099-06-01 03:00:00");
    }

    private void live(String zone) {
        Shop.execute("update retailer set zone = '" + zone + "' where id = " + desk.shop.retailerId);
    }

    private long rule() {
        return Shop.number("select id from minimum_rule where ended_at is null and retailer_id = "
                + desk.shop.retailerId);
    }

    private String edit() {
        return "/rules/" + rule() + "/edit";
    }

    private List<String> rules() {
        return Shop.rows(
                "select minimum, cast(from_at at time zone 'UTC' as text), cast(to_at at time zone 'UTC' as text)"
                        + " from minimum_rule where ended_at is null and retailer_id = " + desk.shop.retailerId);
    }
}
