package dev.vigia.intake.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.file.ImportFixture;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several lines of one SKU and warehouse that say different things: nobody knows which is right. */
@QuarkusTest
class DoubledLinesTest extends ImportFixture {

    private static final String WHY = "otra línea tiene este SKU en el mismo almacén; vale la que deja menos disponible";

    @ParameterizedTest
    @CsvSource({ "5, 0, 2, 5, 0", "0, 5, 3, 5, 0", "-3, 0, 3, 0, -3", "7, 7, 3, 7, 7",
            "Ilimitado, 5, 2, ∞, 5", "5, Ilimitado, 3, ∞, 5" })
    void the_one_that_leaves_least_to_sell_holds_and_the_other_is_told(String first, String second, int line,
            String told, int level) {
        feed.selling(1);
        String path = imported("sku;stock\nTAZA-00000;" + first + "\nTAZA-00000;" + second + "\n");
        assertThat(refused(path)).containsExactly(line + " TAZA-00000 sku " + told + " " + WHY);
        assertThat(levels()).containsExactly("main|" + level + "|0");
    }

    @Test
    void what_is_reserved_is_not_there_to_sell() {
        feed.selling(1);
        imported("sku;stock;reservado\nTAZA-00000;5;0\nTAZA-00000;10;9\n");
        assertThat(levels()).containsExactly("main|10|9");
    }

    @Test
    void each_warehouse_of_a_wide_file_is_looked_at_alone() {
        feed.selling(1);
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + feed.shop.retailerId
                + ", 'Norte', 'Norte')");
        String path = imported("sku;stock main;stock Norte\nTAZA-00000;5;0\nTAZA-00000;0;5\n");
        assertThat(levels()).containsExactly("Norte|0|0", "main|0|0");
        assertThat(refused(path)).extracting(row -> row.substring(0, 1)).containsExactly("2", "3");
    }

    @Test
    void a_line_that_retires_a_product_retires_it_wherever_it_stands() {
        feed.selling(3);
        imported("sku;retirado\nTAZA-00000;no\nTAZA-00000;sí\nTAZA-00001;sí\nTAZA-00001;no\nTAZA-00002;no\n");
        assertThat(Shop.rows("select sku from product where retired_at is not null and retailer_id = "
                + feed.shop.retailerId + " order by sku")).containsExactly("TAZA-00000", "TAZA-00001");
    }

    private List<String> levels() {
        return Shop.rows("select code, on_hand, reserved from stock_level join warehouse on warehouse.id = warehouse_id"
                + " where stock_level.retailer_id = " + feed.shop.retailerId + " order by code");
    }
}
