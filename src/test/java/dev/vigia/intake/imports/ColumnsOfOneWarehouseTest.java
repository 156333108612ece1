package dev.vigia.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several columns of a line may mean one warehouse, once a person has said which one their names mean. */
@QuarkusTest
class ColumnsOfOneWarehouseTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void the_smaller_count_holds_and_the_other_is_told_in_the_words_of_the_file() {
        feed.selling(3);
        isTheSameAsMain("Geral");
        isTheSameAsMain("Loja");
        String path = asked("SKU;Geral;Loja\nTAZA-00000;9;4\nTAZA-00001;2;5\nTAZA-00002;7;\n", "SKU", "UNITS_OF:Geral",
                "UNITS_OF:Loja");
        assertThat(desk.refused(path)).satisfiesExactly(
                row -> assertThat(row).startsWith("2 TAZA-00000 Geral 9").contains("el mismo almacén"),
                row -> assertThat(row).startsWith("3 TAZA-00001 Loja 5").contains("el mismo almacén"));
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|4", "TAZA-00001|main|2", "TAZA-00002|main|7");
    }

    @Test
    void so_it_is_of_a_warehouse_beside_another_name_of_it() {
        feed.selling(2);
        isTheSameAsMain("Geral");
        String path = asked("SKU;main;Geral\nTAZA-00000;9;4\nTAZA-00001;2;Ilimitado\n", "SKU", "UNITS_OF:main",
                "UNITS_OF:Geral");
        assertThat(desk.refused(path)).hasSize(2);
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|4", "TAZA-00001|main|2");
    }

    private void isTheSameAsMain(String code) {
        Shop.execute("insert into warehouse_mapping (retailer_id, code, warehouse_id, person, chosen_at) select "
                + feed.shop.retailerId + ", '" + code + "', id, 'olga', now() from warehouse where code = 'main'"
                + " and retailer_id = " + feed.shop.retailerId);
    }

    private String asked(String text, String... meanings) {
        String path = ImportDesk.path(desk.send("ancho.csv", text.getBytes(StandardCharsets.UTF_8), Map.of()))
                .replace("/columns", "");
        assertThat(desk.post(path + "/columns", "meaning", List.of(meanings)).statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
        return path;
    }
}
