package dev.vigia.today;

import static dev.vigia.today.Morning.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source that cannot be read, or waits for a person, is told of first: until then the stock stays as it was. */
@QuarkusTest
class SourceNeedsTest {

    private Morning morning;
    private long retailer;
    private long source;

    @BeforeEach
    void a_shop_whose_source_is_read() {
        morning = new Morning();
        retailer = morning.shelf.shop.retailerId;
        source = Shop.number("insert into source (retailer_id, kind, account, hook_digest, rate, outcome) values ("
                + retailer + ", 'vtex', 'acme', '\\x" + "%032x".formatted(retailer) + "', 5, 'READ') returning id");
        Shop.execute("insert into source_sku (source_id, remote_id, retailer_id, sku, sweep, outcome, read_at) values ("
                + source + ", '1', " + retailer + ", 'A', 1, 'STOCK', now())");
    }

    @AfterEach
    void remove() {
        Shop.execute("delete from source where id = " + source);
    }

    @Test
    void of_one_that_is_read_nothing_is_said() {
        assertThat(morning.titles("viewer")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "update source set stopped_at = now(), outcome = 'SIGN_IN_REFUSED' where id = | Fuente de stock detenida: VTEX acme",
            "update source set holding_since = now() where id = | Espera una decisión: VTEX acme",
            "update source set lost = 30 where id = | Espera una decisión: VTEX acme",
            "update source_sku set read_at = now() - interval '7 hours' where source_id = | Fuente de stock sin lecturas: VTEX acme" })
    void what_is_the_matter_comes_with_the_way_to_it(String happened, String title) {
        Shop.execute(happened + " " + source);
        Element need = morning.only("operator");
        assertThat(need.text()).contains(title);
        assertThat(action(need)).isEqualTo("/sources");
    }

    @Test
    void warehouses_that_nobody_has_assigned_lead_to_where_it_is_done() {
        Shop.execute("insert into source_warehouse (source_id, remote_id, retailer_id, name, sells) values (" + source
                + ", 'w', " + retailer + ", 'Centro', true)");
        assertThat(morning.only("operator").text()).contains("Almacenes por asignar: VTEX acme");
        assertThat(action(morning.only("operator"))).isEqualTo("/sources/" + source + "/warehouses");
    }

    @Test
    void one_that_is_paused_asks_for_nothing() {
        Shop.execute("update source set stopped_at = now(), enabled = false where id = " + source);
        assertThat(morning.titles("viewer")).isEmpty();
    }
}
