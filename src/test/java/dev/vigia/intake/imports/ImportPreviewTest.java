package dev.vigia.intake.imports;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file would do is seen before anything is done, and then it does that. */
@QuarkusTest
class ImportPreviewTest {

    private static final Map<String, String> SOLD_OUT = Map.of("rest", "sold-out");

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void nothing_is_applied_before_a_person_has_seen_what_would_change() {
        feed.shop.integration("amazon", 5);
        feed.selling(4);
        String path = desk.compared("sku;stock\nTAZA-00000;4\nTAZA-00001;10\nTAZA-00002;12\nTAZA-00002;3\nNO-HAY;1\n",
                Map.of());
        assertThat(desk.standing(path)).contains("Espera tu confirmación", "Cada cantidad reemplaza", "Rechazadas 2");
        assertThat(desk.preview(path)).contains("Stock nuevo 0", "Stock que cambia 2", "Stock sin cambios 1",
                "Líneas repetidas 1");
        assertThat(desk.page(path).select("#impacts tbody td").eachText()).element(1).isEqualTo("2");
        assertThat(desk.page(path).select("#changes tbody tr").eachText()).satisfiesExactly(
                row -> assertThat(row).startsWith("TAZA-00000").endsWith("10 4"),
                row -> assertThat(row).startsWith("TAZA-00002").endsWith("10 3"));
        assertThat(desk.levels()).allMatch(level -> level.endsWith("|main|10"));
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|4", "TAZA-00001|main|10", "TAZA-00002|main|3",
                "TAZA-00003|main|10");
    }

    @Test
    void what_is_discarded_changes_nothing_and_leaves_no_lines() {
        feed.selling(2);
        String path = desk.compared("sku;nombre;stock\nTAZA-00000;Otra;4\n", Map.of());
        assertThat(desk.post(path + "/stop", Map.of()).statusCode()).isEqualTo(303);
        await().until(() -> desk.standing(path).startsWith("Descartado"));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|10", "TAZA-00001|main|10");
        assertThat(desk.post(path + "/confirmation", Map.of()).statusCode()).isEqualTo(303);
        assertThat(desk.standing(path)).startsWith("Descartado");
        assertThat(Shop.number(
                "select (select count(*) from stock_import_line where retailer_id = id) + (select count(*)"
                        + " from stock_import_product where retailer_id = id) from retailer where id = "
                        + feed.shop.retailerId))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({ "es, El archivo se leyó de otra manera entretanto",
            "pt, O arquivo foi lido de outra forma nesse meio-tempo",
            "en, The file has been read otherwise meanwhile" })
    void what_a_person_has_not_seen_is_not_applied_by_her_word(String language, String sentence) {
        feed.selling(3);
        String path = desk.compared("sku;stock\nTAZA-00000;7\n", Map.of());
        String seen = desk.seen(path);
        desk.post(path + "/reading", SOLD_OUT);
        desk.waitForPreview(path);
        for (String stale : List.of(seen, "", "x")) {
            Response answer = desk.post(path + "/confirmation", Map.of("seen", stale), language);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Jsoup.parse(answer.asString()).select("#preview [role=alert]").text()).startsWith(sentence);
        }
        assertThat(Shop.row("select confirmed_at is null from stock_import where retailer_id = "
                + feed.shop.retailerId)).isEqualTo("t");
        assertThat(desk.levels()).allMatch(level -> level.endsWith("|10"));
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|7", "TAZA-00001|main|0", "TAZA-00002|main|0");
    }

    @Test
    void what_is_read_otherwise_and_not_compared_yet_is_not_applied_either() {
        feed.selling(1);
        String path = desk.compared("sku;stock\nTAZA-00000;7\n", Map.of());
        String seen = desk.seen(path);
        Shop.execute(
                "update stock_import set compared_at = null, retry_at = now() + interval '1 hour' where retailer_id = "
                        + feed.shop.retailerId);
        Response answer = desk.post(path + "/confirmation", Map.of("seen", seen));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("[role=alert]").text()).contains("de otra manera entretanto");
        Shop.execute("update stock_import set retry_at = null where retailer_id = " + feed.shop.retailerId);
    }

    @Test
    void an_empty_shop_gets_its_products_and_their_stock_from_one_file() {
        long amazon = feed.shop.integration("amazon", 2);
        String path = desk.compared("""
                Código;Descripción;Rubro;Código de barras;Stock
                00123;Taza roja;Casa > Cocina;7791234567898;5
                00124;Mate;;;2
                00125;;;;9
                """, Map.of());
        assertThat(desk.preview(path)).contains("Productos nuevos 2", "Stock nuevo 2");
        assertThat(desk.page(path).select("#impacts tbody td").eachText()).element(2).isEqualTo("1");
        desk.applied(path);
        assertThat(Shop.rows(
                "select sku, product.name, path, ean from product join category on category.id = category_id"
                        + " where product.retailer_id = " + feed.shop.retailerId + " order by sku")).containsExactly(
                                "00123|Taza roja|Casa > Cocina|7791234567898", "00124|Mate|Sin categoría");
        assertThat(desk.levels()).containsExactly("00123|main|5", "00124|main|2");
        assertThat(feed.selling(amazon)).isEqualTo(1);
        assertThat(desk.refused(path)).singleElement().asString().contains("00125",
                "no hay ningún producto con este SKU");
    }

    @Test
    void a_new_product_needs_a_name_and_may_have_it_from_another_line() {
        String path = desk.compared(
                "sku;nombre;categoría;almacén;stock\nA;;Casa;Norte;5\nA;Taza;;Sur;6\nB;;Casa;Sur;7\n",
                Map.of());
        assertThat(desk.refused(path)).singleElement().asString().contains("B", "falta el nombre");
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("A|Norte|5", "A|Sur|6");
        assertThat(Shop.rows("select product.name, path from product join category on category.id = category_id"
                + " where product.retailer_id = " + feed.shop.retailerId)).containsExactly("Taza|Casa");
    }

    @Test
    void a_product_keeps_what_a_file_leaves_out() {
        feed.selling(2);
        String path = desk.applied(desk.compared("sku;ean\nTAZA-00000;7791234567898\nTAZA-00001;\n", Map.of()));
        assertThat(desk.standing(path)).contains("Productos que cambian 1");
        assertThat(Shop.rows(
                "select sku, product.name, path, ean from product join category on category.id = category_id"
                        + " where product.retailer_id = " + feed.shop.retailerId + " order by sku")).containsExactly(
                                "TAZA-00000|Taza 0|Casa > Cocina|7791234567898", "TAZA-00001|Taza 1|Casa > Cocina");
        assertThat(desk.levels()).allMatch(level -> level.endsWith("|10"));
    }

    @Test
    void a_file_may_be_read_for_its_stock_alone_and_in_another_notation() {
        feed.selling(2);
        String path = desk.compared("sku;nombre;stock\nTAZA-00000;Otra;1.234\nNUEVA;Nueva;7\n", Map.of());
        assertThat(desk.preview(path)).contains("Productos nuevos 1", "Productos que cambian 1");
        assertThat(desk.refused(path)).singleElement().asString().contains("1.234");
        assertThat(desk.post(path + "/reading", Map.of("numbers", "COMMA", "rest", "stays")).statusCode())
                .isEqualTo(303);
        desk.waitForPreview(path);
        assertThat(desk.preview(path)).contains("Stock que cambia 1").doesNotContain("Productos nuevos");
        assertThat(desk.refused(path)).singleElement().asString().contains("NUEVA");
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|1234", "TAZA-00001|main|10");
        assertThat(Shop.number("select count(*) from product where name in ('Otra', 'Nueva') and retailer_id = "
                + feed.shop.retailerId)).isZero();
    }

    @Test
    void what_a_whole_list_does_not_name_is_sold_out() {
        long amazon = feed.shop.integration("amazon", 0);
        feed.selling(5);
        String path = desk.compared("sku;stock\nTAZA-00000;7\n taza-00001;8\nTAZA-00002;x\n", SOLD_OUT);
        assertThat(desk.preview(path)).contains("A cero por no estar en el archivo 2",
                "Un SKU con una línea rechazada no cuenta como ausente");
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|7", "TAZA-00001|main|10", "TAZA-00002|main|10",
                "TAZA-00003|main|0", "TAZA-00004|main|0");
        assertThat(feed.selling(amazon)).isEqualTo(3);
    }

    @Test
    void a_list_that_lost_most_of_its_lines_is_held_by_the_brake() {
        long amazon = feed.shop.integration("amazon", 0);
        feed.selling(100);
        String path = desk.compared("sku;stock\nTAZA-00000;7\n", SOLD_OUT);
        assertThat(desk.page(path).select("#impacts tbody td").eachText()).element(1).isEqualTo("99");
        desk.applied(path);
        assertThat(desk.standing(path)).contains("Retenidas 99", "esperan una decisión");
        assertThat(feed.selling(amazon)).isEqualTo(100);
    }

    @Test
    void a_whole_list_of_one_warehouse_sells_out_the_others() {
        feed.describe(0, 1, "Casa");
        feed.send(List.of(item(0, "Norte", 5), item(0, "Sur", 6)));
        desk.applied(desk.compared("sku;almacén;stock\nTAZA-00000;Norte;4\n", SOLD_OUT));
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|4", "TAZA-00000|Sur|0");
    }

    @Test
    void the_same_file_twice_would_change_nothing_and_changes_nothing() {
        feed.shop.integration("amazon", 3);
        String text = "sku;nombre;categoría;stock\nA;Taza;Casa;5\nB;Mate;Casa;2\n";
        desk.applied(desk.compared(text, SOLD_OUT));
        long changes = changes();
        String again = desk.compared(text, SOLD_OUT);
        assertThat(desk.preview(again)).contains("lo que ya se sabe: nada cambiaría", "Ningún anuncio cambiaría",
                "Stock sin cambios 2",
                "Productos sin cambios 2");
        desk.applied(again);
        assertThat(desk.standing(again)).contains("Sin cambios 2", "Productos sin cambios 2");
        assertThat(changes()).isEqualTo(changes);
    }

    private long changes() {
        return Shop.number("select count(*) from stock_change where retailer_id = " + feed.shop.retailerId);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
    void what_was_foretold_comes_true(long seed) {
        Random random = new Random(seed);
        MixedShop.stock(feed, random);
        DesiredQuantities before = DesiredQuantities.of(feed.shop);
        String text = "sku;nombre;categoría;almacén;stock;reservado\n" + IntStream.range(0, 60).mapToObj(line -> {
            int product = random.nextInt(50);
            return Feed.sku(product) + ";" + (random.nextBoolean() ? "Taza " + product : "") + ";"
                    + List.of("Casa", "Moda", "Otra", "").get(random.nextInt(4)) + ";"
                    + List.of("Norte", "sur", "SUR").get(random.nextInt(3)) + ";"
                    + List.of("0", "1", "5", "9", "30", "∞", "x").get(random.nextInt(7)) + ";"
                    + (random.nextInt(4) == 0 ? random.nextInt(9) : "");
        }).collect(Collectors.joining("\n"));
        String path = desk.compared(text, random.nextBoolean() ? SOLD_OUT : Map.of());
        List<String> foretold = Shop.rows("select integration.name, to_zero, to_reopen, other from stock_import_impact"
                + " join integration on integration.id = integration_id where integration.retailer_id = "
                + feed.shop.retailerId + " order by integration.name");
        String levels = Shop.row("select new_levels + changed_levels, new_products + changed_products from stock_import"
                + " where retailer_id = " + feed.shop.retailerId);
        desk.applied(path);
        assertThat(before.movesTo(DesiredQuantities.of(feed.shop))).isEqualTo(foretold);
        assertThat(Shop.row("select accepted, products_accepted from stock_import where retailer_id = "
                + feed.shop.retailerId)).isEqualTo(levels);
    }

    private static StockItem item(int product, String warehouse, int onHand) {
        return new StockItem(0, Feed.sku(product), warehouse, onHand, 0, false, Optional.empty());
    }
}
