package dev.vigia.listing.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.MinimumStock;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Rules that hold from one moment to another, on a product of 8 units and an integration whose minimum is 5. */
@QuarkusTest
class RuleDatesTest {

    private static final MinimumStock TEN = new MinimumStock(10);

    @Inject
    RuleDates dates;

    @Inject
    Rules rules;

    @Inject
    Inventory inventory;

    @Inject
    Evaluation evaluation;

    private final Shop shop = new Shop();
    private final ShopRules written = new ShopRules(shop);
    private final long integration = shop.integration("amazon", 5);
    private final long taza = shop.product("TAZA", "Casa > Cocina");
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_rule_of_tomorrow_changes_nothing_today() {
        count(8);
        MinimumRule rule = inTransaction(() -> {
            MinimumRule tomorrow = written.write(ShopRules.product(taza), ShopRules.tomorrow(TEN));
            written.carryOut(tomorrow.scope());
            return tomorrow;
        });
        assertThat(rule.inForce()).isFalse();
        dates.look();
        assertThat(shown()).isEqualTo("ok|8");
    }

    @Test
    void a_rule_begins_when_its_day_has_come_and_ends_when_it_is_over() {
        count(8);
        MinimumRule rule = written.write(written.category("Casa"), ShopRules.tomorrow(TEN));
        dated(rule, "now() - interval '1 minute'", "now() + interval '1 day'");
        dates.look();
        assertThat(shown()).isEqualTo("below_minimum|0");
        assertThat(inTransaction(() -> rules.find(shop.retailerId, rule.id()))).get().extracting(MinimumRule::inForce)
                .isEqualTo(true);
        dated(rule, "now() - interval '1 day'", "now() - interval '1 minute'");
        dates.look();
        assertThat(shown()).isEqualTo("ok|8");
    }

    @Test
    void a_rule_that_began_and_ended_while_nothing_ran_never_held() {
        count(8);
        MinimumRule rule = written.write(ShopRules.everywhere(), ShopRules.tomorrow(TEN));
        dated(rule, "now() - interval '2 days'", "now() - interval '1 day'");
        dates.look();
        assertThat(shown()).isEqualTo("ok|8");
        assertThat(Shop.rows("select * from rollout where retailer_id = " + shop.retailerId)).isEmpty();
        assertThat(Shop.rows("select ended_by from minimum_rule where id = " + rule.id())).as("and is over")
                .containsExactly("vigia");
    }

    @Test
    void a_rule_without_an_end_holds_until_somebody_ends_it_and_then_what_it_won_against_holds_again() {
        count(8);
        RuleTerms fromNowOn = new RuleTerms(TEN, Optional.of(Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(1,
                ChronoUnit.HOURS)), Optional.empty(), "ofertas");
        MinimumRule rule = inTransaction(() -> {
            MinimumRule now = written.write(ShopRules.on(integration, ShopRules.everywhere()), fromNowOn);
            written.carryOut(now.scope());
            return now;
        });
        assertThat(rule.inForce()).as("by its dates, before anybody has looked").isTrue();
        assertThat(shown()).isEqualTo("below_minimum|0");
        inTransaction(() -> {
            written.end(rule);
            return written.carryOut(rule.scope());
        });
        assertThat(shown()).isEqualTo("ok|8");
    }

    @Test
    void what_a_rule_with_dates_closed_waits_until_the_level_of_the_rule_that_holds_after_it() {
        count(8);
        inTransaction(() -> {
            written.write(ShopRules.product(taza), ShopRules.always(new MinimumStock(5, false, OptionalInt.of(9),
                    OptionalInt.empty())));
            return written.carryOut(ShopRules.product(taza));
        });
        assertThat(shown()).as("nothing has closed it").isEqualTo("ok|8");
        MinimumRule rule = written.write(ShopRules.product(taza), ShopRules.tomorrow(TEN));
        dated(rule, "now() - interval '1 minute'", "now() + interval '1 day'");
        dates.look();
        dated(rule, "now() - interval '1 day'", "now() - interval '1 minute'");
        dates.look();
        assertThat(shown()).isEqualTo("waiting_to_reopen|0");
        count(9);
        assertThat(shown()).isEqualTo("ok|9");
        assertThat(Shop.rows("select available from warning where product_id = " + taza + " and closed_at is not null"))
                .as("one warning from the closing to the reopening").containsExactly("8");
    }

    @Test
    void two_of_one_scope_may_follow_each_other_and_never_overlap() {
        Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(36, ChronoUnit.HOURS);
        RuleTerms first = new RuleTerms(TEN, Optional.of(noon), Optional.of(noon.plus(1, ChronoUnit.HOURS)), "");
        RuleTerms next = new RuleTerms(TEN, first.to(), Optional.empty(), "");
        RuleTerms across = new RuleTerms(TEN, Optional.of(noon.plus(59, ChronoUnit.MINUTES)), Optional.empty(), "");
        written.write(ShopRules.product(taza), first);
        written.write(ShopRules.product(taza), next);
        written.write(ShopRules.product(taza), ShopRules.always(TEN));
        for (RuleTerms twin : List.of(first, across, ShopRules.always(TEN))) {
            assertThat(catchThrowable(() -> written.write(ShopRules.product(taza), twin)))
                    .isInstanceOf(RuleOverlap.class);
        }
        written.write(ShopRules.on(integration, ShopRules.product(taza)), across);
    }

    private void dated(MinimumRule rule, String from, String to) {
        Shop.execute("update minimum_rule set from_at = " + from + ", to_at = " + to + " where id = " + rule.id());
    }

    private void count(int units) {
        clock = clock.plusSeconds(1);
        inTransaction(() -> evaluation.ofProducts(shop.retailerId, inventory.record(shop.retailerId, List.of(
                new Observation(taza, "main", units, 0, false, clock)), "test").productIds()));
    }

    private String shown() {
        ListingRow row = Shop.listing(taza, integration);
        return row.state() + "|" + row.desired();
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
