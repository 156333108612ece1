package dev.vigia.intake.file;

import static dev.vigia.testing.request.Requests.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of stock that people hand in, and what they are told of them. */
@QuarkusTest
class ImportTest extends ImportFixture {

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
        assertThat(page.select("#progress").text()).contains("Terminado", "4 de 4 líneas", "Actualizadas 1",
                "Sin cambios 1", "Rechazadas 2", "precio");
        assertThat(page.select("#refused tbody tr").eachText()).containsExactly(
                "3 TAZA-00001 stock doce debe ser un número entero",
                "4 NO-HAY sku NO-HAY no hay ningún producto con este SKU; carga primero el producto");
        assertThat(feed.selling(amazon)).isEqualTo(2);
        assertThat(page(olga, "/intake").select("#files").text()).contains("conteo.csv", "Terminado", "Rechazadas: 2");
        assertThat(Shop.number("select count(*) from stock_import_line where retailer_id = " + feed.shop.retailerId))
                .isZero();
        assertThat(Shop.rows("select source from stock_change where on_hand = 4 and retailer_id = "
                + feed.shop.retailerId))
                .containsExactly("file:conteo.csv\nperson:Olga");
    }

    @Test
    void a_file_of_which_nothing_was_applied_does_not_look_like_a_success() {
        feed.selling(1);
        Document page = page(olga, imported("sku,stock\nNO-HAY,4\nTAMPOCO,5\n"));
        assertThat(page.select("#progress").text()).contains("Ninguna línea se aplicó: 2 rechazadas.");
        assertThat(page.select("#progress .state").hasClass("state-stop")).isTrue();
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
        assertThat(page(olga, again).select("#progress").text()).contains("Actualizadas 0", "Sin cambios 2");
    }

    @Test
    void what_would_empty_an_integration_is_held_and_asked() {
        long amazon = feed.shop.integration("amazon", 0);
        feed.selling(100);
        String path = imported("sku,stock\n" + IntStream.range(0, 60).mapToObj(i -> Feed.sku(i) + ",0")
                .collect(Collectors.joining("\n")));
        assertThat(page(olga, path).select("#progress").text()).contains("Retenidas 60", "esperan una decisión");
        assertThat(feed.selling(amazon)).isEqualTo(100);
        Shop.execute("update held_change set decision = 'DISCARDED', decided_by = 'olga', decided_at = now()"
                + " where retailer_id = " + feed.shop.retailerId);
        assertThat(page(olga, path).select("#progress").text()).contains("Retenidas 60")
                .doesNotContain("esperan una decisión");
    }

    @Test
    void a_page_that_asks_how_far_it_is_learns_once_that_the_refused_lines_may_be_read() {
        feed.selling(1);
        String path = imported("sku,stock\nTAZA-00000,x\n");
        Response asked = given().spec(olga).header("HX-Target", "progress").get(path);
        assertThat(asked.header("HX-Trigger")).isEqualTo("finished");
        assertThat(Jsoup.parse(asked.asString()).select("#outcome").text()).isNotEmpty();
        assertThat(given().spec(olga).header("HX-Target", "refused-lines").get(path).header("HX-Trigger")).isNull();
        assertThat(page(olga, path).select("#outcome").text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "es | 'nombre,precio' | 'Una de las primeras líneas debe nombrar las columnas; tiene que haber "
                    + "\"sku\" y \"stock\". El archivo debe estar en UTF-8, UTF-16 o Windows-1252, con coma, punto y coma, "
                    + "tabulación o barra entre las celdas. Empieza así (nombre,precio)'",
            "es | 'sku;stock' | 'El archivo nombra las columnas pero no tiene ninguna línea debajo. No se cambió nada.'",
            "en | 'sku;stock\n;;\n\u00A0;' | 'The file names its columns but has no lines below them. Nothing was changed.'",
            "pt | 'sku,stock,estoque' | 'Duas colunas da primeira linha significam o mesmo, ou uma pode significar duas coisas. (stock, estoque)'",
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
    void a_viewer_sees_how_far_it_is_and_hands_nothing_in() {
        feed.selling(1);
        String path = imported("sku,stock\nTAZA-00000,4\n");
        RequestSpecification vera = person("vera", "viewer");
        assertThat(page(vera, path).select("#progress").text()).contains("Terminado");
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
}
