package dev.vigia.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file may say what kits are made of. */
@QuarkusTest
class KitsByFileTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    private List<String> kits() {
        return Shop.rows(
                "select kit.sku, component.sku, quantity from kit_component join product kit on kit.id = kit_id"
                        + " join product component on component.id = component_id where kit.retailer_id = "
                        + feed.shop.retailerId + " order by 1, 2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Kit", "Componentes", "Composición", "Composição", "Components",
            "Componentes (SKU x 2 | SKU x 1)" })
    void a_column_says_what_kits_are_made_of(String heading) {
        long amazon = feed.shop.integration("amazon", 2);
        feed.selling(2);
        String path = desk.compared("sku,nombre," + heading + "\nJUEGO,Juego,TAZA-00000 x 2 | TAZA-00001 x 1\n"
                + "PAR,Par,TAZA-00000:2;TAZA-00001:1\nTAZA-00000,,no\n", Map.of());
        assertThat(desk.refused(path)).isEmpty();
        assertThat(desk.page(path).select("#impacts tbody td").eachText()).as("five of each would be offered")
                .element(2).isEqualTo("2");
        desk.applied(path);
        assertThat(kits()).containsExactly("JUEGO|TAZA-00000|2", "JUEGO|TAZA-00001|1", "PAR|TAZA-00000|2",
                "PAR|TAZA-00001|1");
        assertThat(feed.selling(amazon)).isEqualTo(4);
    }

    @Test
    void what_cannot_be_a_kit_is_refused_with_its_reason_and_the_others_are_applied() {
        feed.selling(2);
        String path = desk.applied(desk.compared("sku;nombre;stock;kit\nA;A;;TAZA-00000 y dos más\nB;B;;NADIE x 2\n"
                + "C;C;;D x 1\nD;D;;TAZA-00000 x 1\nE;E;4;TAZA-00001 x 1\nNUEVO;Nuevo;7;\nF;F;;NUEVO x 2\n", Map.of()));
        assertThat(desk.refused(path)).hasSize(4);
        assertThat(String.join("\n", desk.refused(path))).contains("2 A kit TAZA-00000 y dos más",
                "no se entiende de qué se compone", "3 B kit NADIE", "no hay ningún producto con el SKU",
                "4 C kit D", "este componente es un kit", "6 E", "un kit no tiene stock propio");
        assertThat(kits()).containsExactly("D|TAZA-00000|1", "E|TAZA-00001|1", "F|NUEVO|2");
    }

    @ParameterizedTest
    @CsvSource({ "es, Componentes", "pt, Componentes", "en, Components" })
    void another_composition_is_shown_as_such(String language, String components) {
        feed.selling(2);
        desk.applied(desk.compared("sku;nombre;kit\nJUEGO;Juego;TAZA-00000 x 2\n", Map.of()));
        String path = desk.compared("sku;kit\nJUEGO;TAZA-00001 x 3\n", Map.of());
        assertThat(desk.page(path, language).select("#product-changes tbody tr").eachText()).containsExactly(
                "JUEGO " + components + " TAZA-00000 x 2 TAZA-00001 x 3");
    }

    @Test
    void what_is_wrong_with_a_kit_is_told_of_the_column_as_the_file_names_it() {
        feed.selling(1);
        String path = desk.compared("sku;nombre;Componentes\nA;A;TAZA-00000 y más\nB;B;NADIE x 2\n", Map.of());
        assertThat(desk.refused(path)).satisfiesExactly(row -> assertThat(row).startsWith("2 A Componentes"),
                row -> assertThat(row).startsWith("3 B Componentes NADIE"));
    }

    @Test
    void what_a_file_counts_of_components_is_foretold_of_their_kits() {
        long amazon = feed.shop.integration("amazon", 2);
        feed.selling(2);
        desk.applied(desk.compared("sku;nombre;kit\nJUEGO;Juego;TAZA-00000 x 2 | TAZA-00001 x 1\n", Map.of()));
        assertThat(feed.selling(amazon)).isEqualTo(3);
        String path = desk.compared("sku;stock\nTAZA-00000;4\nTAZA-00001;30\n", Map.of());
        assertThat(desk.page(path).select("#impacts tbody td").eachText()).element(1).isEqualTo("1");
        desk.applied(path);
        assertThat(feed.selling(amazon)).isEqualTo(2);
    }
}
