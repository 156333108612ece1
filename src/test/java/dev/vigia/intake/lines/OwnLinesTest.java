package dev.vigia.intake.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.file.ImportFixture;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A line is applied for its own retailer, even if it names a file of another. */
@QuarkusTest
class OwnLinesTest extends ImportFixture {

    private final Feed other = new Feed();

    @AfterEach
    void take_the_lines_away() {
        for (String table : new String[] { "stock_import_line", "stock_import_product" }) {
            Shop.execute("delete from " + table + " where retailer_id = " + other.shop.retailerId);
        }
    }

    @Test
    void what_another_retailer_says_in_a_file_is_neither_applied_nor_thrown_away() {
        feed.selling(3);
        String path = read("sku;stock\nTAZA-00000;4\n");
        long file = Long.parseLong(path.replaceFirst(".*/", ""));
        Shop.execute("insert into stock_import_line (stock_import_id, line, retailer_id, sku, warehouse, on_hand,"
                + " reserved, unlimited) values (" + file + ", 3, " + other.shop.retailerId
                + ", 'TAZA-00001', 'main', 0, 0, false)");
        Shop.execute("insert into stock_import_product (stock_import_id, sku, line, retailer_id, retired) values ("
                + file + ", 'TAZA-00002', 4, " + other.shop.retailerId + ", true)");
        confirmed(path);
        finished(path);
        assertThat(Shop.rows("select sku, on_hand, retired_at is null from stock_level join product on product.id ="
                + " product_id where product.retailer_id = " + feed.shop.retailerId + " order by sku"))
                .containsExactly("TAZA-00000|4|t", "TAZA-00001|10|t", "TAZA-00002|10|t");
        assertThat(Shop.number("select count(*) from stock_import_line where stock_import_id = " + file)).isOne();
    }

    private String read(String text) {
        return send(olga, "conteo.csv", text, "es").header("Location").replaceFirst("^https?://[^/]+", "");
    }
}
