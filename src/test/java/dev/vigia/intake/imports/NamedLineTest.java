package dev.vigia.intake.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Which line names the columns is shown, and a person may say that it is another, or none. */
@QuarkusTest
class NamedLineTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void a_column_without_a_name_does_not_make_goods_of_the_names() {
        feed.selling(2);
        String path = asked(",Art,Cant\n0,TAZA-00000,5\n1,TAZA-00001,7\n");
        assertThat(chosen(path + "/columns")).isEqualTo("Línea 1: Art · Cant");
        named(path, "1", "", "SKU", "ON_HAND");
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|5", "TAZA-00001|main|7");
        desk.applied(desk.compared(",Art,Cant\n0,TAZA-00000,6\n", Map.of()));
        assertThat(desk.levels()).contains("TAZA-00000|main|6");
    }

    @Test
    void another_line_may_be_chosen_and_what_was_said_of_the_first_is_forgotten() {
        feed.selling(2);
        String text = "Local;Uno;Dos\nArt;Nota;Cant\nTAZA-00000;a;5\nTAZA-00001;b;7\n";
        String path = asked(text);
        named(path, "1", "SKU", "", "ON_HAND");
        Document page = desk.page(path + "/columns?head=2");
        assertThat(page.select("#head option[selected]").text()).isEqualTo("Línea 2: Art · Nota · Cant");
        assertThat(page.select("#columns tbody label").eachText()).containsExactly("Art", "Nota", "Cant");
        named(path, "2", "SKU", "", "ON_HAND");
        assertThat(desk.refused(path)).isEmpty();
        desk.applied(path);
        String again = desk.applied(desk.compared(text.replace(";7", ";8"), Map.of()));
        assertThat(desk.refused(again)).isEmpty();
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|5", "TAZA-00001|main|8");
        assertThat(Shop.number("select count(*) from column_mapping where retailer_id = " + feed.shop.retailerId))
                .isEqualTo(1);
    }

    @Test
    void a_file_that_begins_with_its_goods_loses_none_of_them() {
        feed.selling(3);
        String path = asked("TAZA-00000;a;5\nTAZA-00001;b;7\n");
        assertThat(chosen(path + "/columns")).isEqualTo("Ninguna: el archivo empieza con sus productos");
        assertThat(desk.page(path + "/columns").select("#columns tbody label").eachText()).containsExactly("A", "B",
                "C");
        named(path, "0", "SKU", "", "ON_HAND");
        desk.applied(path);
        desk.applied(desk.compared("TAZA-00002;x;9\nTAZA-00001;b;1.234,00\n", Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|5", "TAZA-00001|main|1234", "TAZA-00002|main|9");
        assertThat(ImportDesk.path(desk.send("otro.csv", "Art;Nota;Cant\nTAZA-00002;x;9\n".getBytes(UTF_8), Map.of())))
                .endsWith("/columns");
    }

    private String asked(String text) {
        Response answer = desk.send("conteo.csv", text.getBytes(UTF_8), Map.of());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(ImportDesk.path(answer)).endsWith("/columns");
        return ImportDesk.path(answer).replace("/columns", "");
    }

    private String chosen(String path) {
        return desk.page(path).select("#head option[selected]").text();
    }

    private void named(String path, String head, String... meanings) {
        Response answer = desk.postAll(path + "/columns", Map.of("head", List.of(head), "meaning", List.of(meanings)));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        desk.waitForPreview(path);
    }
}
