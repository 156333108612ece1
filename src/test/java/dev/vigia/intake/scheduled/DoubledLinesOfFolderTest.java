package dev.vigia.intake.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody looks at a file that comes by itself before it is applied. */
@QuarkusTest
class DoubledLinesOfFolderTest extends FolderFixture {

    DoubledLinesOfFolderTest() {
        super(2);
    }

    @Test
    void a_zero_among_the_lines_of_one_sku_is_never_dropped() throws IOException {
        desk.watches(folder.toString(), Map.of());
        Path written = Files.writeString(folder.resolve("lunes.csv.part"),
                "sku;stock\nTAZA-00000;5\nTAZA-00000;0\nTAZA-00001;0\nTAZA-00001;5\n");
        Files.move(written, folder.resolve("lunes.csv"));
        desk.awaitTaken(1);
        assertThat(desk.levels()).containsExactly("TAZA-00000|0", "TAZA-00001|0");
        assertThat(Shop.rows("select line, value from stock_import_refusal where retailer_id = "
                + feed.shop.retailerId + " order by line")).containsExactly("2|5", "5|5");
    }
}
