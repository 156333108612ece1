package dev.vigia.listing.rule;

import dev.vigia.catalog.Catalog;
import dev.vigia.listing.MinimumStock;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The rules of a test's shop, written as the application writes them. Each method joins a transaction, or is one. */
public final class ShopRules {

    private static final String TESTER = "tester";

    private final Shop shop;
    private final Catalog catalog = Arc.container().instance(Catalog.class).get();
    private final Rules rules = Arc.container().instance(Rules.class).get();

    public ShopRules(Shop shop) {
        this.shop = shop;
    }

    public static RuleScope everywhere() {
        return new RuleScope(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    public RuleScope category(String path) {
        return new RuleScope(OptionalLong.empty(), OptionalLong.of(joining(() -> catalog.category(shop.retailerId,
                path))
                .orElseThrow()), OptionalLong.empty());
    }

    public static RuleScope product(long product) {
        return new RuleScope(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(product));
    }

    /** The same for one integration only. */
    public static RuleScope on(long integration, RuleScope scope) {
        return new RuleScope(OptionalLong.of(integration), scope.categoryId(), scope.productId());
    }

    public static RuleTerms always(MinimumStock minimum) {
        return new RuleTerms(minimum, Optional.empty(), Optional.empty(), "");
    }

    /** From tomorrow on, by the clock of this machine, and for a day. */
    public static RuleTerms tomorrow(MinimumStock minimum) {
        Instant from = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.DAYS);
        return new RuleTerms(minimum, Optional.of(from), Optional.of(from.plus(1, ChronoUnit.DAYS)), "");
    }

    /** Written, and not carried out. */
    public MinimumRule write(RuleScope scope, RuleTerms terms) {
        return joining(() -> rules.create(shop.retailerId, scope, terms, TESTER));
    }

    public MinimumRule rewrite(MinimumRule rule, RuleTerms terms) {
        return joining(() -> rules.change(shop.retailerId, rule, rule.scope(), terms, TESTER)).orElseThrow();
    }

    public void end(MinimumRule rule) {
        joining(() -> rules.end(shop.retailerId, rule, TESTER));
    }

    public Rules.Carried carryOut(RuleScope... scopes) {
        return carryOut(List.of(scopes));
    }

    public Rules.Carried carryOut(Collection<RuleScope> scopes) {
        return joining(() -> rules.carryOut(shop.retailerId, scopes));
    }

    /** The day of a rule has come: it is noted, and not carried out. */
    public MinimumRule begin(MinimumRule rule) {
        move(rule, "least(from_at, now() - interval '1 minute')", "to_at");
        return rules.find(shop.retailerId, rule.id()).orElseThrow();
    }

    /** Its day is over. */
    public void pass(MinimumRule rule) {
        move(rule, "now() - interval '1 day'", "now() - interval '1 minute'");
    }

    private void move(MinimumRule rule, String from, String to) {
        joining(() -> {
            Shop.execute("update minimum_rule set from_at = " + from + ", to_at = " + to
                    + " where ended_at is null and id = " + rule.id());
            return rules.passDates(shop.retailerId);
        });
    }

    private static <T> T joining(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }
}
