package dev.vigia.intake;

import static dev.vigia.Patiently.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.People;
import dev.vigia.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImportTest {

    @Inject
    DataSource database;

    @Inject
    StockImports imports;

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
                "3 TAZA-00001 stock debe ser un número entero",
                "4 NO-HAY sku no hay ningún producto con este SKU; carga primero el producto");
        assertThat(feed.selling(amazon)).isEqualTo(2);
        assertThat(page(olga, "/intake").select("#files").text()).contains("conteo.csv", "Terminado", "Rechazadas: 2");
        assertThat(Shop.number("select count(*) from stock_import_line")).isZero();
        assertThat(Shop.rows("source) from stock_change where on_hand = 4 and retailer_id = " + feed.shop.retailerId))
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
        String path = imported("sku,onHand\n" + IntStream.range(0, 12_000)
                .mapToObj(i -> i % 12 == 0 ? "=cmd" + i + ",x" : "TAZA-00000," + i).collect(Collectors.joining("\n")));
        assertThat(page(olga, path).select("#refused tbody tr")).hasSize(100);
        assertThat(page(olga, path).select("#refused-title").text()).contains("las primeras 100");
        Response file = given().spec(olga).header("Accept-Language", "es").get(path + "/refused.csv");
        assertThat(file.contentType()).isEqualToIgnoringCase("text/csv; charset=UTF-8");
        assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"rechazadas-");
        String[] lines = new String(file.asByteArray(), UTF_8).split("\r?\n");
        assertThat(lines).hasSize(1_001);
        assertThat(lines[0]).isEqualTo("\uFEFFLínea;SKU;Columna;Por qué");
        assertThat(lines[1]).isEqualTo("2;'=cmd0;onHand;debe ser un número entero");
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
        await().until(() -> Shop.row("retry_at > now(), retry_at <= now() + interval '5 minutes', failures > 0)"
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
            "es | 'nombre,precio' | 'La primera línea debe nombrar las columnas; tiene que haber \"sku\" y \"stock\". "
                    + "Nombra otras. (nombre, precio)'",
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
    void a_file_that_breaks_off_in_the_middle_leaves_none_of_its_lines() {
        feed.selling(1);
        String text = "sku,stock\n" + "TAZA-00000,4\n".repeat(6_000) + "\"TAZA-00000,4\n";
        assertThat(send(olga, "conteo.csv", text, "es").statusCode()).isEqualTo(422);
        assertThat(Shop.number("select count(*) from stock_import_line where retailer_id = " + feed.shop.retailerId))
                .isZero();
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
        String lines = IntStream.range(0, 20_000).mapToObj(i -> "TAZA-0000" + i % 10 + "," + i)
                .collect(Collectors.joining("\n"));
        String waiting = " from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
                + " and query like '%from stock_level%for no key update%'";
        String path;
        try (Connection holding = database.getConnection(); Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            // Whoever applies lines locks the level first.
            statement.execute("select from stock_level where retailer_id = " + feed.shop.retailerId + " for update");
            path = send(olga, "conteo.csv", "sku,stock\n" + lines, "es").header("Location")
                    .replaceFirst("^https?://[^/]+", "");
            await().until(() -> Shop.number("select count(*)" + waiting) > 0);
            statement.execute("select pg_terminate_backend(pid)" + waiting);
            holding.rollback();
        }
        finished(path);
        assertThat(page(olga, path).select("#standing").text()).contains("20.000 de 20.000 líneas",
                "Actualizadas 40", "Ignoradas: hay un dato más nuevo 19.960");
        assertThat(Shop.rows("on_hand) from stock_level where retailer_id = " + feed.shop.retailerId
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
