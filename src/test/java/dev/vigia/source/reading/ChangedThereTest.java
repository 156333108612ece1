package dev.vigia.source.reading;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Evaluation;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the stock when the source breaks in part, calls something otherwise, or names what cannot be kept. */
@QuarkusTest
class ChangedThereTest {

    private SourceShop source;

    @BeforeEach
    void open() {
        source = new SourceShop();
    }

    @AfterEach
    void heal() {
        SourceShop.VTEX.heal();
    }

    private void set(String column, String value) {
        Shop.execute("update source set " + column + " = " + value + " where id = " + source.id);
    }

    private void choose(String setting, String value) {
        Shop.execute("update source_setting set plain = '" + value + "' where name = '" + setting + "' and source_id = "
                + source.id);
    }

    @ParameterizedTest
    @CsvSource({ "logistics/pvt/configuration/docks, warehouses", "logistics/pvt/configuration/warehouses, warehouses",
            "catalog_system/pvt/sku/stockkeepingunitids, list" })
    void where_a_part_of_it_breaks_the_rest_is_read_all_the_same(String broken, String part) {
        source.skus(1, 3, 9).read().stock(1, 4, "");
        SourceShop.VTEX.fault("{\"match\":\"/" + source.account + "/api/" + broken + "\",\"kind\":\"status\"}");
        String column = part.equals("list") ? "listed_at" : "warehouses_at";
        set(column, "now() - interval '1 day'");
        set("sweep_began_at", "now() - interval '1 day'");
        assertThat(source.read().levels()).containsExactly("1|main|4|0|f", "2|main|9|0|f");
        assertThat(source.outcome()).isEqualTo("READ|");
        assertThat(Shop.row("select " + part + "_failing_since is not null, " + part
                + "_again_at > now(), next_at > now()"
                + " from source where id = " + source.id)).isEqualTo("t|t|t");
        SourceShop.VTEX.heal();
        set(part + "_again_at", "now()");
        source.read();
        assertThat(Shop.number("select count(*) from source where " + part + "_failing_since is null and id = "
                + source.id)).isEqualTo(1);
    }

    @Test
    void what_was_known_of_warehouses_does_not_count_for_ever() {
        source.skus(1, 2, 9).read().stock(1, 4, "");
        SourceShop.VTEX.fault("{\"match\":\"/" + source.account
                + "/api/logistics/pvt/configuration/docks\",\"kind\":\"status\"}");
        set("warehouses_at", "now() - interval '1 day'");
        set("warehouses_failing_since", "now() - interval '7 hours'");
        set("sweep_began_at", "now() - interval '1 day'");
        assertThat(source.read().levels()).containsExactly("1|main|9|0|f");
        assertThat(source.outcome()).isEqualTo("NO_ANSWER|");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Taza \\uFFFD", "Taza \\u0000", "\\uFFFD", "Taza \\uFFFE" })
    void a_name_that_cannot_be_kept_keeps_no_stock_away_and_is_told(String name) {
        source.arrange(",\"skus\":[{\"id\":1,\"quantity\":9,\"name\":\"" + name + "\"},{\"id\":2,\"quantity\":3}]")
                .read();
        assertThat(source.levels()).containsExactly("1|main|9|0|f", "2|main|3|0|f");
        assertThat(Shop.rows("select remote_id from source_sku where odd_text and source_id = " + source.id))
                .containsExactly("1");
        assertThat(Shop.row("select name <> '' and position(chr(65533) in name) = 0 from product where sku = '1'"
                + " and retailer_id = " + source.shop.retailerId)).isEqualTo("t");
    }

    @Test
    void a_kit_that_is_gone_is_zero() {
        source.arrange(",\"skus\":[{\"id\":1,\"quantity\":3},{\"id\":7,\"parts\":{\"1\":2}}]").read().readAgain();
        long amazon = source.shop.integration("amazon", 0);
        source.remove(7);
        source.announce(7);
        source.read().readAgain();
        assertThat(source.levels()).containsExactly("1|main|3|0|f", "7|main|0|0|f");
        QuarkusTransaction.requiringNew().run(() -> Arc.container().instance(Evaluation.class).get().ofIntegration(
                source.shop.retailerId, amazon));
        assertThat(Shop.row("select available from listing_now join product on product.id = product_id where sku = '7'"
                + " and integration_id = " + amazon)).isEqualTo("0");
    }

    @Test
    void by_trade_policy_a_kit_that_is_known_is_simulated_by_itself() {
        choose("mode", "policy");
        source.mapped("vtex-sc-1");
        source.arrange(",\"skus\":[{\"id\":1,\"quantity\":3},{\"id\":2,\"quantity\":3},{\"id\":7,\"parts\":{\"1\":2}}]")
                .read();
        SourceShop.VTEX.forgetCalls();
        source.readAgain();
        assertThat(source.asked("stockkeepingunitbyid")).isEmpty();
        assertThat(source.asked("/simulation")).hasSize(2);
        assertThat(source.levels()).contains("7|vtex-sc-1|1|0|f");
    }

    private void called(int sku, String code, int quantity) {
        source.arrange(",\"skus\":[{\"id\":" + sku + ",\"quantity\":" + quantity + ",\"reference\":\"" + code + "\"}]");
        source.announce(sku);
    }

    @Test
    void what_the_source_calls_otherwise_is_so_here_and_its_units_go_along() {
        choose("our-sku", "reference");
        called(1, "A", 9);
        source.read();
        assertThat(source.levels()).containsExactly("A|main|9|0|f");
        called(1, "B", 9);
        assertThat(source.read().levels()).containsExactly("A|main|0|0|f", "B|main|9|0|f");
        assertThat(Shop.row("select sku, sku_before is null from source_sku where source_id = " + source.id)).isEqualTo(
                "B|t");
    }

    @Test
    void two_that_change_their_codes_with_each_other_change_their_units() {
        choose("our-sku", "reference");
        called(1, "A", 9);
        called(2, "B", 4);
        source.read();
        called(1, "B", 9);
        called(2, "A", 4);
        await().until(() -> {
            source.announce(1);
            return source.read().levels().equals(List.of("A|main|4|0|f", "B|main|9|0|f"));
        });
    }

    @Test
    void a_code_that_is_empty_now_changes_nothing() {
        choose("our-sku", "reference");
        called(1, "A", 9);
        source.read();
        called(1, "", 4);
        assertThat(source.read().levels()).containsExactly("A|main|4|0|f");
    }

    @Test
    void a_catalog_that_calls_everything_otherwise_waits_for_a_person() {
        choose("our-sku", "reference");
        allCalled("A");
        source.read();
        allCalled("B");
        Shop.execute("update source_sku set described_at = null, due_at = now() where source_id = " + source.id);
        source.read();
        assertThat(source.levels()).hasSize(60).allMatch(level -> level.matches("A[0-9]+.main.9.0.f"));
        set("agreed_sweep", "sweep");
        assertThat(source.read().levels()).filteredOn(level -> level.matches("B[0-9]+.main.9.0.f")).hasSize(60);
        assertThat(source.levels()).filteredOn(level -> level.matches("A[0-9]+.main.0.0.f")).hasSize(60);
    }

    private void allCalled(String letter) {
        source.arrange(",\"skus\":[" + IntStream.rangeClosed(1, 60).mapToObj(sku -> "{\"id\":" + sku
                + ",\"quantity\":9,\"reference\":\"" + letter + sku + "\"}").collect(Collectors.joining(",")) + "]");
    }
}
