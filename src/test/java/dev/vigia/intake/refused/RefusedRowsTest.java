package dev.vigia.intake.refused;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.Intake;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What was refused comes back as the person's own rows, is corrected and handed in again. */
@QuarkusTest
class RefusedRowsTest {

    @Inject
    Intake intake;

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void they_come_with_all_their_columns_and_the_reason_and_go_in_once_corrected() {
        feed.selling(3);
        String path = desk.applied(desk.compared(
                "Informe;;\nSKU;Precio;Stock\nTAZA-00000;10,5;4\nTAZA-00001;\"a;b\";x\n"
                        + "TAZA-00002;11;dos\n", Map.of()));
        List<String> rows = rows(path);
        assertThat(rows.get(0)).matches("SKU;Precio;Stock;Por qué;SKU parecido;Recibido: [-0-9T:.]+Z");
        assertThat(rows.subList(1, rows.size())).containsExactly("TAZA-00001;\"a;b\";x;debe ser un número entero;;",
                "TAZA-00002;11;dos;debe ser un número entero;;");
        String corrected = String.join("\n", rows).replace(";x;", ";7;").replace(";dos;", ";8;");
        desk.applied(desk.compared(corrected, Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|4", "TAZA-00001|main|7", "TAZA-00002|main|8");
    }

    @Test
    void a_row_with_several_faults_comes_back_once_with_all_of_them() {
        feed.describe(0, 1, "Casa");
        feed.send(List.of(item("Norte"), item("Sur")));
        String path = desk.compared("SKU;Nombre;Norte;Sur\nTAZA-00000;" + "Taza ".repeat(100)
                + ";x;y\nNO;;x;6\nTAZA-00000;;7;8\n", Map.of());
        assertThat(desk.standing(path)).contains("Rechazadas 2");
        assertThat(desk.refused(path)).hasSize(5);
        assertThat(rows(path)).hasSize(3).satisfies(rows -> {
            assertThat(rows.get(1)).contains("Nombre: un nombre tiene hasta 400 caracteres; Norte: debe ser un número"
                    + " entero; Sur: debe ser un número entero");
            assertThat(rows.get(2)).contains("Norte: debe ser un número entero; SKU: no hay ningún producto");
        });
    }

    @Test
    void a_sku_that_is_much_like_a_known_one_is_proposed_and_not_taken() {
        known("00123", "PANTALON-1", "7891");
        String path = desk.compared("sku;stock\n123;5\npantalon-1;6\n\"=\"\"7891\"\"\";7\n7891,0;8\nOTRO;9\n", Map
                .of());
        assertThat(desk.refused(path)).hasSize(5).satisfies(rows -> {
            assertThat(rows.get(0)).contains("¿Es 00123?");
            assertThat(rows.get(1)).contains("¿Es PANTALON-1?");
            assertThat(rows.get(2)).contains("¿Es 7891?");
            assertThat(rows.get(3)).contains("¿Es 7891?");
            assertThat(rows.get(4)).doesNotContain("¿Es");
        });
        assertThat(rows(path)).contains(
                "pantalon-1;6;\"no hay ningún producto con este SKU; carga primero el producto\";"
                        + "PANTALON-1;");
        assertThat(desk.levels()).isEmpty();
    }

    @Test
    void a_sku_in_any_case_is_proposed() {
        known("Taza-Azul", "ñandú-1", "000");
        String path = desk.compared("sku;stock\nTAZA-AZUL;5\nÑANDÚ-1;6\n00;7\n", Map.of());
        assertThat(desk.refused(path)).satisfiesExactly(row -> assertThat(row).contains("¿Es Taza-Azul?"),
                row -> assertThat(row).contains("¿Es ñandú-1?"), row -> assertThat(row).doesNotContain("¿Es"));
    }

    @Test
    void a_text_that_would_calculate_survives_the_way_there_and_back() {
        known("-x", "=1+1");
        String path = desk.compared("sku;stock;nota\n-x;-a;@y\n=1+1;?;-5\n", Map.of());
        List<String> rows = rows(path);
        assertThat(rows).element(1).asString().startsWith("'-x;'-a;'@y;");
        assertThat(rows).element(2).asString().startsWith("'=1+1;?;-5;");
        desk.applied(desk.compared(String.join("\n", rows).replace(";'-a;", ";4;").replace(";?;", ";5;"), Map.of()));
        assertThat(desk.levels()).containsExactlyInAnyOrder("-x|main|4", "=1+1|main|5");
    }

    @Test
    void thousands_of_them_come_in_their_order_from_any_encoding() {
        feed.selling(1);
        String text = "sku,stock,ubicación\n" + IntStream.range(0, 12_000).mapToObj(i -> "NO-" + i + ",1,año " + i)
                .collect(Collectors.joining("\n"));
        String path = desk.compared("conteo.csv", text.getBytes(UTF_16), Map.of());
        List<String> rows = rows(path);
        assertThat(rows).hasSize(12_001);
        assertThat(rows.get(0)).startsWith("sku;stock;ubicación;");
        assertThat(rows.get(12_000)).startsWith("NO-11999;1;año 11999;");
    }

    @Test
    void a_workbook_goes_in_and_its_refused_rows_come_back() throws IOException {
        feed.selling(2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vigia", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Existencias");
            for (int row = 0; row < 2; row++) {
                sheet.value(row + 1, 0, Feed.sku(row));
            }
            sheet.value(0, 0, "Código");
            sheet.value(0, 1, "Existencia");
            sheet.value(1, 1, 7);
            sheet.value(2, 1, "siete");
        }
        String path = desk.applied(desk.compared("stock.xlsx", bytes.toByteArray(), Map.of()));
        assertThat(desk.standing(path)).contains("Excel, hoja «Existencias»", "Actualizadas 1", "Rechazadas 1");
        assertThat(rows(path)).element(1).isEqualTo("TAZA-00001;siete;debe ser un número entero;;");
    }

    @Test
    void once_the_file_is_forgotten_only_the_reasons_are_left() {
        feed.selling(1);
        String path = desk.applied(desk.compared("sku,stock\nTAZA-00000,x\n", Map.of()));
        Shop.execute("delete from stock_import_content where retailer_id = " + feed.shop.retailerId);
        assertThat(desk.get(path + "/rows.csv").statusCode()).isEqualTo(404);
        assertThat(desk.get(path + "/refused.csv").statusCode()).isEqualTo(200);
        assertThat(desk.page(path).select("#own-rows")).isEmpty();
    }

    @Test
    void what_would_be_read_otherwise_by_now_is_told_in_a_sentence_and_no_half_of_a_file() {
        feed.selling(1);
        String path = ImportDesk.path(desk.send("x.csv", "Art.;Cant. real\nTAZA-00000;x\n".getBytes(UTF_8), Map.of()))
                .replace("/columns", "");
        assertThat(desk.post(path + "/columns", "meaning", List.of("SKU", "ON_HAND")).statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
        assertThat(rows(path)).hasSize(2);
        Shop.execute("delete from column_mapping where retailer_id = " + feed.shop.retailerId);
        Response answer = desk.get(path + "/rows.csv");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.asString()).select("[role=alert]").text()).contains(
                "hoy se leería de otra manera");
    }

    @Test
    void rows_of_other_sheets_than_were_read_do_not_come() throws IOException {
        feed.selling(1);
        Shop.execute("insert into warehouse (retailer_id, code, name) select retailer_id, code, code from (values ("
                + feed.shop.retailerId + ", 'Norte'), (" + feed.shop.retailerId
                + ", 'Sur')) other (retailer_id, code)");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vigia", "1.0")) {
            for (String name : List.of("Norte", "Sur")) {
                Worksheet sheet = workbook.newWorksheet(name);
                sheet.value(0, 0, "SKU");
                sheet.value(0, 1, "Stock");
                sheet.value(1, 0, Feed.sku(0));
                sheet.value(1, 1, name);
            }
        }
        String path = desk.compared("stock.xlsx", bytes.toByteArray(), Map.of());
        assertThat(rows(path)).hasSize(3);
        Shop.execute("update warehouse set active = false where code = 'Sur' and retailer_id = "
                + feed.shop.retailerId);
        assertThat(desk.get(path + "/rows.csv").statusCode()).isEqualTo(409);
    }

    private List<String> rows(String path) {
        String file = new String(desk.get(path + "/rows.csv").then().statusCode(200).extract().asByteArray(), UTF_8);
        assertThat(file).startsWith("\uFEFF");
        return file.substring(1).lines().toList();
    }

    private static StockItem item(String warehouse) {
        return new StockItem(0, Feed.sku(0), warehouse, 1, 0, false, Optional.empty());
    }

    private void known(String... skus) {
        intake.putProducts(feed.shop.retailerId, List.of(skus).stream().map(sku -> new ProductItem(sku, sku, "Casa",
                Optional.empty())).toList(), "feed");
    }
}
