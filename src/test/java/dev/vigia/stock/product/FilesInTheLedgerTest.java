package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change that came by a file says who agreed to the file. */
@QuarkusTest
class FilesInTheLedgerTest {

    private static final String BY_A_PERSON = "file:conteo.csv\nperson:Ana";
    private static final String BY_A_SCHEDULE = "file:conteo.csv\nschedule:erp/lunes";
    private static final String BY_NOBODY = "file:conteo.csv";

    private Shelf shelf;
    private long product;

    @BeforeEach
    void changes() {
        shelf = new Shelf();
        product = shelf.product("1", "Taza");
        long warehouse = Shop.number("insert into warehouse (retailer_id, code, name) values (" + shelf.shop.retailerId
                + ", 'main', 'main') returning id");
        Shop.execute("update product set created_at = '2026-05-01T00:00:00Z' where id = " + product);
        int units = 0;
        for (String source : List.of(BY_A_PERSON, BY_A_SCHEDULE, BY_NOBODY)) {
            Shop.execute(
                    "insert into stock_change (retailer_id, product_id, warehouse_id, on_hand, reserved, unlimited,"
                            + " observed_at, recorded_at, source) values (" + shelf.shop.retailerId + ", " + product
                            + ", "
                            + warehouse + ", " + units + ", 0, false, now(), timestamptz '2026-05-03 10:00:00+00' - "
                            + units
                            + " * interval '1 minute', '" + source + "')");
            units++;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es | Archivo conteo.csv, por Ana | Archivo conteo.csv, por la importación programada erp/lunes | Archivo conteo.csv
            pt | Arquivo conteo.csv, por Ana | Arquivo conteo.csv, pela importação agendada erp/lunes | Arquivo conteo.csv
            en | File conteo.csv, by Ana | File conteo.csv, by the scheduled import erp/lunes | File conteo.csv
            """)
    void on_the_page_and_in_the_export(String language, String person, String schedule, String nobody) {
        assertThat(Jsoup.parse(shelf.request(language).get("/stock/1").asString()).select(
                ".timeline-stock .timeline-what p:last-child")
                .eachText()).satisfiesExactly(line -> assertThat(line).startsWith(person), line -> assertThat(line)
                        .startsWith(schedule), line -> assertThat(line).startsWith(nobody));
        // English separates by commas, and so quotes what has one.
        assertThat(shelf.request(language).get("/products/" + product + "/changes.csv").asString().lines().skip(1)
                .map(line -> line.replace("\"", "")))
                .satisfiesExactly(line -> assertThat(line).endsWith(person), line -> assertThat(line).endsWith(
                        schedule),
                        line -> assertThat(line).endsWith(nobody));
    }
}
