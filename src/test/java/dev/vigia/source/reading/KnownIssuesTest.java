package dev.vigia.source.reading;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Evaluation;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What VTEX's own list of known issues says that its answers may do to a shop, by their numbers there. */
@QuarkusTest
class KnownIssuesTest {

    private SourceShop source;

    @BeforeEach
    void open() {
        source = new SourceShop();
    }

    @Test
    void ki_556514_of_two_changes_within_two_minutes_the_last_one_stays() {
        source.skus(1, 2, 9).read().stock(1, 4, "");
        source.announce(1);
        source.read().stock(1, 0, "");
        // The second one is not announced: the second look at the first one finds it.
        await().until(() -> source.read().levels().equals(List.of("1|main|0|0|f")));
    }

    @Test
    void ki_489220_a_kit_of_two_with_three_pieces_is_one_kit() {
        source.arrange(",\"skus\":[{\"id\":1,\"quantity\":3},{\"id\":7,\"parts\":{\"1\":2}}]").read();
        assertThat(source.outcome(7)).isIn("KIT", "KIT_UNFIT");
        source.readAgain();
        assertThat(source.outcome(7)).isEqualTo("KIT");
        long amazon = source.shop.integration("amazon", 0);
        evaluate(amazon);
        assertThat(Shop.row("select available from listing_now join product on product.id = product_id where sku = '7'"
                + " and integration_id = " + amazon)).isEqualTo("1");
        assertThat(source.levels()).containsExactly("1|main|3|0|f");
    }

    private void evaluate(long integration) {
        QuarkusTransaction.requiringNew().run(() -> Arc.container().instance(
                Evaluation.class).get().ofIntegration(source.shop.retailerId, integration));
    }

    @Test
    void ki_914545_an_old_first_answer_is_looked_at_again() {
        source.skus(1, 2, 9).read().arrange(",\"staleMillis\":700").stock(1, 0, "");
        source.announce(1);
        assertThat(source.read().levels()).containsExactly("1|main|9|0|f");
        await().until(() -> source.read().levels().equals(List.of("1|main|0|0|f")));
    }

    @Test
    void ki_991735_units_reserved_below_zero_make_no_stock() {
        source.skus(1, 2, 9).arrange(",\"switches\":[\"NEGATIVE_RESERVED\"]").read();
        assertThat(source.levels()).containsExactly("1|main|9|0|f");
    }

    @Test
    void ki_1246900_a_deleted_warehouse_that_still_shows_units_counts_nothing() {
        source.mapped("old");
        source.skus(1, 2, 9).arrange(",\"warehouses\":[{\"id\":\"old\"}]").stock(1, 50, ",\"warehouse\":\"old\"")
                .read();
        assertThat(source.levels()).containsExactly("1|main|9|0|f", "1|old|50|0|f");
        source.arrange(",\"deleted\":[\"old\"]").readAgain();
        assertThat(source.levels()).containsExactly("1|main|9|0|f", "1|old|0|0|f");
    }

    @Test
    void ki_1034211_where_warehouses_count_no_simulated_cart_is_asked() {
        source.skus(1, 3, 9).read();
        assertThat(source.asked("/simulation")).isEmpty();
        assertThat(source.asked("/inventory/")).hasSize(2);
    }

    @Test
    void ki_773537_by_trade_policy_the_balance_counts_and_not_what_is_called_available() {
        Shop.execute("update source_setting set plain = 'policy' where name = 'mode' and source_id = " + source.id);
        source.mapped("vtex-sc-1");
        source.skus(1, 2, 0).skus(2, 3, 7).read();
        assertThat(source.levels()).contains("1|vtex-sc-1|0|0|f", "2|vtex-sc-1|7|0|f");
    }

    @Test
    void ki_388176_a_failed_answer_changes_nothing_and_the_next_one_tells() {
        source.skus(1, 2, 9).read().stock(1, 4, "");
        SourceShop.VTEX.fault("{\"match\":\"/" + source.account
                + "/api/logistics/pvt/inventory\",\"kind\":\"status\"}");
        assertThat(source.readAgain().levels()).containsExactly("1|main|9|0|f");
        assertThat(source.outcome()).isEqualTo("NO_ANSWER|");
        SourceShop.VTEX.heal();
        assertThat(source.read().levels()).containsExactly("1|main|4|0|f");
    }

    @ParameterizedTest
    @ValueSource(strings = { "html", "malformed", "empty", "reset" })
    void what_is_no_answer_never_changes_stock(String kind) {
        source.skus(1, 2, 9).read().stock(1, 0, "");
        SourceShop.VTEX.fault("{\"match\":\"/" + source.account + "/api/\",\"kind\":\"" + kind + "\"}");
        source.readAgain();
        SourceShop.VTEX.heal();
        assertThat(source.levels()).containsExactly("1|main|9|0|f");
        assertThat(source.outcome()).isIn("NO_ANSWER|", "UNREADABLE|");
    }

    @ParameterizedTest
    @CsvSource({ "NULL_BALANCE, UNKNOWN", "EMPTY_BALANCE, UNKNOWN" })
    void what_says_nothing_is_unknown_and_not_zero(String dirt, String outcome) {
        source.skus(1, 2, 9).read().arrange(",\"switches\":[\"" + dirt + "\"]").readAgain();
        assertThat(source.levels()).containsExactly("1|main|9|0|f");
        assertThat(source.outcome(1)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ODD_CASING", "NUMBERS_AS_TEXT", "FIVE_DIGIT_YEAR", "NAMELESS" })
    void however_it_is_written_it_is_read(String dirt) {
        source.skus(1, 2, 9).arrange(",\"switches\":[\"" + dirt + "\"]").read();
        assertThat(source.levels()).containsExactly("1|main|9|0|f");
    }

    @Test
    void only_its_flag_makes_it_unlimited() {
        source.skus(1, 2, 1_000_000).arrange(",\"skus\":[{\"id\":2}]").stock(2, 0,
                ",\"unlimited\":true,\"reserved\":117").read();
        assertThat(source.levels()).containsExactly("1|main|1000000|0|f", "2|main|0|0|t");
    }

    @Test
    void what_the_catalog_switches_off_is_zero_with_its_reason_and_comes_back() {
        source.skus(1, 2, 9).read();
        source.activate(1, false);
        source.announce(1);
        assertThat(source.read().levels()).containsExactly("1|main|0|0|f");
        assertThat(source.outcome(1)).isEqualTo("INACTIVE");
        source.activate(1, true);
        assertThat(source.readAgain().levels()).containsExactly("1|main|9|0|f");
    }

    @Test
    void what_is_not_found_is_zero_only_once_the_list_does_not_name_it_either() {
        source.skus(1, 3, 9).read();
        source.remove(1);
        source.announce(1);
        assertThat(source.read().levels()).contains("1|main|9|0|f");
        assertThat(source.outcome(1)).isEqualTo("MISSING");
        assertThat(source.readAgain().levels()).contains("1|main|0|0|f", "2|main|9|0|f");
    }

    @Test
    void too_many_that_are_gone_at_once_are_not_believed() {
        source.skus(1, 41, 9).read();
        for (int sku = 1; sku <= 21; sku++) {
            source.remove(sku);
        }
        source.readAgain().readAgain();
        assertThat(source.levels()).hasSize(40).allMatch(level -> level.endsWith("|9|0|f"));
        assertThat(Shop.number("select lost from source where id = " + source.id)).isEqualTo(21);
    }

    /** However slowly it comes: the brake of intake looks at ten minutes only. */
    @Test
    void a_sweep_that_reads_zero_for_far_too_much_waits_for_a_person() {
        source.skus(1, 121, 9).read().skus(1, 121, 0).readAgain();
        assertThat(source.levels()).hasSize(120).allMatch(level -> level.endsWith("|9|0|f"));
        assertThat(Shop.number("select count(*) from source_sku where outcome = 'HELD' and source_id = " + source.id))
                .isEqualTo(120);
        Shop.execute("update source set holding_since = null, agreed_sweep = sweep where id = " + source.id);
        Shop.execute("update source_sku set due_at = now() where source_id = " + source.id);
        assertThat(source.read().levels()).hasSize(120).allMatch(level -> level.endsWith("|0|0|f"));
    }

    @ParameterizedTest
    @CsvSource({ "docks, DOCKS", "inventory, INVENTORY", "skus, SKUS", "warehouses, WAREHOUSES" })
    void a_permission_that_lacks_stops_it_and_is_named(String resource, String permission) {
        source.skus(1, 2, 9).read().stock(1, 0, "").arrange(",\"refused\":[\"" + resource + "\"]").readAgain();
        assertThat(source.outcome()).isEqualTo("PERMISSION_MISSING|" + permission);
        assertThat(source.levels()).containsExactly("1|main|9|0|f");
        assertThat(Shop.number("select count(*) from source where stopped_at is not null and claim is null and id = "
                + source.id)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({ "37, 30, 38", "0, 50, 61" })
    void who_is_asked_to_wait_waits_with_the_whole_account_and_is_slower(int after, int least, int most) {
        source.skus(1, 2, 9).read().arrange(",\"callsPerSecond\":0" + (after > 0 ? ",\"retryAfter\":" + after : ""))
                .readAgain();
        assertThat(source.outcome()).isEqualTo("LIMITED|");
        assertThat(Shop.number("select cast(extract(epoch from rests_until - now()) as integer) from source where id = "
                + source.id)).isBetween((long) least, (long) most);
        assertThat(Shop.number("select cast(rate as integer) from source where id = " + source.id)).isEqualTo(200);
        assertThat(source.levels()).containsExactly("1|main|9|0|f");
    }
}
