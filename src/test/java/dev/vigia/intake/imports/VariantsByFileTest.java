package dev.vigia.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Products with several variants, of which a store says the name only once, and those with several categories. */
@QuarkusTest
class VariantsByFileTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void each_variant_is_a_product_with_the_name_and_category_of_the_first_and_its_stock_counts() {
        String path = desk.compared("""
                Handle,Title,Product Category,Variant SKU,Variant Inventory Qty,Image Src
                taza,Taza,Casa > Cocina,TAZA-R,12,https://x/1.jpg
                taza,,,TAZA-A,3,https://x/2.jpg
                taza,,,,,https://x/3.jpg
                mate,Mate,,MATE-1,5,
                mate,,,,7,
                """, Map.of());
        assertThat(desk.refused(path)).singleElement().asString().startsWith("6").contains("falta el SKU");
        desk.applied(path);
        assertThat(products()).containsExactly("MATE-1|Mate|Sin categoría", "TAZA-A|Taza|Casa > Cocina",
                "TAZA-R|Taza|Casa > Cocina");
        assertThat(desk.levels()).containsExactly("MATE-1|main|5", "TAZA-A|main|3", "TAZA-R|main|12");
    }

    @Test
    void so_it_is_where_the_line_of_a_variant_ends_before_the_name() {
        desk.applied(desk.compared("Handle;SKU;Stock;Nombre;Categoría\ntaza;TAZA-R;12;Taza;Casa\ntaza;TAZA-A;3\n", Map
                .of()));
        assertThat(products()).containsExactly("TAZA-A|Taza|Casa", "TAZA-R|Taza|Casa");
    }

    @Test
    void of_several_categories_the_deepest_is_kept() {
        desk.applied(desk.compared("sku,name,categories,qty\n"
                + "TAZA-1,Taza,\"Default Category/Casa,Default Category/Casa/Cocina\",12.0000\n"
                + "MATE-1,Mate,Default Category,1.0000\n", Map.of()));
        assertThat(products()).containsExactly("MATE-1|Mate|Sin categoría", "TAZA-1|Taza|Casa > Cocina");
    }

    private List<String> products() {
        return Shop.rows("select sku, product.name, path from product join category on category.id = category_id"
                + " where product.retailer_id = " + feed.shop.retailerId + " order by sku");
    }
}
