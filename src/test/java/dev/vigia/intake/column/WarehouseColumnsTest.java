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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ColumnMap that are named by warehouses, which mean the same by the database's rule for codes and by no other. */
@QuarkusTest
class WarehouseColumnsTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @ParameterizedTest
    @CsvSource({ "Nandu, Ñandú, Stock Ñandú", "Ñandú, Nandu, Stock Nandu", "N1, N-1, Stock N-1", "N-1, N1, N1",
            "Depósito 1, Deposito 1, Estoque em Deposito 1", "A.B, AB, AB stock", "Norte (2), Norte 2, Norte 2" })
    void one_that_is_only_like_another_is_not_taken_for_it(String first, String second, String heading) {
        feed.selling(1);
        warehouse(first);
        warehouse(second);
        String path = desk.applied(desk.compared("SKU;" + heading + "\nTAZA-00000;3\n", Map.of()));
        assertThat(desk.refused(path)).isEmpty();
        assertThat(desk.levels()).containsExactlyInAnyOrder("TAZA-00000|main|10", "TAZA-00000|" + second + "|3");
    }

    @Test
    void nor_where_there_is_no_other() {
        feed.selling(1);
        warehouse("Nandu");
        desk.applied(desk.compared("SKU;main;Stock Ñandú\nTAZA-00000;3;4\n", Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|3");
    }

    @ParameterizedTest
    @CsvSource({ "İzmir, Stock izmir", "Straße, STRAẞE", "Склад, Stock СКЛАД", "Ñandú, Stock N\u0303ANDU\u0301",
            "Norte, Stock\u00A0NORTE\u200B", "N-1, Stock - N-1", "Norte (2), Stock Norte (2)", "Norte, Stock (norte):",
            "Norte, Stock Norte (requerido)", "Dep., Dep. stock", "Norte, norte_existencias", "1_1, Stock 1_1",
            "Norte, (Stock) Norte", "Norte, StockNorte", "50% rebajas, Stock 50% rebajas" })
    void one_is_known_however_it_is_written(String code, String heading) {
        feed.selling(1);
        warehouse(code);
        desk.applied(desk.compared("SKU;" + heading + "\nTAZA-00000;3\n", Map.of()));
        assertThat(desk.levels()).contains("TAZA-00000|" + code + "|3");
    }

    @ParameterizedTest
    @ValueSource(strings = { "SKU;Stock;Stock - Reservado", "SKU;Stock;Stock-Reservado", "SKU;Stock;Stock − Reservado",
            "SKU;Estoque;Estoque - Reservado", "SKU;On hand;On hand - Reserved",
            "SKU;Existencia;Existencia menos reserva",
            "SKU;Norte;Norte - Reservado", "SKU;Stock Norte;Stock Norte – Reservado" })
    void a_heading_that_may_be_a_subtraction_is_for_a_person_to_explain(String head) {
        feed.selling(1);
        warehouse("Norte");
        assertThat(ImportDesk.path(desk.send("x.csv", (head + "\nTAZA-00000;10;8\n").getBytes(UTF_8), Map.of())))
                .endsWith("/columns");
        assertThat(Shop.number("select count(*) from stock_import_line where retailer_id = " + feed.shop.retailerId))
                .isZero();
    }

    @Test
    void it_is_not_proposed_as_what_is_reserved() {
        feed.selling(1);
        String path = ImportDesk.path(desk.send("x.csv", "SKU;Stock;Stock - Reservado\nTAZA-00000;10;8\n"
                .getBytes(UTF_8), Map.of()));
        assertThat(desk.page(path).select("#meaning-2 option[selected]").eachAttr("value")).isNotEqualTo(List.of(
                "RESERVED"));
    }

    @ParameterizedTest
    @CsvSource({ "SKU;Stock;Reservado, 10;8, 10|8", "SKU;Stock;Stock reservado, 10;8, 10|8",
            "SKU;Disponible;Stock - Reservado, 8;8, 8|0", "SKU;Stock - Norte;Reservado - Norte, 10;8, 10|8" })
    void what_means_one_thing_is_taken_as_before(String head, String cells, String level) {
        feed.describe(0, 1, "Casa");
        warehouse("Norte");
        desk.applied(desk.compared(head + "\nTAZA-00000;" + cells + "\n", Map.of()));
        assertThat(Shop.rows("select on_hand, reserved from stock_level where retailer_id = " + feed.shop.retailerId))
                .containsExactly(level);
    }

    private void warehouse(String code) {
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + feed.shop.retailerId + ", '" + code
                + "', '" + code + "')");
    }
}
