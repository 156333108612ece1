package dev.vigia.listing.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.listing.Evaluation;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecasts.SupposedChange;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.ShopOfRules.Shown;
import dev.vigia.rule.RuleChanges;
import dev.vigia.rule.RuleEdits;
import dev.vigia.rule.RulesOvertaken;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** In any shop, whatever is done to many of its rules at once, the forecast is what comes of it. */
@QuarkusTest
class RuleEditsTest {

    private static final int STEPS = 12;

    @Inject
    RuleEdits edits;

    @Inject
    RuleChanges changes;

    @Inject
    Evaluation evaluation;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @RepeatedTest(4)
    void the_forecast_of_many_changes_is_what_comes_of_them() {
        ShopOfRules any = new ShopOfRules(random);
        for (int step = 0; step < STEPS; step++) {
            compare(any, someEdits(any));
        }
        assertThat(QuarkusTransaction.requiringNew().call(() -> evaluation.again(any.shop.retailerId, 0).orElseThrow()
                .found())).as("seed " + seed).isZero();
    }

    private void compare(ShopOfRules any, List<SupposedChange> some) {
        Map<List<Long>, Shown> shown = any.shown();
        RuleForecast forecast = edits.forecast(any.shop.retailerId, some);
        List<String> before = rules(any);
        try {
            edits.save(any.shop.retailerId, some, "test", Long.MAX_VALUE);
        } catch (RuleOverlap twins) {
            assertThat(rules(any)).as("seed " + seed).isEqualTo(before);
            return;
        }
        List<RuleScope> scopes = some.stream().flatMap(edit -> Stream.concat(edit.before().map(MinimumRule::scope)
                .stream(), edit.after().map(SupposedRule::scope).stream())).toList();
        assertThat(forecast.integrations().stream().filter(on -> on.toZero() + on.toReopen() + on.otherQuantity() + on
                .unchanged() > 0).toList()).as("seed " + seed + ": " + some).isEqualTo(any.outcome(shown, any.shown(),
                        scopes));
    }

    /** Of different rules, each changed or ended, and new ones; none with dates that do not hold. */
    private List<SupposedChange> someEdits(ShopOfRules any) {
        List<Long> all = new ArrayList<>(Shop.rows("select id from current_rule where retailer_id = "
                + any.shop.retailerId).stream().map(Long::valueOf).toList());
        Collections.shuffle(all, random);
        List<SupposedChange> some = new ArrayList<>();
        all.stream().limit(random.nextInt(4)).map(id -> changes.find(any.shop.retailerId, id).orElseThrow()).forEach(
                rule -> some.add(random.nextInt(3) == 0 ? new SupposedChange(Optional.of(rule), Optional.empty())
                        : new SupposedChange(Optional.of(rule), Optional.of(new SupposedRule(rule.scope(), any.anyTerms(
                                rule.terms().isDated(), false))))));
        for (int nth = random.nextInt(3); nth >= 0; nth--) {
            SupposedRule rule = any.anyRule(random.nextInt(4) == 0, false);
            if (some.stream().noneMatch(edit -> edit.after().filter(other -> other.scope().equals(rule.scope()))
                    .isPresent())) {
                some.add(new SupposedChange(Optional.empty(), Optional.of(rule)));
            }
        }
        return some;
    }

    @Test
    void what_all_of_them_together_leave_open_some_of_them_do_not_close() {
        Shop shop = new Shop();
        long integration = shop.integration("centauro", 20);
        shop.stocked("Casa", "TAZA", 1, 10);
        long product = Shop.number("select id from product where sku = 'TAZA-001' and retailer_id = "
                + shop.retailerId);
        edits.save(shop.retailerId, List.of(new SupposedChange(Optional.empty(), Optional.of(rule(new RuleScope(
                OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(product)), 5, OptionalInt.empty())))),
                "test",
                Long.MAX_VALUE);
        assertThat(shop.listing("TAZA-001").state()).isEqualTo("ok");
        List<MinimumRule> both = Shop.rows("select id from current_rule where retailer_id = " + shop.retailerId)
                .stream().map(id -> changes.find(shop.retailerId, Long.parseLong(id)).orElseThrow()).toList();
        edits.save(shop.retailerId, both.stream().map(before -> new SupposedChange(Optional.of(before), before
                .ofIntegration() ? Optional.of(rule(before.scope(), 5, OptionalInt.of(12))) : Optional.empty()))
                .toList(), "test", Long.MAX_VALUE);
        assertThat(shop.listing("TAZA-001").state()).isEqualTo("ok");
    }

    @Test
    void a_number_that_ends_where_another_begins_is_one_that_changes() {
        Shop shop = new Shop();
        RuleScope wide = new RuleScope(OptionalLong.of(shop.integration("centauro", 5)), OptionalLong.empty(),
                OptionalLong.empty());
        shop.stocked("Casa", "TAZA", 1, 10);
        edits.save(shop.retailerId, List.of(new SupposedChange(Optional.empty(), Optional.of(rule(new RuleScope(
                OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()), 30, OptionalInt.empty())))), "test",
                Long.MAX_VALUE);
        assertThat(shop.listing("TAZA-001").state()).isEqualTo("ok");
        MinimumRule number = changes.find(shop.retailerId, Long.parseLong(Shop.row("select rule_id from integration"
                + " where retailer_id = " + shop.retailerId))).orElseThrow();
        edits.save(shop.retailerId, List.of(new SupposedChange(Optional.of(number), Optional.empty()),
                new SupposedChange(Optional.empty(), Optional.of(rule(wide, 4, OptionalInt.of(12))))), "test",
                Long.MAX_VALUE);
        assertThat(shop.listing("TAZA-001").state()).isEqualTo("ok");
    }

    private static SupposedRule rule(RuleScope scope, int units, OptionalInt reopenAt) {
        return new SupposedRule(scope, new RuleTerms(new MinimumStock(units, false, reopenAt, OptionalInt.empty()),
                Optional.empty(), Optional.empty(), ""));
    }

    @Test
    void none_is_changed_when_one_is_another_by_now() {
        ShopOfRules any = new ShopOfRules(random);
        List<SupposedChange> created = List.of();
        while (created.isEmpty()) {
            created = someEdits(any).stream().filter(edit -> edit.before().isEmpty() && !edit.after().get().scope()
                    .isWide()).limit(1).toList();
        }
        edits.save(any.shop.retailerId, created, "test", Long.MAX_VALUE);
        MinimumRule rule = changes.find(any.shop.retailerId, Long.parseLong(Shop.row(
                "select max(id) from minimum_rule where retailer_id = " + any.shop.retailerId))).orElseThrow();
        SupposedRule other = new SupposedRule(rule.scope(), any.anyTerms(rule.terms().isDated(), false));
        edits.save(any.shop.retailerId, List.of(new SupposedChange(Optional.of(rule), Optional.of(other))), "test",
                Long.MAX_VALUE);
        List<String> before = rules(any);
        assertThatThrownBy(() -> edits.save(any.shop.retailerId, List.of(new SupposedChange(Optional.of(rule), Optional
                .empty())), "test", Long.MAX_VALUE)).isInstanceOf(RulesOvertaken.class);
        assertThat(rules(any)).isEqualTo(before);
    }

    private static List<String> rules(ShopOfRules any) {
        return Shop.rows("select id, version, minimum from current_rule where retailer_id = " + any.shop.retailerId
                + " order by id");
    }
}
