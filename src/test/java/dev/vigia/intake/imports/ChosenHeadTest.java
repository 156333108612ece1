package dev.vigia.intake.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which line names the columns is remembered, wherever it is. */
@QuarkusTest
class ChosenHeadTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void a_line_far_down_may_be_chosen_and_is_shown_to_whoever_changes_the_columns() {
        feed.selling(1);
        String path = said("Informe;de;ventas\n".repeat(44) + "Art;Nota;Cant\nTAZA-00000;a;5\n", "45", "SKU", "",
                "ON_HAND");
        assertThat(desk.page(path + "/columns").select("#head option[selected]").text()).startsWith("Línea 45: Art");
        assertThat(desk.page(path + "/columns").select("input[name=head]").val()).isEqualTo("45");
    }

    @Test
    void so_is_that_there_is_none() {
        feed.selling(2);
        String path = said("TAZA-00000;a;5\nSKU;Nota;Stock\nTAZA-00001;b;7\n", "0", "SKU", "", "ON_HAND");
        assertThat(desk.standing(path)).contains("El archivo no nombra sus columnas");
        assertThat(desk.page(path + "/columns").select("#head option[selected]").text()).startsWith("Ninguna");
        desk.post(path + "/reading", Map.of("numbers", "COMMA"));
        desk.waitForPreview(path);
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|5", "TAZA-00001|main|7");
    }

    @Test
    void what_was_said_of_products_without_names_of_columns_is_known_the_next_time() {
        said("TAZA;Taza;Casa\nMATE;Mate;Casa\n", "0", "SKU", "NAME", "CATEGORY");
        String page = ImportDesk.path(desk.send("otros.csv", "JARRA;Jarra;Casa\nPAVA;Pava;Casa\n".getBytes(UTF_8), Map
                .of()));
        assertThat(desk.page(page).select("#head option[selected]").text()).startsWith("Ninguna");
        assertThat(desk.page(page).select("select[name=meaning] option[selected]").eachAttr("value")).containsExactly(
                "SKU", "NAME", "CATEGORY");
        String path = desk.compared("TAZA-1;Taza;Casa\nMATE-1;Mate;Casa\n", Map.of());
        assertThat(desk.standing(path)).contains("El archivo no nombra sus columnas");
        assertThat(desk.preview(path)).contains("Productos nuevos 2");
    }

    private String said(String text, String head, String... meanings) {
        String path = ImportDesk.path(desk.send("conteo.csv", text.getBytes(UTF_8), Map.of())).replace("/columns", "");
        assertThat(desk.postAll(path + "/columns", Map.of("head", List.of(head), "meaning", List.of(meanings)))
                .statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
        return path;
    }
}
