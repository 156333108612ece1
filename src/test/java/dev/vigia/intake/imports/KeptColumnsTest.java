package dev.vigia.intake.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person says of a column holds for the headings it was said of, as long as it is said. */
@QuarkusTest
class KeptColumnsTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void of_columns_that_were_not_accepted_nothing_is_kept() {
        feed.selling(1);
        String path = path(desk.send("x.csv", "Art.;Precio\nTAZA-00000;4\n".getBytes(UTF_8), Map.of()));
        assertThat(desk.post(path + "/columns", "meaning", List.of("", "UNITS_OF:Precio")).statusCode()).isEqualTo(422);
        thePriceIsNoStock();
    }

    @Test
    void a_mistake_is_undone_once_the_columns_are_said_anew() {
        feed.selling(1);
        String path = path(desk.send("x.csv", "Art.;Precio\nTAZA-00000;4\n".getBytes(UTF_8), Map.of()));
        said(path, "SKU", "UNITS_OF:Precio");
        assertThat(desk.preview(path)).contains("Almacenes nuevos Precio");
        said(path, "SKU", "ON_HAND");
        desk.applied(path);
        thePriceIsNoStock();
        assertThat(desk.refused(desk.compared("SKU;Almacén;Stock\nTAZA-00000;Precio;4\n", Map.of()))).singleElement()
                .asString().contains("no hay ningún almacén con este código");
    }

    @Test
    void a_heading_is_a_warehouse_only_beside_the_headings_of_which_it_was_said() {
        feed.selling(1);
        String path = path(desk.send("x.csv", "Art.;Precio\nTAZA-00000;4\n".getBytes(UTF_8), Map.of()));
        said(path, "SKU", "UNITS_OF:Precio");
        thePriceIsNoStock();
        String again = desk.compared("Art.;Precio\nTAZA-00000;5\n", Map.of());
        assertThat(desk.refused(again)).isEmpty();
        assertThat(desk.preview(again)).contains("Almacenes nuevos Precio");
    }

    @Test
    void what_was_said_of_files_without_headings_is_kept_beside_what_is_said_of_one_that_has_them() {
        feed.selling(1);
        String headless = "TAZA-00000;7;5\nTAZA-00000;7;5\n";
        String first = path(desk.send("x.csv", headless.getBytes(UTF_8), Map.of()));
        assertThat(desk.postAll(first + "/columns", Map.of("head", List.of("0"), "meaning", List.of("SKU", "",
                "ON_HAND"))).statusCode()).isEqualTo(303);
        said(path(desk.send("y.csv", "Art.;Nota;Cant. real\nTAZA-00000;a;4\n".getBytes(UTF_8), Map.of())), "SKU", "",
                "ON_HAND");
        assertThat(ImportDesk.path(desk.send("x.csv", headless.getBytes(UTF_8), Map.of()))).doesNotEndWith("/columns");
    }

    @Test
    void what_was_said_of_a_file_without_headings_is_forgotten_once_a_line_of_it_is_said_to_have_them() {
        feed.selling(1);
        String text = "TAZA-00000;7;5\nTAZA-00000;7;5\n";
        String path = path(desk.send("x.csv", text.getBytes(UTF_8), Map.of()));
        desk.postAll(path + "/columns", Map.of("head", List.of("0"), "meaning", List.of("SKU", "", "ON_HAND")));
        desk.waitForPreview(path);
        desk.postAll(path + "/columns", Map.of("head", List.of("1"), "meaning", List.of("SKU", "", "ON_HAND")));
        assertThat(Shop.number("select count(*) from column_mapping where retailer_id = " + feed.shop.retailerId))
                .isEqualTo(1);
    }

    private void thePriceIsNoStock() {
        String later = desk.compared("SKU;Nombre;Stock;Precio\nTAZA-00000;Taza;7;1999\n", Map.of());
        assertThat(desk.standing(later)).contains("Columnas que no se usaron: Precio");
        assertThat(desk.page(later).select("#changes tbody tr").eachText()).noneMatch(row -> row.contains("1.999"));
        assertThat(Shop.number("select count(*) from warehouse where code = 'Precio' and retailer_id = "
                + feed.shop.retailerId)).isZero();
    }

    private void said(String path, String... meanings) {
        assertThat(desk.post(path + "/columns", "meaning", List.of(meanings)).statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
    }

    private static String path(Response answer) {
        return ImportDesk.path(answer).replace("/columns", "");
    }
}
