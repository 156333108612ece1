package dev.vigia.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.NoCategory;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Products of which a file names no category go to one, in whatever language the file is handed in. */
@QuarkusTest
class NoCategoryTest {

    private final Shop shop = new Shop();
    private final ImportDesk desk = new ImportDesk(shop);

    @Inject
    NoCategory noCategory;

    @Test
    void the_one_that_the_retailer_has_is_taken() {
        Shop.execute("insert into category (retailer_id, path) values (" + shop.retailerId + ", 'No category')");
        desk.applied(desk.compared("SKU;Nombre;Stock\nA;a;3\n", Map.of()));
        assertThat(Shop.rows("select path from category where retailer_id = " + shop.retailerId)).containsExactly(
                "No category");
    }

    @Test
    void where_there_is_none_it_is_that_of_whoever_comes_first() {
        desk.compared("SKU;Nombre;Stock\nA;a;3\n", Map.of());
        assertThat(noCategory.of(shop.retailerId, "No category")).isEqualTo("Sin categoría");
        assertThat(noCategory.of(shop.retailerId, "Ofertas")).isEqualTo("Ofertas");
        assertThat(noCategory.of(new Shop().retailerId, "Sem categoria")).isEqualTo("Sem categoria");
    }
}
