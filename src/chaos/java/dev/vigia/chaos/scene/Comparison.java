package dev.vigia.chaos.scene;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.chaos.node.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;

/** Every listing of every marketplace, beside the truth. */
final class Comparison {

    private static final Duration SETTLED = Duration.ofSeconds(120);

    private final Database database;
    private final Truth truth;
    private final List<Market> markets;

    Comparison(Database database, Truth truth, List<Market> markets) {
        this.database = database;
        this.truth = truth;
        this.markets = markets;
    }

    /** @return listings that are not right when they should have been for long */
    List<String> awaitRight() {
        try {
            await().atMost(SETTLED).pollInterval(Duration.ofMillis(200)).ignoreExceptions()
                    .until(() -> wrong().isEmpty() && isQuiet());
            markets.forEach(Market::watch);
            return wrong();
        } catch (ConditionTimeoutException late) {
            List<String> wrong = new ArrayList<>(wrong());
            if (wrong.isEmpty()) {
                wrong.add("no listing, but something is due for ever");
            }
            return wrong;
        }
    }

    /** How long it takes until some marketplaces show zero of each product of which there is nothing to sell. */
    Duration untilZerosShow(List<Market> some, Duration most) {
        long begin = System.nanoTime();
        try {
            await().atMost(most).pollInterval(Duration.ofMillis(20)).until(() -> areZerosShown(some));
            return Duration.ofNanos(System.nanoTime() - begin);
        } catch (ConditionTimeoutException late) {
            System.out.printf("chaos: after %s %s do not show every zero%n", most, some);
            return most;
        }
    }

    private boolean areZerosShown(List<Market> some) {
        Map<String, Set<Integer>> expected = truth.expected();
        expected.values().removeIf(quantities -> !quantities.equals(Set.of(0)));
        return some.stream().map(Market::shown).allMatch(shown -> expected.keySet().stream().allMatch(
                sku -> shown.get(sku) == 0));
    }

    private List<String> wrong() {
        Map<String, Set<Integer>> expected = truth.expected();
        List<String> wrong = new ArrayList<>();
        for (Market market : markets) {
            Map<String, Integer> shown = market.shown();
            expected.forEach((sku, quantities) -> {
                if (!quantities.contains(shown.get(sku))) {
                    wrong.add("%s shows %s of %s, the truth is %s".formatted(market, shown.get(sku), sku, quantities));
                }
            });
        }
        return wrong;
    }

    private boolean isQuiet() {
        return database.number("""
                select (select count(*) from due) + (select count(*) from submission)
                  + (select count(*) from listing_now
                     where travelling or desired is not null
                       and (resend or least(desired, 99999) is distinct from sent
                                      and least(desired, 99999) is distinct from refused))
                """) == 0;
    }
}
