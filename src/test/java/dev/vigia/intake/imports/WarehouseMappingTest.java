package dev.vigia.intake.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop that has a warehouse gets a file of a system that calls its warehouses otherwise. */
@QuarkusTest
class WarehouseMappingTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @ParameterizedTest
    @ValueSource(strings = { "Código;Deposito;Saldo\nTAZA-00000;Geral;4\n",
            "B2_COD;B2_LOCAL;B2_QATU\nTAZA-00000;01;4\n",
            "sku,source_code,quantity\nTAZA-00000,default,4\n",
            "Código do Produto;Local de Estoque;Saldo em Estoque\nTAZA-00000;Padrão;4\n" })
    void its_only_warehouse_may_have_another_name_in_the_file_and_that_is_kept(String text) {
        feed.selling(1);
        String path = desk.compared(text, Map.of());
        assertThat(desk.refused(path)).singleElement().asString().contains("di si es nuevo o cuál de los tuyos es");
        assertThat(desk.preview(path)).contains("Todas las líneas se rechazan: nada cambiaría");
        assertThat(decided(path, path, Map.of(asked(path), "Almacén principal")).statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
        assertThat(desk.refused(path)).isEmpty();
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|4");
        desk.applied(desk.compared(text.replaceAll("4\\n$", "5\n"), Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|5");
    }

    @Test
    void each_code_is_decided_by_itself_and_the_preview_names_the_new_ones() {
        feed.selling(2);
        String path = desk.compared(
                "sku;almacén;stock\nTAZA-00000;Geral;4\nTAZA-00000;Norte;3\nTAZA-00001;Norte\u00A0;2\n"
                        + "TAZA-00001;Otro;9\n", Map.of());
        assertThat(rows(path).keySet()).containsExactlyInAnyOrder("Geral", "Norte", "Otro");
        decided(path, path, Map.of("Geral", "Almacén principal", "Norte", "Un almacén nuevo"));
        desk.waitForPreview(path);
        assertThat(desk.preview(path)).contains("Almacenes nuevos Norte");
        assertThat(desk.refused(path)).singleElement().asString().contains("Otro");
        desk.applied(path);
        assertThat(desk.levels()).containsExactlyInAnyOrder("TAZA-00000|main|4", "TAZA-00000|Norte|3",
                "TAZA-00001|main|10", "TAZA-00001|Norte|2");
    }

    @Test
    void a_page_shows_what_is_open_and_what_was_decided_and_takes_another_word() {
        feed.selling(1);
        String path = desk.compared("sku;almacén;stock\nTAZA-00000;Geral;4\n", Map.of());
        desk.applied(path);
        assertThat(desk.page(path).select("#refused-lines a[href=/intake/warehouses]")).hasSize(1);
        assertThat(chosen("/intake/warehouses")).containsExactly(Map.entry("Geral",
                "Sin decidir: sus líneas se rechazan"));
        decided("/intake/warehouses", "/intake/warehouses", Map.of("Geral", "El mismo que Almacén principal"));
        assertThat(chosen("/intake/warehouses")).containsExactly(Map.entry("Geral", "El mismo que Almacén principal"));
        decided("/intake/warehouses", "/intake/warehouses", Map.of("Geral", "Un almacén nuevo"));
        desk.applied(desk.compared("sku;almacén;stock\nTAZA-00000;geral;4\n", Map.of()));
        assertThat(desk.levels()).containsExactlyInAnyOrder("TAZA-00000|geral|4", "TAZA-00000|main|10");
    }

    @Test
    void lines_without_a_warehouse_lie_where_a_person_says() {
        feed.describe(0, 1, "Casa");
        feed.send(List.of(item("Norte"), item("Sur")));
        String path = desk.compared("sku;stock\nTAZA-00000;4\n", Map.of());
        assertThat(rows(path).keySet()).containsExactly("Líneas que no nombran el almacén");
        decided(path, path, Map.of("Líneas que no nombran el almacén", "Son de Sur"));
        desk.waitForPreview(path);
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|1", "TAZA-00000|Sur|4");
    }

    @Test
    void the_first_file_of_a_shop_names_its_warehouses_and_the_preview_says_so() {
        feed.describe(0, 1, "Casa");
        String path = desk.compared("sku;almacén;stock\nTAZA-00000;Norte;4\nTAZA-00000;Sur;5\n", Map.of());
        assertThat(desk.preview(path)).contains("Almacenes nuevos Norte, Sur");
        assertThat(rows(path)).isEmpty();
    }

    @Test
    void a_column_may_count_the_units_of_a_warehouse_that_is_new() {
        feed.selling(1);
        Response answer = desk.send("ancho.csv", "Art.;Norte;Sur\nTAZA-00000;4;5\n".getBytes(UTF_8), Map.of());
        String path = ImportDesk.path(answer).replace("/columns", "");
        assertThat(desk.page(path + "/columns").select("#meaning-1 option").eachText()).contains(
                "Stock de Norte (almacén nuevo)");
        assertThat(desk.post(path + "/columns", "meaning", List.of("SKU", "UNITS_OF:Norte", "UNITS_OF:Sur"))
                .statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
        desk.applied(path);
        assertThat(desk.levels()).containsExactlyInAnyOrder("TAZA-00000|main|10", "TAZA-00000|Norte|4",
                "TAZA-00000|Sur|5");
    }

    @Test
    void nobody_decides_for_another_shop_nor_chooses_its_warehouses() {
        feed.selling(1);
        Feed other = new Feed().selling(1);
        String path = desk.compared("sku;almacén;stock\nTAZA-00000;Geral;4\n", Map.of());
        long mapping = Shop.number("select id from warehouse_mapping where retailer_id = " + feed.shop.retailerId);
        long theirs = Shop.number("select id from warehouse where retailer_id = " + other.shop.retailerId);
        new ImportDesk(other.shop).post("/intake/warehouses", Map.of("mapping", mapping + "", "meaning", "new"));
        desk.post("/intake/warehouses", Map.of("mapping", mapping + "", "meaning", theirs + ""));
        assertThat(chosen(path)).containsExactly(Map.entry("Geral", "Sin decidir: sus líneas se rechazan"));
    }

    @Test
    void a_file_of_a_thousand_warehouses_asks_for_some_of_them() {
        feed.selling(1);
        StringBuilder text = new StringBuilder("sku;almacén;stock\n");
        for (int line = 0; line < 1_000; line++) {
            text.append("TAZA-00000;D").append(line).append(";4\n");
        }
        String path = desk.compared(text.toString(), Map.of());
        assertThat(rows(path)).hasSize(100);
        assertThat(desk.standing(path)).contains("Rechazadas 1.000");
    }

    /** The only code that a page asks about. */
    private String asked(String path) {
        assertThat(rows(path)).hasSize(1);
        return rows(path).keySet().iterator().next();
    }

    private Map<String, Element> rows(String path) {
        Map<String, Element> rows = new LinkedHashMap<>();
        desk.page(path).select("#warehouse-mappings tbody tr").forEach(row -> rows.put(row.select("label").text(),
                row));
        return rows;
    }

    private Map<String, String> chosen(String path) {
        Map<String, String> chosen = new LinkedHashMap<>();
        rows(path).forEach((code, row) -> chosen.put(code, row.select("option[selected]").text()));
        return chosen;
    }

    /** Sends the form of a page with these choices, by their words; the others stay as they are. */
    private Response decided(String page, String back, Map<String, String> choices) {
        Document shown = desk.page(page);
        List<String> mapping = new ArrayList<>();
        List<String> meaning = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        rows(page).forEach((code, row) -> {
            mapping.add(row.select("input[name=mapping]").val());
            seen.add(row.select("input[name=seen]").val());
            String wanted = choices.getOrDefault(code, row.select("option[selected]").text());
            meaning.add(row.select("option").stream().filter(option -> option.text().endsWith(wanted)).findFirst()
                    .orElseThrow().val());
        });
        Map<String, List<String>> fields = new HashMap<>(Map.of("mapping", mapping, "seen", seen, "meaning", meaning));
        shown.select("form.warehouse-mappings input[name=file]").forEach(file -> fields.put("file", List.of(file
                .val())));
        Response answer = desk.postAll("/intake/warehouses", fields);
        assertThat(ImportDesk.path(answer)).isEqualTo(back);
        return answer;
    }

    private static StockItem item(String warehouse) {
        return new StockItem(0, Feed.sku(0), warehouse, 1, 0, false, Optional.empty());
    }
}
