package dev.vigia.intake.column;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was refused is told in the words of the file, or in those of the portal where the file has no such column. */
@QuarkusTest
class RefusedColumnsTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void an_unknown_sku_stands_in_the_column_of_the_file() {
        feed.selling(1);
        String path = desk.compared("Código;Existencia\nNO-HAY;4\n", Map.of());
        assertThat(desk.refused(path)).singleElement().asString().startsWith("2 NO-HAY Código NO-HAY no hay ningún");
        assertThat(file(path)).contains("2;NO-HAY;Código;NO-HAY;");
    }

    @Test
    void a_product_that_became_unknown_before_it_was_applied_does_too() {
        feed.selling(2);
        String path = desk.compared("Código;Existencia\nTAZA-00000;4\nTAZA-00001;5\n", Map.of());
        Shop.execute("update product set sku = 'OTRA' where sku = 'TAZA-00001' and retailer_id = "
                + feed.shop.retailerId);
        desk.applied(path);
        assertThat(desk.refused(path)).singleElement().asString().startsWith("3 TAZA-00001 Código TAZA-00001 ");
    }

    @Test
    void a_column_that_the_file_lacks_has_its_name_of_the_portal_in_the_download_too() {
        feed.selling(1);
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + feed.shop.retailerId
                + ", 'norte', 'Norte')");
        String path = desk.compared("Código;Existencia\nTAZA-00000;4\n", Map.of());
        assertThat(file(path)).contains("2;TAZA-00000;Almacén;;");
    }

    @Test
    void further_lines_of_a_product_without_a_name_say_that_there_is_no_such_product() {
        String path = desk.compared("Código;Nombre;Categoría;Depósito;Existencia\nA;;Casa;Norte;5\nA;;;Sur;6\n", Map
                .of());
        assertThat(desk.refused(path)).satisfiesExactly(
                first -> assertThat(first).contains("2 A", "falta el nombre"),
                further -> assertThat(further).contains("3 A Código A no hay ningún producto con este SKU"));
    }

    private List<String> file(String path) {
        return new String(desk.get(path + "/refused.csv").asByteArray(), UTF_8).lines()
                .map(line -> line.replaceAll("(([^;]*;){4}).*", "$1")).toList();
    }
}
