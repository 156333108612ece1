package dev.vigia.intake.sheets;

import static dev.vigia.intake.sheets.SheetsInOrder.workbook;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refused rows of several sheets come back as one list, in which each cell means what it meant on its sheet. */
@QuarkusTest
class JoinedSheetsTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @ParameterizedTest
    @CsvSource({ "Norte, Sur", "Sur, Norte" })
    void what_is_available_on_one_and_there_on_another_stays_apart(String available, String counted)
            throws IOException {
        feed.describe(0, 1, "Casa");
        feed.send(List.of(item("Norte"), item("Sur")));
        String path = desk.compared("x.xlsx", workbook(Map.of(
                available, List.of("SKU;Disponible;Reservado", "TAZA-00001;5;2"),
                counted, List.of("SKU;Stock;Reservado", "TAZA-00001;10;3"))), Map.of());
        assertThat(desk.refused(path)).hasSize(2);
        feed.describe(1, 2, "Casa");
        String rows = new String(desk.get(path + "/rows.csv").then().statusCode(200).extract().asByteArray(), UTF_8)
                .substring(1);
        assertThat(rows.lines().findFirst().orElseThrow()).contains(";Almacén;").doesNotContain("warehouse");
        desk.applied(desk.compared(rows, Map.of()));
        assertThat(Shop.rows("select code, on_hand, reserved from stock_level"
                + " join product on product.id = product_id join warehouse on warehouse.id = warehouse_id"
                + " where sku = 'TAZA-00001' and product.retailer_id = " + feed.shop.retailerId + " order by code"))
                .containsExactlyInAnyOrder(available + "|5|0", counted + "|10|3");
    }

    private static StockItem item(String warehouse) {
        return new StockItem(0, Feed.sku(0), warehouse, 1, 0, false, Optional.empty());
    }
}
