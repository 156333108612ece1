package dev.vigia.listing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecasts;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What is foretold of rules with dates, of a product of 8 units on an integration whose minimum is 100. */
@QuarkusTest
class RuleDatesForetoldTest {

    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    @Inject
    RuleForecasts forecasts;

    @Inject
    Inventory inventory;

    @Inject
    Evaluation evaluation;

    private final Shop shop = new Shop();
    private final ShopRules written = new ShopRules(shop);
    private final long integration = shop.integration("amazon", 100);
    private final long taza = shop.product("TAZA", "Casa");

    @Test
    void a_rule_in_force_that_is_put_off_is_foretold_to_leave_what_it_won_against() {
        MinimumRule rule = campaign(0, -1, 3);
        assertThat(foretold(rule, new RuleTerms(new MinimumStock(0), day(2), day(3), "")).toZero()).isEqualTo(1);
        assertThat(foretold(rule, new RuleTerms(new MinimumStock(0), day(-1), day(9), "")).toZero()).isZero();
    }

    @Test
    void a_coming_rule_is_foretold_without_the_one_that_will_be_over_by_then() {
        MinimumRule coming = campaign(1, 2, 4);
        campaign(0, -1, 2);
        assertThat(foretold(coming, new RuleTerms(new MinimumStock(1_000), day(2), day(4), "")).toZero()).isEqualTo(1);
    }

    private RuleForecast foretold(MinimumRule before, RuleTerms after) {
        return inTransaction(() -> forecasts.of(shop.retailerId, Optional.of(before), Optional.of(new SupposedRule(
                before.scope(), after))));
    }

    private MinimumRule campaign(int units, int from, int to) {
        RuleScope scope = ShopRules.on(integration, ShopRules.everywhere());
        MinimumRule rule = inTransaction(() -> {
            MinimumRule made = written.write(scope, new RuleTerms(new MinimumStock(units), day(from), day(to), ""));
            written.carryOut(scope);
            return made;
        });
        inTransaction(() -> evaluation.ofProducts(shop.retailerId, inventory.record(shop.retailerId, List.of(
                new Observation(taza, "main", 8, 0, false, TODAY)), "test").productIds()));
        return rule;
    }

    private static Optional<Instant> day(int days) {
        return Optional.of(TODAY.plus(days, ChronoUnit.DAYS));
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
