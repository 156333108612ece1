package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerTest {

    private Shelf shelf;
    private long product;
    private long main;
    private long north;

    @BeforeEach
    void a_product_in_two_warehouses() {
        shelf = new Shelf();
        product = shelf.product("1", "Taza");
        Shop.execute("update product set created_at = '2026-05-01T00:00:00Z' where id = " + product);
        main = warehouse("main");
        north = warehouse("Norte");
    }

    @Test
    void every_change_is_on_one_page_and_on_one_only() {
        // Of two warehouses at one moment, where a page would end between them.
        for (int i = 0; i < 45; i++) {
            change(main, i, "2026-05-03 10:00:00+00", i, "api:erp");
            change(north, 1_000 + i, "2026-05-03 10:00:00+00", i, "api:erp");
        }
        List<String> seen = new ArrayList<>();
        String path = "/stock/1";
        while (!path.isEmpty()) {
            Document page = shelf.page(path);
            List<String> units = page.select(".timeline-stock .timeline-what p:first-child strong").eachText();
            assertThat(units.size()).isBetween(1, 42);
            seen.addAll(units);
            path = page.select("section[aria-labelledby=timeline] a[rel=next]").attr("href");
        }
        assertThat(seen).hasSize(90).doesNotHaveDuplicates();
        assertThat(seen.get(0)).isIn("44", "1.044");
    }

    @Test
    void who_said_so_and_when_it_was_counted_and_taken_are_there() {
        change(main, 7, "2026-05-03 10:00:00+00", 0, "person:Ana");
        assertThat(shelf.page("/stock/1").select(".timeline").text() + shelf.page("/stock/1").select(".timeline-day")
                .text())
                .contains("A mano (Ana)").contains("3 de mayo de 2026").contains("Almacén principal");
    }

    @Test
    void all_of_it_is_exported_with_nothing_that_a_spreadsheet_would_calculate() {
        Shop.execute("update retailer set zone = 'America/Argentina/Buenos_Aires' where id = "
                + shelf.shop.retailerId);
        for (int i = 0; i < 30; i++) {
            change(main, i, "2026-05-03 10:00:00+00", i, i == 0 ? "=1+1" : "api:erp");
        }
        Response file = shelf.request("es").get("/products/" + product + "/changes.csv");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains("cambios-de-stock-" + product + ".csv");
        List<String> lines = file.asString().lines().toList();
        assertThat(lines).hasSize(31);
        assertThat(lines.get(0)).contains("Recibido (America/Argentina/Buenos_Aires);");
        assertThat(lines.get(30)).isEqualTo(
                "2026-05-03 07:00:00;2026-05-03 07:00:00;Almacén principal;;0;;0;;no;'=1+1");
    }

    @Test
    void the_export_says_what_was_unlimited_before_and_what_was_forgotten() {
        change(main, 5, "2026-05-03 10:00:00+00", 1, "api:erp");
        change(main, 5, "2026-05-03 10:00:00+00", 0, "api:erp");
        Shop.execute("update stock_change set unlimited_before = true, on_hand_before = 0, reserved_before = 0 where"
                + " product_id = " + product + " and recorded_at = '2026-05-03T10:00:00Z'");
        Shop.execute(
                "update stock_change set on_hand = null, reserved = null, unlimited_before = false, on_hand_before = 5,"
                        + " reserved_before = 0 where product_id = " + product
                        + " and recorded_at = '2026-05-03T10:01:00Z'");
        List<String> lines = shelf.request("es").get("/products/" + product + "/changes.csv").asString().lines()
                .toList();
        assertThat(lines.get(0)).endsWith("Sin límite antes;Sin límite;Origen");
        assertThat(lines.get(1)).endsWith(";5;;0;;no;no;Tu sistema (erp)");
        assertThat(lines.get(2)).endsWith(";;5;0;0;sí;no;Tu sistema (erp)");
    }

    @Test
    void what_was_unlimited_before_is_not_told_as_a_number() {
        change(main, 5, "2026-05-03 10:00:00+00", 0, "api:erp");
        Shop.execute("update stock_change set unlimited_before = true, on_hand_before = 0, reserved_before = 0 where"
                + " product_id = " + product);
        assertThat(shelf.page("/stock/1").select(".timeline-stock").text())
                .contains("Sin límite → 5").doesNotContain("0 → 5");
        Shop.execute("update stock_change set unlimited = true, unlimited_before = false, on_hand_before = 8 where"
                + " product_id = " + product);
        assertThat(shelf.page("/stock/1").select(".timeline-stock").text())
                .contains("8 → Sin límite");
    }

    @Test
    void what_makes_no_sense_in_the_address_shows_the_newest() {
        change(main, 7, "2026-05-03 10:00:00+00", 0, "api:erp");
        for (String address : List.of("yesterday", "-999999999-01-01T00:00:00Z", "0001-01-01T00:00:00Z")) {
            assertThat(shelf.page("/stock/1?changes=" + address).select(".timeline-stock"))
                    .hasSize(1);
        }
    }

    private long warehouse(String code) {
        return Shop.number("insert into warehouse (retailer_id, code, name) values (" + shelf.shop.retailerId + ", '"
                + code + "', '" + code + "') returning id");
    }

    private void change(long warehouse, int units, String start, int minutes, String source) {
        String moment = "timestamptz '" + start + "' + " + minutes + " * interval '1 minute'";
        Shop.execute("insert into stock_change (retailer_id, product_id, warehouse_id, on_hand, reserved, unlimited,"
                + " observed_at, recorded_at, source) values (" + shelf.shop.retailerId + ", " + product + ", "
                + warehouse + ", " + units + ", 0, false, " + moment + ", " + moment + ", '" + source + "')");
    }
}
