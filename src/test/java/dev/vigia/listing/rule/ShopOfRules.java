package dev.vigia.listing.rule;

import dev.vigia.catalog.Catalog;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.RuleForecast.OnIntegration;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Products of a few categories, one above another, on three integrations, with any stock, and rules of any kind. */
final class ShopOfRules {

    static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant FUTURE = Instant.parse("2099-01-01T00:00:00Z");

    private static final int PRODUCTS = 36;
    private static final List<String> PATHS = List.of("Casa", "Casa > Cocina", "Casa > Cocina > Tazas", "Casa > Cocin",
            "Jardín", "Jardín > Palas");

    final Shop shop = new Shop();
    final List<Long> integrations = List.of(shop.integration("centauro", 5), shop.integration("centauro", null),
            shop.integration("carrefour", 3));
    private final List<Long> products;
    private final List<Long> categories;
    private final Random random;
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    ShopOfRules(Random random) {
        this.random = random;
        products = IntStream.range(0, PRODUCTS).mapToObj(i -> shop.product("sku" + i, PATHS.get(i % PATHS.size())))
                .toList();
        categories = PATHS.stream().map(path -> Shop.number("select id from category where retailer_id = "
                + shop.retailerId + " and path = '" + path + "'")).toList();
        Shop.registerNoCategory(integrations.get(2));
        Shop.execute("insert into integration_category select " + integrations.get(2)
                + ", id, retailer_id from category where retailer_id = " + shop.retailerId + " and path like 'Casa%'");
        QuarkusTransaction.requiringNew().run(() -> bean(Evaluation.class).ofProducts(shop.retailerId, products));
        for (int i = 0; i < 4; i++) {
            count();
        }
        tell();
        retire();
    }

    /** Some of the listings were told what they should show, and others never. */
    private void tell() {
        Shop.tell("listing.product_id % 4 > 0 and listing.retailer_id = " + shop.retailerId);
    }

    /** Some products are counted anew. */
    void count() {
        List<Long> some = random.ints(PRODUCTS / 2, 0, PRODUCTS).distinct().mapToObj(products::get).toList();
        clock = clock.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> {
            bean(Inventory.class).record(shop.retailerId, some.stream().map(product -> new Observation(product, "main",
                    random.nextInt(-2, 30), random.nextInt(3), random.nextInt(10) == 0, clock)).toList(), "test");
            bean(Evaluation.class).ofProducts(shop.retailerId, some);
        });
    }

    private void retire() {
        QuarkusTransaction.requiringNew().run(() -> {
            List<Long> retired = bean(Catalog.class).retire(shop.retailerId, List.of("sku0", "sku7"), "test");
            bean(Inventory.class).forget(shop.retailerId, retired, "test");
            bean(Evaluation.class).ofProducts(shop.retailerId, retired);
        });
    }

    /** @param dates whether it may have dates that hold; {@code later} ones that do not hold yet */
    SupposedRule anyRule(boolean dates, boolean later) {
        return new SupposedRule(anyScope(), anyTerms(dates, later));
    }

    RuleScope anyScope() {
        OptionalLong integration = random.nextInt(3) == 0 ? OptionalLong.empty()
                : OptionalLong.of(integrations.get(random.nextInt(integrations.size())));
        return switch (random.nextInt(4)) {
            case 0 -> new RuleScope(integration, OptionalLong.empty(), OptionalLong.empty());
            case 1 -> new RuleScope(integration, OptionalLong.empty(), OptionalLong.of(products.get(random.nextInt(
                    PRODUCTS))));
            default -> new RuleScope(integration, OptionalLong.of(categories.get(random.nextInt(categories.size()))),
                    OptionalLong.empty());
        };
    }

    RuleTerms anyTerms(boolean dates, boolean later) {
        int units = random.nextInt(20);
        MinimumStock minimum = new MinimumStock(units, random.nextBoolean(), random.nextBoolean() ? OptionalInt.empty()
                : OptionalInt.of(units + 1 + random.nextInt(10)), random.nextInt(3) > 0 ? OptionalInt.empty()
                        : OptionalInt.of(1 + random.nextInt(25)));
        return new RuleTerms(minimum, later ? Optional.of(FUTURE) : dates ? Optional.of(PAST) : Optional.empty(),
                dates && !later && random.nextBoolean() ? Optional.of(FUTURE.plusSeconds(60)) : Optional.empty(), "");
    }

    /** What each listing shows, by integration and product. */
    Map<List<Long>, Shown> shown() {
        Map<List<Long>, Shown> shown = new TreeMap<>(java.util.Comparator.comparing(List::toString));
        Shop.rows(
                "select integration_id, listing.product_id, path, coalesce(" + ListingRow.DESIRED
                        + ", -1), state, coalesce(available, 0), coalesce(sent, 0)"
                        + " from listing_now listing join category on category.id = category_id where listing.retailer_id = "
                        + shop.retailerId).forEach(row -> {
                            String[] columns = row.split("\\|");
                            shown.put(List.of(Long.valueOf(columns[0]), Long.valueOf(columns[1])), new Shown(columns[2],
                                    Integer
                                            .parseInt(columns[3]), columns[4], Long.parseLong(columns[5]), Integer
                                                    .parseInt(columns[6])));
                        });
        return shown;
    }

    record Shown(String path, int desired, String state, long available, int told) {

        /** What this is compared with that it would be: where it was told nothing yet, what it is about to be told. */
        int before(Shown would) {
            return !sells() ? desired : told > 0 ? told : Math.max(1, would.desired);
        }

        boolean isOut() {
            return state.equals("withdrawn") || state.equals("retired");
        }

        boolean sells() {
            return desired > 0;
        }
    }

    /** What became of the listings that these scopes are for, by integration, as a forecast says it. */
    List<OnIntegration> outcome(Map<List<Long>, Shown> before, Map<List<Long>, Shown> after, List<RuleScope> scopes) {
        return integrations.stream().map(integration -> {
            long[] counts = new long[7];
            before.forEach((key, was) -> {
                counts[5] += key.get(0).equals(integration) && was.sells() ? 1 : 0;
                Shown is = after.get(key);
                if (key.get(0).equals(integration) && isFor(scopes, key, was.path) && !was.isOut()) {
                    counts[0] += was.sells() && is.desired == 0 ? 1 : 0;
                    counts[1] += !was.sells() && is.sells() ? 1 : 0;
                    counts[2] += was.sells() && is.sells() && was.before(is) != is.desired ? 1 : 0;
                    counts[3] += was.before(is) == is.desired ? 1 : 0;
                    counts[4] += is.desired == 0 && is.available > 0 ? is.available : 0;
                    counts[6] += is.state.equals("waiting_to_reopen") ? 1 : 0;
                }
            });
            return new OnIntegration(integration, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5],
                    counts[6]);
        }).filter(on -> on.toZero() + on.toReopen() + on.otherQuantity() + on.unchanged() > 0).toList();
    }

    /** Of two scopes together a forecast counts the products of either on the integrations of either. */
    private boolean isFor(List<RuleScope> scopes, List<Long> key, String path) {
        return scopes.stream().anyMatch(scope -> scope.integrationId().orElse(key.get(0)) == key.get(0))
                && scopes.stream().anyMatch(scope -> scope.productId().orElse(key.get(1)) == key.get(1) && (scope
                        .categoryId().isEmpty() || (path + " > ").startsWith(PATHS.get(categories.indexOf(scope
                                .categoryId().getAsLong())) + " > ")));
    }

    static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
