package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While a changed rule is carried out, no sentence says of a product what the rule contradicts. */
@QuarkusTest
class ChangeUnderWayTest {

    private final Desk desk = new Desk();
    private long amazon;

    @BeforeEach
    void one_above_its_minimum_and_one_below() {
        amazon = desk.connected("amazon", 5);
        desk.stocked("SOBRA", 8);
        desk.stocked("FALTA", 4);
        desk.evaluate(amazon);
        Shop.tell("listing.integration_id = " + amazon);
        Shop.execute("delete from due where integration_id = " + amazon);
        Shop.execute("update integration set enabled = true where id = " + amazon);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "SOBRA; 5; 8 > mínimo 5: se envía la cantidad real",
            "SOBRA; 10; todavía no se comparó", "FALTA; 5; 4 ≤ mínimo 5", "FALTA; 3; todavía no se comparó",
            "FALTA; 4; 4 ≤ mínimo 4" })
    void a_product_that_it_has_not_come_by(String sku, int minimum, String words) {
        Shop.execute("update integration set minimum_stock = " + minimum + " where id = " + amazon);
        assertThat(desk.page("viewer", "/stock/" + sku).select(".listing-reason").text()).contains(words);
    }
}
