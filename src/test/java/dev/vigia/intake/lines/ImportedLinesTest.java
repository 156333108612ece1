package dev.vigia.intake.lines;

import static dev.vigia.testing.request.Requests.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.file.ImportFixture;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the lines of a file mean for the stock. */
@QuarkusTest
class ImportedLinesTest extends ImportFixture {

    @Test
    void a_file_that_breaks_off_in_a_quotation_keeps_its_good_lines() {
        feed.selling(2);
        String path = imported("sku,stock\nTAZA-00000,4\n\"TAZA-00001,4\n");
        assertThat(refused(path)).containsExactly("3 TAZA-00001 \"TAZA-00001,4 hay unas comillas sueltas en la línea;"
                + " dentro de una celda entre comillas van dobles (\"\")");
        assertThat(levels()).containsExactly("TAZA-00000|main|4", "TAZA-00001|main|10");
    }

    @Test
    void of_lines_that_count_the_same_the_smallest_holds_and_the_others_are_told() {
        feed.selling(2);
        String path = imported(
                "sku;stock;almacén\nTAZA-00000;5;main\nTAZA-00000;3;MAIN\nTAZA-00000\u00A0;0;\u200Bmain\n"
                        + "TAZA-00001;0;\n");
        assertThat(page(olga, path).select("#progress").text()).contains("Actualizadas 2",
                "Ignoradas: hay un dato más nuevo 0", "Rechazadas 2");
        assertThat(refused(path)).allMatch(line -> line.endsWith(
                "otra línea tiene este SKU en el mismo almacén; vale la que deja menos disponible"))
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("2 TAZA-00000 sku 5 "))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("3 TAZA-00000 sku 3 ")).hasSize(2);
        assertThat(levels()).containsExactly("TAZA-00000|main|0", "TAZA-00001|main|0");
    }

    @Test
    void lines_of_several_moments_are_no_line_twice_and_the_newest_holds() {
        feed.selling(1);
        String path = imported(
                "sku,stock,observedAt\nTAZA-00000,7,2026-02-03T00:00:00Z\nTAZA-00000,5,2026-02-02T00:00:00Z\n");
        assertThat(page(olga, path).select("#progress").text()).contains("Ignoradas: hay un dato más nuevo 1",
                "Rechazadas 0");
        assertThat(levels()).containsExactly("TAZA-00000|main|7");
    }

    @Test
    void warehouses_that_look_the_same_are_one_in_the_first_file_of_a_shop() {
        feed.describe(0, 1, "Casa");
        String path = imported("sku;almacén;stock\nTAZA-00000;Norte;5\nTAZA-00000;Norte\u00A0;5\nTAZA-00000;norte;5\n");
        assertThat(levels()).containsExactly("TAZA-00000|Norte|5");
        assertThat(refused(path)).hasSize(2);
    }

    @Test
    void a_warehouse_that_nobody_knows_is_refused_by_the_rule_of_the_database() {
        feed.describe(0, 4, "Casa");
        feed.send(List.of(new StockItem(0, Feed.sku(0), "İzmir", 1, 0, false, Optional.empty())));
        String path = imported(
                "sku;almacén;stock\nTAZA-00000;izmir;5\nTAZA-00001;IZMIR;6\nTAZA-00002;Izmi;7\nTAZA-00003;;8\n");
        assertThat(levels()).containsExactly("TAZA-00000|İzmir|5", "TAZA-00001|İzmir|6", "TAZA-00003|İzmir|8");
        assertThat(refused(path)).containsExactly("4 TAZA-00002 almacén Izmi no hay ningún almacén con este código;"
                + " di si es nuevo o cuál de los tuyos es");
    }

    @Test
    void skus_and_numbers_are_read_however_they_are_written() {
        feed.describe(0, 1, "Casa");
        intake.putProducts(feed.shop.retailerId, List.of(new ProductItem("PANTALÓN", "x", "Casa", Optional.empty()),
                new ProductItem("A\u0020B", "x", "Casa", Optional.empty())), "feed");
        imported("sku;stock\nTAZA-00000\u00A0;0,00\n\u200BPANTALO\u0301N\uFEFF;5,00\nA\u00A0B;1.234.567\n");
        assertThat(levels()).containsExactly("A B|main|1234567", "PANTALÓN|main|5", "TAZA-00000|main|0");
    }

    @Test
    void a_formula_in_what_was_refused_calculates_nothing() {
        feed.selling(1);
        String path = imported("sku;stock\n=1+1;a\n\"x\n=1+1\";b\n\uFF1D1+1;\uFF0Bc\n@x;\uFF20d\n-x; =e\n");
        String file = new String(given().spec(olga).header("Accept-Language", "es").get(path + "/refused.csv")
                .asByteArray(), UTF_8);
        assertThat(file.lines().skip(1).map(line -> line.split(";debe")[0])).containsExactly("2;'=1+1;stock;a",
                "3;x =1+1;sku;x =1+1;tiene un salto de línea u otro carácter que no se ve",
                "5;'\uFF1D1+1;stock;'\uFF0Bc", "6;'@x;stock;'\uFF20d", "7;'-x;stock;'=e");
    }

    @Test
    void a_number_as_long_as_a_line_is_out_of_range_like_any_other() {
        feed.selling(1);
        assertThat(refused(imported("sku,stock\nTAZA-00000,99999999999999999999\n"))).containsExactly(
                "2 TAZA-00000 stock 99999999999999999999 debe estar entre −1.000.000.000 y 1.000.000.000");
        assertThat(refused(imported("sku,stock,reservado\nTAZA-00000,0,-5\n"))).containsExactly(
                "2 TAZA-00000 reservado -5 no puede ser menor que cero");
        assertThat(levels()).containsExactly("TAZA-00000|main|10");
    }

    private List<String> levels() {
        return Shop.rows("select sku, code, on_hand from stock_level join product on product.id = product_id"
                + " join warehouse on warehouse.id = warehouse_id where product.retailer_id = " + feed.shop.retailerId
                + " order by sku, code");
    }
}
