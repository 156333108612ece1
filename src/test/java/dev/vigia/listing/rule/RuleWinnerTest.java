package dev.vigia.listing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.Catalog;
import dev.vigia.catalog.ProductItem;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.MinimumStock;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which of several rules a listing goes by. Every rule here keeps its minimum back of 1,000 units, so that what a listing
 * shows tells which one it is.
 */
@QuarkusTest
class RuleWinnerTest {

    private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FUTURE = Instant.parse("2099-01-01T00:00:00Z");

    private static final Map<String, String> PATHS = Map.of("casa", "Casa", "cocina", "Casa > Cocina", "tazas",
            "Casa > Cocina > Tazas", "taz", "Casa > Cocina > Taz", "jardin", "Jardín");

    @Inject
    Rules rules;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @Inject
    Catalog catalog;

    private final Shop shop = new Shop();
    private final long amazon = shop.integration("amazon", 5);
    private final long magalu = shop.integration("magalu", null);
    private final long taza = shop.product("TAZA", "Casa > Cocina > Tazas");
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void a_cup_in_a_category_below_two_others() {
        for (String path : List.of("Casa", "Casa > Cocina", "Casa > Cocina > Taz", "Jardín")) {
            Shop.execute("insert into category (retailer_id, path) values (" + shop.retailerId + ", '" + path + "')");
        }
        Shop.execute("update integration set hold_back = true where id = " + amazon);
        count(taza);
    }

    @ParameterizedTest(name = "{0} -> {1} on amazon, {2} on magalu")
    @CsvSource({ "'', 5, 0",
            // The finest scope, whichever came first.
            "sku/all=10 tazas/all=20 cocina/all=30 casa/all=40 wide/all=50, 10, 10",
            "wide/all=50 casa/all=40 cocina/all=30 tazas/all=20 sku/all=10, 10, 10",
            "casa/all=40 wide/all=50, 40, 40", "cocina/all=30 casa/all=40, 30, 30",
            "casa/all=40 cocina/all=30 tazas/all=20, 20, 20",
            // The nearest category upwards, though one further up is for this integration and has dates.
            "casa/amazon/dated=40 cocina/all=30, 30, 30",
            // A product's rule for all over its category's for this integration.
            "sku/all=10 tazas/amazon/dated=20, 10, 10", "tazas/all=20 wide/magalu/dated=50, 20, 20",
            // This integration over all.
            "sku/all=10 sku/amazon=11, 11, 10", "sku/amazon=11 sku/all=10, 11, 10",
            "tazas/magalu=21 tazas/all=20, 20, 21",
            "wide/all=50, 5, 50",
            // This integration over all, though that for all has dates.
            "sku/amazon=11 sku/all/dated=12, 11, 12", "wide/all/dated=50, 5, 50",
            // Dates that hold over none.
            "tazas/all=20 tazas/all/dated=22, 22, 22", "tazas/all/dated=22 tazas/all=20, 22, 22",
            "wide/amazon/dated=50, 50, 0", "wide/all=50 wide/all/dated=51, 5, 51",
            // Dates that do not hold are nothing.
            "tazas/all=20 tazas/all/future=22, 20, 20", "sku/all/future=10, 5, 0", "sku/all/passed=10, 5, 0",
            "sku/amazon/future=10 cocina/all=30, 30, 30",
            // What only begins like a category above it, and another one.
            "taz/all=60 jardin/all=70, 5, 0",
            // A smaller number is a rule, too.
            "sku/amazon=0 tazas/all=20, 0, 20" })
    void the_finest_rule_wins_and_what_it_won_against_is_back_once_it_ends(String written, int onAmazon, int onMagalu) {
        Deque<MinimumRule> made = new ArrayDeque<>();
        List<String> before = new ArrayList<>();
        for (String rule : Arrays.stream(written.split(" ")).filter(rule -> !rule.isEmpty()).toList()) {
            before.add(shown());
            made.push(create(rule));
        }
        assertThat(shown()).isEqualTo(onAmazon + "|" + onMagalu);
        for (int i = before.size() - 1; i >= 0; i--) {
            end(made.pop());
            assertThat(shown()).as("without the rule " + i).isEqualTo(before.get(i));
        }
    }

    @Test
    void a_product_that_is_new_or_moves_goes_by_the_rule_of_its_category() {
        create("cocina/all=30");
        long mate = put("MATE", "Casa > Cocina");
        long pala = put("PALA", "Jardín");
        assertThat(List.of(minimum(mate, amazon), minimum(mate, magalu), minimum(pala, amazon))).containsExactly(30, 30,
                5);
        put("PALA", "Casa > Cocina");
        put("MATE", "Jardín");
        assertThat(List.of(minimum(mate, amazon), minimum(pala, amazon), minimum(pala, magalu))).containsExactly(5, 30,
                30);
    }

    @Test
    void a_category_that_is_new_goes_by_the_rule_of_the_one_above_it() {
        create("casa/all=40");
        create("cocina/magalu=31");
        long olla = put("OLLA", "Casa > Cocina > Ollas > Grandes");
        long cama = put("CAMA", "Casa > Dormitorio");
        long casaca = put("CASACA", "Casaca");
        assertThat(List.of(minimum(olla, amazon), minimum(olla, magalu))).containsExactly(40, 31);
        assertThat(List.of(minimum(cama, amazon), minimum(cama, magalu))).containsExactly(40, 40);
        assertThat(List.of(minimum(casaca, amazon), minimum(casaca, magalu))).containsExactly(5, 0);
    }

    @Test
    void an_integration_that_is_new_goes_by_the_rules_for_all() {
        create("sku/all=10");
        create("casa/all=40");
        long cama = put("CAMA", "Casa > Dormitorio");
        long pala = put("PALA", "Jardín");
        create("wide/all=50");
        long netshoes = inTransaction(() -> {
            long id = shop.integration("netshoes", null);
            rules.integrationsChanged(shop.retailerId);
            evaluation.ofIntegration(shop.retailerId, id);
            return id;
        });
        assertThat(List.of(minimum(taza, netshoes), minimum(cama, netshoes), minimum(pala, netshoes))).containsExactly(
                10, 40, 50);
    }

    @Test
    void rules_for_an_integration_alone_end_with_it() {
        MinimumRule ofMagalu = create("tazas/magalu=21");
        MinimumRule ofAll = create("tazas/all=20");
        inTransaction(() -> {
            Shop.execute("update integration set enabled = false, disconnecting_at = now(), disconnected_at = now()"
                    + " where id = " + magalu);
            evaluation.forget(shop.retailerId, magalu);
            rules.integrationsChanged(shop.retailerId);
            return true;
        });
        assertThat(inTransaction(() -> rules.find(shop.retailerId, ofMagalu.id()))).isEmpty();
        assertThat(inTransaction(() -> rules.find(shop.retailerId, ofAll.id()))).isPresent();
        assertThat(minimum(taza, amazon)).isEqualTo(20);
    }

    @Test
    void a_version_more_keeps_the_place_of_a_rule() {
        MinimumRule first = create("tazas/all=20");
        MinimumRule changed = inTransaction(() -> {
            MinimumRule next = rules.change(shop.retailerId, first, first.scope(), terms(25, ""), "test").orElseThrow();
            rules.carryOut(shop.retailerId, List.of(first.scope()));
            return next;
        });
        assertThat(changed).returns(first.id(), MinimumRule::id).returns(1L, MinimumRule::version);
        assertThat(shown()).isEqualTo("25|25");
        assertThat(inTransaction(() -> rules.change(shop.retailerId, first, first.scope(), terms(26, ""), "test")))
                .isEmpty();
        assertThat(shown()).isEqualTo("25|25");
    }

    /** Such as {@code tazas/amazon/dated=20}. */
    private MinimumRule create(String written) {
        String[] rule = written.split("=");
        String[] names = rule[0].split("/");
        RuleScope scope = new RuleScope(names[1].equals("all") ? OptionalLong.empty()
                : OptionalLong.of(names[1].equals("amazon") ? amazon : magalu),
                PATHS.containsKey(names[0]) ? OptionalLong.of(category(names[0])) : OptionalLong.empty(),
                names[0].equals("sku") ? OptionalLong.of(taza) : OptionalLong.empty());
        return inTransaction(() -> {
            MinimumRule made = rules.create(shop.retailerId, scope, terms(Integer.parseInt(rule[1]),
                    names.length > 2 ? names[2] : ""), "test");
            rules.carryOut(shop.retailerId, List.of(scope));
            return made;
        });
    }

    private static RuleTerms terms(int units, String dates) {
        return new RuleTerms(new MinimumStock(units, true, OptionalInt.empty(), OptionalInt.empty()),
                Optional.ofNullable(Map.of("dated", PAST, "future", FUTURE).get(dates)), Optional.ofNullable(Map.of(
                        "dated", FUTURE, "passed", PAST).get(dates)),
                "");
    }

    private long category(String name) {
        return Shop.number("select id from category where retailer_id = " + shop.retailerId + " and path = '" + PATHS
                .get(name) + "'");
    }

    private void end(MinimumRule rule) {
        inTransaction(() -> {
            assertThat(rules.end(shop.retailerId, rule, "test")).isTrue();
            return rules.carryOut(shop.retailerId, List.of(rule.scope()));
        });
    }

    private String shown() {
        return minimum(taza, amazon) + "|" + minimum(taza, magalu);
    }

    private static int minimum(long product, long integration) {
        return 1_000 - Shop.listing(product, integration).desired();
    }

    private long put(String sku, String category) {
        inTransaction(() -> catalog.put(shop.retailerId, List.of(new ProductItem(sku, sku, category, Optional
                .empty())), "test"));
        long id = Shop.number("select id from product where retailer_id = " + shop.retailerId + " and sku = '" + sku
                + "'");
        count(id);
        return id;
    }

    private void count(long product) {
        clock = clock.plusSeconds(1);
        inTransaction(() -> {
            inventory.record(shop.retailerId, List.of(new Observation(product, "main", 1_000, 0, false, clock)),
                    "test");
            return evaluation.ofProducts(shop.retailerId, List.of(product));
        });
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
