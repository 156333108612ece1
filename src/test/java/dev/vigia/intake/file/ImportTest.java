package dev.vigia.intake.file;

import static dev.vigia.testing.Patiently.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.Intake;
import dev.vigia.intake.StockItem;
import dev.vigia.testing.Feed;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ImportTest {

    @Inject
    DataSource database;

    @Inject
    StockImports imports;

    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");

    @Inject
    Intake intake;

    private final Feed feed = new Feed();
    private RequestSpecification olga;

    @BeforeEach
    void olgaSignsIn() {
        olga = person("olga", "operator");
    }

    @Test
    void good_lines_are_applied_and_each_refused_one_is_listed_with_its_number() {
        long amazon = feed.shop.integration("amazon", 5);
        feed.selling(3);
        String path = imported("""
                sku;stock;precio
                TAZA-00000;4;10
                TAZA-00001;doce;10
                NO-HAY;1;10
                TAZA-00002;10;10
                """);
        Document page = page(olga, path);
        assertThat(page.select("#standing").text()).contains("Terminado", "4 de 4 líneas", "Actualizadas 1",
                "Sin cambios 1", "Rechazadas 2", "precio");
        assertThat(page.select("#refused tbody tr").eachText()).containsExactly(
                "3 TAZA-00001 stock doce debe ser un número entero",
                "4 NO-HAY sku NO-HAY no hay ningún producto con este SKU; carga primero el producto");
        assertThat(feed.selling(amazon)).isEqualTo(2);
        assertThat(page(olga, "/intake").select("#files").text()).contains("conteo.csv", "Terminado", "Rechazadas: 2");
        assertThat(Shop.number("select count(*) from stock_import_line")).isZero();
        assertThat(Shop.rows("select source from stock_change where on_hand = 4 and retailer_id = "
                + feed.shop.retailerId))
                .containsExactly("file:conteo.csv");
    }

    @Test
    void a_file_of_which_nothing_was_applied_does_not_look_like_a_success() {
        feed.selling(1);
        Document page = page(olga, imported("sku,stock\nNO-HAY,4\nTAMPOCO,5\n"));
        assertThat(page.select("#standing").text()).contains("Ninguna línea se aplicó: 2 rechazadas.");
        assertThat(page.select("#standing .state").hasClass("state-stop")).isTrue();
    }

    @Test
    void a_thousand_bad_lines_of_many_are_all_in_the_file_to_download() {
        feed.selling(1);
        String path = imported("sku,onHand,observedAt\n" + IntStream.range(0, 12_000)
                .mapToObj(i -> i % 12 == 0 ? "=cmd" + i + ",x," : "TAZA-00000," + i + "," + FEBRUARY.plusSeconds(i))
                .collect(Collectors.joining("\n")));
        assertThat(page(olga, path).select("#refused tbody tr")).hasSize(100);
        assertThat(page(olga, path).select("#refused-title").text()).contains("las primeras 100");
        Response file = given().spec(olga).header("Accept-Language", "es").get(path + "/refused.csv");
        assertThat(file.contentType()).isEqualToIgnoringCase("text/csv; charset=UTF-8");
        assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"rechazadas-");
        String[] lines = new String(file.asByteArray(), UTF_8).split("\r?\n");
        assertThat(lines).hasSize(1_001);
        assertThat(lines[0]).isEqualTo("\uFEFFLínea;SKU;Columna;Valor;Por qué");
        assertThat(lines[1]).isEqualTo("2;'=cmd0;onHand;x;debe ser un número entero");
        assertThat(lines[1_000]).startsWith("11990;'=cmd11988;");
    }

    @Test
    void the_same_file_twice_changes_nothing_the_second_time() {
        feed.selling(2);
        imported("sku,stock\nTAZA-00000,4\nTAZA-00001,5\n");
        String again = imported("sku,stock\nTAZA-00000,4\nTAZA-00001,5\n");
        assertThat(page(olga, again).select("#standing").text()).contains("Actualizadas 0", "Sin cambios 2");
    }

    @Test
    void what_would_empty_an_integration_is_held_and_asked() {
        long amazon = feed.shop.integration("amazon", 0);
        feed.selling(100);
        String path = imported("sku,stock\n" + IntStream.range(0, 60).mapToObj(i -> Feed.sku(i) + ",0")
                .collect(Collectors.joining("\n")));
        assertThat(page(olga, path).select("#standing").text()).contains("Retenidas 60", "esperan una decisión");
        assertThat(feed.selling(amazon)).isEqualTo(100);
        Shop.execute("update held_change set decision = 'DISCARDED', decided_by = 'olga', decided_at = now()"
                + " where retailer_id = " + feed.shop.retailerId);
        assertThat(page(olga, path).select("#standing").text()).contains("Retenidas 60")
                .doesNotContain("esperan una decisión");
    }

    @Test
    void what_fails_on_our_side_says_so_keeps_nobody_waiting_and_may_be_stopped() {
        feed.selling(1);
        long stuck = Shop.number("insert into stock_import (retailer_id, name, person, items) values ("
                + feed.shop.retailerId + ", 'roto.csv', 'olga', 2) returning id");
        // No file says so much; the reader of lines refuses it.
        Shop.execute("insert into stock_import_line select " + stuck + ", line, " + feed.shop.retailerId
                + ", 'TAZA-00000', 'main', 2000000000, 0, false, null from generate_series(2, 3) line");
        String path = "/intake/imports/" + stuck;
        await().until(() -> page(olga, path).select("#standing").text().startsWith("Falló"));
        assertThat(page(olga, path).select("#standing").text()).contains("falló de nuestro lado", "0 de 2 líneas");
        await().until(() -> Shop.row("select retry_at > now(), retry_at <= now() + interval '5 minutes', failures > 0"
                + " from stock_import where id = " + stuck).equals("t|t|t"));
        imported("sku,stock\nTAZA-00000,4\n");
        RequestSpecification vera = person("vera", "viewer");
        assertThat(page(vera, path).select("#stop")).isEmpty();
        assertThat(post(vera, path + "/stop").statusCode()).isEqualTo(403);
        assertThat(post(olga, path + "/stop").statusCode()).isEqualTo(303);
        await().until(() -> page(olga, path).select("#standing").text().startsWith("Detenido"));
        assertThat(page(olga, path).select("#standing").text())
                .contains("Olga lo detuvo: 2 líneas quedaron sin aplicar");
        assertThat(Shop.number("select count(*) from stock_import_line where stock_import_id = " + stuck)).isZero();
    }

    @Test
    void a_file_that_is_finished_cannot_be_stopped() {
        feed.selling(1);
        String path = imported("sku,stock\nTAZA-00000,4\n");
        assertThat(page(olga, path).select("#stop")).isEmpty();
        assertThat(post(olga, path + "/stop").statusCode()).isEqualTo(303);
        assertThat(page(olga, path).select("#standing").text()).startsWith("Terminado");
    }

    @Test
    void a_page_that_asks_how_far_it_is_learns_once_that_the_refused_lines_may_be_read() {
        feed.selling(1);
        String path = imported("sku,stock\nTAZA-00000,x\n");
        Response asked = given().spec(olga).header("HX-Target", "standing").get(path);
        assertThat(asked.header("HX-Trigger")).isEqualTo("finished");
        assertThat(Jsoup.parse(asked.asString()).select("#outcome").text()).isNotEmpty();
        assertThat(given().spec(olga).header("HX-Target", "refused-lines").get(path).header("HX-Trigger")).isNull();
        assertThat(page(olga, path).select("#outcome").text()).isEmpty();
    }

    @Test
    void a_third_file_is_asked_to_come_back_while_two_are_being_read() throws Exception {
        ExecutorService others = Executors.newFixedThreadPool(2);
        String waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database() and query like '%into stock_import_line%'";
        try (Connection holding = database.getConnection(); Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("lock table stock_import_line in share mode");
            List<Future<Integer>> taken = IntStream.range(0, 2)
                    .mapToObj(i -> others.submit(() -> send(olga, i + ".csv", "sku,stock\nX,1\n", "es").statusCode()))
                    .toList();
            await().until(() -> Shop.number(waiting) == 2);
            Response third = send(olga, "conteo.csv", "sku,stock\nX,1\n", "es");
            holding.rollback();
            assertThat(third.statusCode()).isEqualTo(422);
            assertThat(Jsoup.parse(third.asString()).select("#file-error").text()).contains("leyendo otros archivos");
            for (Future<Integer> answer : taken) {
                assertThat(answer.get()).isEqualTo(303);
            }
        } finally {
            others.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "es | 'nombre,precio' | 'Una de las primeras líneas debe nombrar las columnas; tiene que haber "
                    + "\"sku\" y \"stock\". El archivo debe estar en UTF-8, UTF-16 o Windows-1252, con coma, punto y coma, "
                    + "tabulación o barra entre las celdas. Empieza así (nombre,precio)'",
            "es | 'sku;stock' | 'El archivo nombra las columnas pero no tiene ninguna línea debajo. No se cambió nada.'",
            "en | 'sku;stock\n;;\n\u00A0;' | 'The file names its columns but has no lines below them. Nothing was changed.'",
            "pt | 'sku,stock,estoque' | 'Duas colunas da primeira linha significam o mesmo. (stock, estoque)'",
            "en | '' | 'Choose a file that is not empty.'" })
    void a_file_that_cannot_be_read_is_explained_beside_the_field_and_leaves_nothing(String language, String text,
            String sentence) {
        Response answer = send(olga, "conteo.csv", text, language);
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("#file-error").text()).isEqualTo(sentence);
        assertThat(page.select(".errors a").attr("href")).isEqualTo("#file");
        assertThat(page.select("#file").attr("aria-describedby")).contains("file-error");
        assertThat(Shop.number("select count(*) from stock_import where retailer_id = " + feed.shop.retailerId))
                .isZero();
    }

    @Test
    void a_file_that_breaks_off_in_a_quotation_keeps_its_good_lines() {
        feed.selling(2);
        String path = imported("sku,stock\nTAZA-00000,4\n\"TAZA-00001,4\n");
        assertThat(refused(path)).containsExactly("3 TAZA-00001 \"TAZA-00001,4 hay unas comillas sueltas en la línea;"
                + " dentro de una celda entre comillas van dobles (\"\")");
        assertThat(levels()).containsExactly("TAZA-00000|main|4", "TAZA-00001|main|10");
    }

    @Test
    void a_line_that_counts_again_what_one_above_has_counted_is_told_and_the_first_holds() {
        feed.selling(2);
        String path = imported(
                "sku;stock;almacén\nTAZA-00000;5;main\nTAZA-00000;3;MAIN\nTAZA-00000\u00A0;0;\u200Bmain\n"
                        + "TAZA-00001;0;\n");
        assertThat(page(olga, path).select("#standing").text()).contains("Actualizadas 2",
                "Ignoradas: hay un dato más nuevo 0", "Rechazadas 2");
        assertThat(refused(path)).allMatch(line -> line.endsWith(
                "una línea anterior ya tiene este SKU en el mismo almacén; se aplicó la primera"))
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("3 TAZA-00000 sku 3 "))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("4 TAZA-00000 sku 0 ")).hasSize(2);
        assertThat(levels()).containsExactly("TAZA-00000|main|5", "TAZA-00001|main|0");
    }

    @Test
    void lines_of_several_moments_are_no_line_twice_and_the_newest_holds() {
        feed.selling(1);
        String path = imported(
                "sku,stock,observedAt\nTAZA-00000,7,2026-02-03T00:00:00Z\nTAZA-00000,5,2026-02-02T00:00:00Z\n");
        assertThat(page(olga, path).select("#standing").text()).contains("Ignoradas: hay un dato más nuevo 1",
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
                + " si es nuevo, primero tiene que enviar su stock tu sistema");
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

    private List<String> refused(String path) {
        return page(olga, path).select("#refused tbody tr").eachText();
    }

    private List<String> levels() {
        return Shop.rows("select sku, code, on_hand from stock_level join product on product.id = product_id"
                + " join warehouse on warehouse.id = warehouse_id where product.retailer_id = " + feed.shop.retailerId
                + " order by sku, code");
    }

    @Test
    void a_viewer_sees_how_far_it_is_and_hands_nothing_in() {
        feed.selling(1);
        String path = imported("sku,stock\nTAZA-00000,4\n");
        RequestSpecification vera = person("vera", "viewer");
        assertThat(page(vera, path).select("#standing").text()).contains("Terminado");
        assertThat(page(vera, "/intake").select("form.import")).isEmpty();
        assertThat(send(vera, "conteo.csv", "sku,stock\n", "es").statusCode()).isEqualTo(403);
    }

    @Test
    void another_shop_finds_nothing() {
        feed.selling(1);
        String path = imported("sku,stock\nTAZA-00000,x\n");
        RequestSpecification otto = People.stranger("otto", "operator,retailer:" + new Shop().code);
        assertThat(given().spec(otto).get(path).statusCode()).isEqualTo(404);
        assertThat(given().spec(otto).get(path + "/refused.csv").statusCode()).isEqualTo(404);
        assertThat(post(otto, path + "/stop").statusCode()).isEqualTo(404);
        assertThat(page(otto, "/intake").select("#files")).isEmpty();
    }

    @Test
    void without_the_token_of_the_form_nothing_is_taken() {
        assertThat(given().spec(olga).multiPart("file", "conteo.csv", "sku,stock\n".getBytes(UTF_8), "text/csv")
                .post("/intake/imports").statusCode()).isEqualTo(400);
    }

    @Test
    void a_sixth_file_waits_while_five_of_the_shop_are_under_way() throws SQLException {
        try (Connection holding = database.getConnection(); Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            // Nothing can be applied until this ends.
            statement.execute("lock table stock_import_line in access exclusive mode");
            Shop.execute("insert into stock_import (retailer_id, name, person) select " + feed.shop.retailerId
                    + ", 'x', 'x' from generate_series(1, 5)");
            Response answer = send(olga, "conteo.csv", "sku,stock\nTAZA-00000,1\n", "en");
            holding.rollback();
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Jsoup.parse(answer.asString()).select("#file-error").text()).contains("5 files under way");
        }
    }

    @Test
    void a_crash_between_two_batches_neither_loses_a_line_nor_applies_one_twice() throws SQLException {
        feed.selling(10);
        String lines = IntStream.range(0, 20_000).mapToObj(i -> "TAZA-0000" + i % 10 + "," + i + "," + FEBRUARY
                .plusSeconds(i))
                .collect(Collectors.joining("\n"));
        String waiting = " from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
                + " and query like '%from stock_level%for no key update%'";
        String path;
        try (Connection holding = database.getConnection(); Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            // Whoever applies lines locks the level first.
            statement.execute("select from stock_level where retailer_id = " + feed.shop.retailerId + " for update");
            path = send(olga, "conteo.csv", "sku,stock,observedAt\n" + lines, "es").header("Location")
                    .replaceFirst("^https?://[^/]+", "");
            await().until(() -> Shop.number("select count(*)" + waiting) > 0);
            statement.execute("select pg_terminate_backend(pid)" + waiting);
            holding.rollback();
        }
        finished(path);
        assertThat(page(olga, path).select("#standing").text()).contains("20.000 de 20.000 líneas",
                "Actualizadas 40", "Ignoradas: hay un dato más nuevo 19.960");
        assertThat(Shop.rows("select on_hand from stock_level where retailer_id = " + feed.shop.retailerId
                + " order by on_hand")).containsExactlyElementsOf(
                        IntStream.range(19_990, 20_000).mapToObj(Integer::toString).toList());
    }

    @Test
    void what_was_handed_in_more_than_a_year_ago_is_forgotten() {
        feed.selling(1);
        String old = imported("sku,stock\nNO-HAY,4\n");
        String recent = imported("sku,stock\nNO-HAY,5\n");
        Shop.execute("update stock_import set received_at = now() - interval '367 days' where id = "
                + old.replaceAll(".*/", ""));
        imports.forget();
        assertThat(given().spec(olga).get(old).statusCode()).isEqualTo(404);
        assertThat(given().spec(olga).get(recent).statusCode()).isEqualTo(200);
        assertThat(Shop.number("select count(*) from stock_import_refusal where retailer_id = "
                + feed.shop.retailerId)).isEqualTo(1);
    }

    private String imported(String text) {
        Response answer = send(olga, "C:\\fakepath\\conteo.csv", text, "es");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        String path = answer.header("Location").replaceFirst("^https?://[^/]+", "");
        finished(path);
        return path;
    }

    private void finished(String path) {
        await()
                .until(() -> page(olga, path).select("#standing").text().startsWith("Terminado"));
    }

    private static Response post(RequestSpecification person, String path) {
        Response opened = given().spec(person).get("/stock");
        return given().redirects().follow(false).spec(person).cookies(opened.cookies())
                .formParam("csrf-token", token(opened)).post(path);
    }

    private static String token(Response opened) {
        return Jsoup.parse(opened.asString()).select("input[name=csrf-token]").first().val();
    }

    private static Response send(RequestSpecification person, String name, String text, String language) {
        Response opened = given().spec(person).get("/stock");
        return given().redirects().follow(false).spec(person).header("Accept-Language", language)
                .cookies(opened.cookies())
                .multiPart("csrf-token", token(opened))
                .multiPart("file", name, text.getBytes(UTF_8), "text/csv").post("/intake/imports");
    }

    private RequestSpecification person(String name, String role) {
        return People.stranger(name, role + ",retailer:" + feed.shop.code);
    }

    private static Document page(RequestSpecification person, String path) {
        return Jsoup.parse(given().redirects().follow(false).spec(person).header("Accept-Language", "es").get(path)
                .then().statusCode(200).extract().asString());
    }
}
