package dev.vigia.listing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Evaluation;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.ShopOfRules.Shown;
import dev.vigia.rule.RuleChanges;
import dev.vigia.rule.RuleChanges.RuleSaved;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** In any shop, whatever is done to its rules, the forecast is what comes of it: on every integration, every count. */
@QuarkusTest
class RuleForecastTest {

    private static final int STEPS = 30;

    @Inject
    RuleChanges changes;

    @Inject
    Rules rules;

    @Inject
    Evaluation evaluation;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<String> done = new ArrayList<>();

    @RepeatedTest(6)
    void the_forecast_is_what_comes_of_a_change() {
        ShopOfRules any = new ShopOfRules(random);
        List<Long> made = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> create(any, made, any.anyRule(random.nextBoolean(), false));
                case 2 -> begin(any, made, any.anyRule(true, true));
                case 3, 4 -> change(any, made);
                case 5 -> end(any, made);
                case 6 -> pass(any, made);
                default -> any.count();
            }
        }
        assertThat(QuarkusTransaction.requiringNew().call(() -> evaluation.again(any.shop.retailerId, 0).orElseThrow()
                .found())).as(story()).isZero();
    }

    private void create(ShopOfRules any, List<Long> made, SupposedRule rule) {
        compare(any, "create " + rule, Optional.empty(), Optional.of(rule), () -> made.add(((RuleSaved.RuleDone) changes
                .create(
                        any.shop.retailerId, rule, "test", Long.MAX_VALUE)).rule().id()));
    }

    /** One that is made for later, whose time has come. */
    private void begin(ShopOfRules any, List<Long> made, SupposedRule rule) {
        compare(any, "begin " + rule, Optional.empty(), Optional.of(rule), () -> {
            long id = ((RuleSaved.RuleDone) changes.create(any.shop.retailerId, rule, "test", Long.MAX_VALUE)).rule()
                    .id();
            made.add(id);
            move(any, "update minimum_rule set from_at = clock_timestamp() where ended_at is null and id = " + id);
        });
    }

    private void change(ShopOfRules any, List<Long> made) {
        MinimumRule before = any(any, made).orElse(null);
        if (before == null) {
            return;
        }
        RuleTerms terms = any.anyTerms(before.terms().isDated(), false);
        SupposedRule rule = new SupposedRule(before.ofIntegration() || random.nextBoolean() ? before.scope()
                : any.anyScope(), terms);
        compare(any, "change " + before + " to " + rule, Optional.of(before), Optional.of(rule), () -> assertThat(
                changes
                        .change(any.shop.retailerId, before.id(), before.version(), rule, "test", Long.MAX_VALUE)
                        .orElseThrow())
                .isInstanceOf(RuleSaved.RuleDone.class));
    }

    private void end(ShopOfRules any, List<Long> made) {
        any(any, made).ifPresent(before -> compare(any, "end " + before, Optional.of(before), Optional.empty(),
                () -> assertThat(changes.end(any.shop.retailerId, before.id(), before.version(), "test", Long.MAX_VALUE)
                        .orElseThrow()).isInstanceOf(RuleSaved.RuleDone.class)));
    }

    /** Its time is over; nobody ends it. */
    private void pass(ShopOfRules any, List<Long> made) {
        any(any, made).filter(rule -> rule.inForce() && rule.terms().isDated()).ifPresent(before -> compare(any, "pass "
                + before, Optional.of(before), Optional.empty(), () -> move(any,
                        "update minimum_rule set to_at = clock_timestamp() where ended_at is null and id = "
                                + before.id())));
    }

    /** Any node may have been first. */
    private void move(ShopOfRules any, String dates) {
        Shop.execute(dates);
        QuarkusTransaction.requiringNew().run(() -> {
            List<RuleScope> passed = rules.passDates(any.shop.retailerId).stream().map(MinimumRule::scope).toList();
            if (!passed.isEmpty()) {
                rules.carryOut(any.shop.retailerId, passed);
            }
        });
    }

    /** Those of the integrations themselves, too. */
    private Optional<MinimumRule> any(ShopOfRules any, List<Long> made) {
        List<Long> all = Stream.concat(made.stream(), Shop.rows("select rule_id from integration where retailer_id = "
                + any.shop.retailerId + " and minimum_stock is not null order by id").stream().map(Long::valueOf))
                .distinct().toList();
        return all.isEmpty() ? Optional.empty()
                : changes.find(any.shop.retailerId, all.get(random.nextInt(all.size())));
    }

    private void compare(ShopOfRules any, String what, Optional<MinimumRule> before, Optional<SupposedRule> after,
            Runnable change) {
        done.add(what);
        Map<List<Long>, Shown> shown = any.shown();
        RuleForecast forecast = changes.forecast(any.shop.retailerId, before, after);
        try {
            change.run();
        } catch (RuleOverlap refused) {
            done.add("refused");
            assertThat(any.shown()).isEqualTo(shown);
            return;
        }
        assertThat(forecast.integrations().stream().filter(on -> on.toZero() + on.toReopen() + on.otherQuantity() + on
                .unchanged() > 0).toList()).as(story()).isEqualTo(any.outcome(shown, any.shown(), Stream.concat(before
                        .map(MinimumRule::scope).stream(), after.map(SupposedRule::scope).stream()).toList()));
    }

    private String story() {
        return "seed " + seed + "\n" + String.join("\n", done);
    }
}
