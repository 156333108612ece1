package dev.vigia.intake.refused;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person's own refused rows mean the same when they are handed in again. */
@QuarkusTest
class RowsHandedInAgainTest {

    @Inject
    Intake intake;

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void a_separator_and_a_sign_inside_a_cell_stay_as_they_are() {
        known("CAM,-XL");
        String rows = rows(desk.compared("sku;nombre;stock\nCAM,-XL;\"Mesa, -20 cm\";x\nNUEVA;'+1, =2;y\n", Map.of()));
        desk.applied(desk.compared(rows.replace(";x;", ";4;").replace(";y;", ";5;"), Map.of()));
        assertThat(desk.levels()).containsExactly("CAM,-XL|main|4", "NUEVA|main|5");
        assertThat(Shop.rows("select name from product where retailer_id = " + feed.shop.retailerId + " order by sku"))
                .containsExactly("Mesa, -20 cm", "+1, =2");
    }

    @Test
    void what_a_person_has_said_of_the_columns_holds_for_them() {
        feed.selling(2);
        String path = asked("Art.;Cant. real;Nota\nTAZA-00000;4;a\nTAZA-00001;x;b\n", "SKU", "ON_HAND", "");
        String rows = rows(desk.applied(path));
        desk.applied(desk.compared(rows.replace(";x;", ";7;"), Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|4", "TAZA-00001|main|7");
    }

    @Test
    void a_known_column_that_a_person_has_set_aside_stays_aside() {
        feed.selling(1);
        String path = desk.compared("SKU;Stock;Disponible\nTAZA-00000;x;3\n", Map.of());
        desk.post(path + "/columns", "meaning", List.of("SKU", "ON_HAND", ""));
        desk.waitForPreview(path);
        String again = desk.compared(rows(path).replace(";x;", ";8;"), Map.of());
        assertThat(desk.standing(again)).contains("Columnas que no se usaron: Disponible").doesNotContain("Por qué");
        desk.applied(again);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|8");
    }

    @Test
    void how_the_numbers_of_the_whole_file_are_written_is_known_of_a_part_of_it() {
        feed.selling(2);
        String path = desk.compared("SKU;Stock\nTAZA-00000;2.345.678\nTAZA-0001;1.234\n", Map.of());
        String rows = rows(path);
        assertThat(rows).contains("Números: 1.234,5");
        desk.applied(desk.compared(rows.replace("TAZA-0001;", "TAZA-00001;"), Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|10", "TAZA-00001|main|1234");
    }

    @Test
    void what_is_refused_a_second_time_comes_back_with_one_reason() {
        feed.selling(1);
        String again = rows(desk.compared(rows(desk.compared("SKU;Stock\nTAZA-00000;x\n", Map.of())), Map.of()));
        assertThat(again.lines()).hasSize(2).element(0).asString().matches(
                "SKU;Stock;Por qué;SKU parecido;Recibido: [-0-9T:.]+Z");
        assertThat(again.lines()).element(1).isEqualTo("TAZA-00000;x;debe ser un número entero;;");
    }

    @Test
    void what_was_counted_since_stays_though_it_stands_beside_what_is_corrected() {
        feed.describe(0, 1, "Casa");
        feed.send(List.of(item("Norte", 1), item("Sur", 1)));
        String rows = rows(desk.applied(desk.compared("SKU;Norte;Sur\nTAZA-00000;x;6\n", Map.of())));
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|1", "TAZA-00000|Sur|6");
        feed.send(List.of(item("Sur", 2)));
        String again = rows(desk.applied(desk.compared(rows.replace(";x;", ";y;"), Map.of())));
        desk.applied(desk.compared(again.replace(";y;", ";5;"), Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|5", "TAZA-00000|Sur|2");
    }

    @Test
    void so_it_does_where_only_what_was_said_of_the_product_was_refused() {
        feed.selling(1);
        String name = "Taza ".repeat(100);
        String rows = rows(desk.applied(desk.compared("SKU;Nombre;Stock\nTAZA-00000;" + name + ";6\n", Map.of())));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|6");
        feed.send(List.of(item("main", 2)));
        desk.applied(desk.compared(rows.replace(name, "Taza"), Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|2");
    }

    @Test
    void a_moment_of_their_own_stays() {
        feed.selling(1);
        String rows = rows(desk.compared("SKU;Stock;observedAt\nTAZA-00000;x;2026-01-31T15:04:05Z\n", Map.of()));
        desk.compared(rows.replace(";x;", ";7;"), Map.of());
        assertThat(Shop.rows("select observed_at = '2026-01-31T15:04:05Z' from stock_import_line where retailer_id = "
                + feed.shop.retailerId)).containsExactly("t");
    }

    @Test
    void a_cell_too_many_is_still_one_too_many() {
        feed.selling(1);
        String rows = rows(desk.compared("SKU,Stock\nTAZA-00000,1,234\n", Map.of()));
        assertThat(desk.refused(desk.compared(rows, Map.of()))).singleElement().asString().contains("más celdas");
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|10");
    }

    private String asked(String text, String... meanings) {
        Response answer = desk.send("conteo.csv", text.getBytes(UTF_8), Map.of());
        String path = ImportDesk.path(answer).replace("/columns", "");
        assertThat(desk.post(path + "/columns", "meaning", List.of(meanings)).statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
        return path;
    }

    private String rows(String path) {
        return new String(desk.get(path + "/rows.csv").then().statusCode(200).extract().asByteArray(), UTF_8)
                .substring(1);
    }

    private static StockItem item(String warehouse, int units) {
        return new StockItem(0, Feed.sku(0), warehouse, units, 0, false, Optional.empty());
    }

    private void known(String... skus) {
        intake.putProducts(feed.shop.retailerId, List.of(skus).stream().map(sku -> new ProductItem(sku, sku, "Casa",
                Optional.empty())).toList(), "feed");
    }
}
