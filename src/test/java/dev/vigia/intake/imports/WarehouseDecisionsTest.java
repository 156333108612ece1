package dev.vigia.intake.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Several people decide what the warehouses are that files name, and others look. */
@QuarkusTest
class WarehouseDecisionsTest {

    private static final String PAGE = "/intake/warehouses";

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void a_page_that_was_opened_before_takes_back_nothing_that_another_person_has_decided() {
        feed.selling(1);
        desk.compared("sku;almacén;stock\nTAZA-00000;Geral;4\nTAZA-00000;Norte;4\n", Map.of());
        String geral = id("Geral");
        String norte = id("Norte");
        String main = Shop.number("select id from warehouse where retailer_id = " + feed.shop.retailerId) + "";
        decide(List.of(geral), List.of(""), List.of(main));
        decide(List.of(geral, norte), List.of("", ""), List.of("", "new"));
        assertThat(decisions()).containsExactly("Geral|f|" + main, "Norte|t");
        decide(List.of(geral, norte), List.of("", "new"), List.of("new", "new"));
        assertThat(decisions()).containsExactly("Geral|f|" + main, "Norte|t");
    }

    @Test
    void a_warehouse_that_is_none_takes_back_no_decision_and_is_told_beside_its_field() {
        feed.selling(1);
        Feed other = new Feed().selling(1);
        long theirs = Shop.number("select id from warehouse where retailer_id = " + other.shop.retailerId);
        desk.compared("sku;almacén;stock\nTAZA-00000;Geral;4\nTAZA-00000;Norte;4\n", Map.of());
        String geral = id("Geral");
        String norte = id("Norte");
        decide(List.of(geral), List.of(""), List.of("new"));
        for (String none : List.of(theirs + "", "0", "NEW", "9999999999999999999999", "' or 1=1")) {
            Response answer = desk.postAll(PAGE, Map.of("mapping", List.of(geral, norte), "seen", List.of("new", ""),
                    "meaning", List.of(none, "new")));
            assertThat(answer.statusCode()).isEqualTo(422);
            Document page = Jsoup.parse(answer.asString());
            assertThat(page.select("#warehouse-mapping-" + geral + "-error").text()).contains("ya no es de los tuyos");
            assertThat(page.select("#warehouse-mapping-" + geral).attr("aria-describedby")).isNotEmpty();
            assertThat(page.select("#warehouse-mapping-" + norte + " option[selected]").text()).as("what she chose")
                    .isEqualTo("Un almacén nuevo");
            assertThat(page.select("input[name=seen]").eachAttr("value")).containsExactlyInAnyOrder("new", "");
        }
        assertThat(decisions()).containsExactly("Geral|t", "Norte|f");
    }

    @Test
    void a_warehouse_that_is_no_longer_used_is_still_what_was_decided() {
        feed.selling(1);
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + feed.shop.retailerId
                + ", 'norte', 'Norte')");
        desk.compared("sku;almacén;stock\nTAZA-00000;Geral;4\n", Map.of());
        long norte = Shop.number("select id from warehouse where code = 'norte' and retailer_id = "
                + feed.shop.retailerId);
        decide(List.of(id("Geral")), List.of(""), List.of(norte + ""));
        Shop.execute("update warehouse set active = false where id = " + norte);
        assertThat(desk.page(PAGE).select("#warehouse-mappings option[selected]").val()).isEqualTo(norte + "");
    }

    @Test
    void whoever_may_not_decide_sees_what_was_decided() {
        feed.selling(1);
        desk.compared("sku;almacén;stock\nTAZA-00000;Geral;4\n", Map.of());
        assertThat(seen().text()).contains("Hay almacenes por decidir", "Geral Sin decidir");
        decide(List.of(id("Geral")), List.of(""), List.of("new"));
        assertThat(seen().text()).contains("Geral Un almacén nuevo").doesNotContain("Hay almacenes por decidir");
        assertThat(seen().select("form.warehouse-mappings select, form.warehouse-mappings button")).isEmpty();
    }

    @Test
    void after_many_that_nobody_has_decided_about_others_are_asked_about() {
        feed.selling(1);
        StringBuilder text = new StringBuilder("sku;almacén;stock\n");
        for (int line = 0; line < 120; line++) {
            text.append("TAZA-00000;D").append(line).append(";4\n");
        }
        desk.compared(text.toString(), Map.of());
        String path = desk.compared("sku;almacén;stock\nTAZA-00000;Nuevo;4\n", Map.of());
        assertThat(desk.page(path).select("#warehouse-mappings tbody label").eachText()).containsExactly("Nuevo");
        assertThat(Shop.number("select count(*) from warehouse_mapping where retailer_id = " + feed.shop.retailerId))
                .isEqualTo(100);
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + feed.shop.retailerId
                + ", 'norte', 'Norte')");
        String unnamed = desk.compared("sku;stock\nTAZA-00000;4\n", Map.of());
        assertThat(desk.preview(unnamed)).contains("líneas que no nombran el almacén").doesNotContain(
                "Este archivo nombra almacenes");
        assertThat(desk.page(unnamed).select("#warehouse-mappings tbody label").eachText()).containsExactly(
                "Líneas que no nombran el almacén");
    }

    @Test
    void doubled_lines_do_not_come_back_to_be_handed_in_again() {
        feed.selling(2);
        String path = desk.compared("SKU;Stock\nTAZA-00000;4\nTAZA-00000;9\nTAZA-00001;x\n", Map.of());
        assertThat(desk.page(path).select("#refused-lines").text()).contains("valdría la cantidad mayor");
        String rows = new String(desk.get(path + "/rows.csv").asByteArray(), UTF_8);
        assertThat(rows.lines()).hasSize(2).noneMatch(line -> line.startsWith("TAZA-00000"));
    }

    private void decide(List<String> mapping, List<String> seen, List<String> meaning) {
        desk.postAll(PAGE, Map.of("mapping", mapping, "seen", seen, "meaning", meaning)).then().statusCode(303);
    }

    private String id(String code) {
        return Shop.number("select id from warehouse_mapping where code = '" + code + "' and retailer_id = "
                + feed.shop.retailerId) + "";
    }

    private List<String> decisions() {
        return Shop.rows("select code, is_new, warehouse_id from warehouse_mapping where retailer_id = "
                + feed.shop.retailerId + " order by code");
    }

    private Document seen() {
        return Jsoup.parse(RestAssured.given().spec(People.stranger("vera", "viewer,retailer:" + feed.shop.code))
                .header("Accept-Language", "es").get(PAGE).then().statusCode(200).extract().asString());
    }
}
