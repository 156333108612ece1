package dev.vigia.replay;

import static dev.vigia.testing.Patiently.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.listing.Availability;
import dev.vigia.listing.MinimumStock;
import dev.vigia.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The finer rules of a replay, and what they say, worked out product by product: one of a category, one of every tenth
 * product, and one of all that is sold whose day comes midway.
 */
final class ReplayRules {

    private static final int CEILING = 99_999;
    private static final MinimumStock OF_CATEGORY = new MinimumStock(15, true, OptionalInt.empty(), OptionalInt
            .empty());
    private static final MinimumStock OF_CATEGORY_LATER = new MinimumStock(25, false, OptionalInt.of(60), OptionalInt
            .of(
                    80));
    private static final MinimumStock OF_PRODUCT = new MinimumStock(4, false, OptionalInt.of(12), OptionalInt.empty());
    private static final MinimumStock OF_THE_DAY = new MinimumStock(9, false, OptionalInt.of(20), OptionalInt.empty());

    private final ReplayClient client;
    private final String category;
    private final Set<String> ruled = new HashSet<>();
    private final Map<Long, MinimumStock> ofIntegration = new HashMap<>();
    private final Map<Long, Set<String>> closed = new HashMap<>();
    private MinimumStock ofCategory = OF_CATEGORY;
    private JsonNode ruleOfCategory;
    private long ruleOfTheDay;
    private boolean dayHasCome;
    // On this integration the rule with dates goes before the integration's own.
    private final long integrationOfTheDay;

    ReplayRules(ReplayClient client, Collection<String> skus, Map<Long, Integer> minimums, long integrationOfTheDay) {
        this.client = client;
        this.category = "Tienda > " + new TreeSet<>(skus).first().charAt(0);
        this.integrationOfTheDay = integrationOfTheDay;
        int number = 0;
        for (String sku : new TreeSet<>(skus)) {
            if (number++ % 10 == 0) {
                ruled.add(sku);
            }
        }
        minimums.forEach((integration, minimum) -> {
            ofIntegration.put(integration, new MinimumStock(minimum));
            closed.put(integration, new HashSet<>());
        });
    }

    /** Through the API, as a program sets them. */
    void set() {
        ruleOfCategory = post(Map.of("category", category, "minimum", OF_CATEGORY.units(), "mode", "hold_back"));
        ruled.forEach(sku -> post(Map.of("sku", sku, "minimum", OF_PRODUCT.units(), "reopenAt", OF_PRODUCT.reopenAt()
                .getAsInt())));
        Instant tomorrow = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.DAYS);
        ruleOfTheDay = post(Map.of("integration", integrationOfTheDay, "minimum", OF_THE_DAY.units(), "reopenAt",
                OF_THE_DAY.reopenAt().getAsInt(), "from", tomorrow.toString())).get("id").asLong();
    }

    private JsonNode post(Map<String, Object> rule) {
        Map<String, Object> confirmed = new HashMap<>(rule);
        confirmed.put("confirmed", true);
        return client.call("POST", "api/v1/rules", confirmed, Map.of());
    }

    /** The minimum of each integration has been changed. */
    void minimumsChanged(Map<Long, Integer> minimums, Map<String, Integer> onHand) {
        minimums.forEach((integration, minimum) -> ofIntegration.put(integration, new MinimumStock(minimum)));
        awaitRollouts();
        evaluated(onHand.keySet(), onHand);
    }

    /** The category's rule becomes another, and then the day comes of the one with dates. */
    void change(Map<String, Integer> onHand) {
        client.call("PUT", "api/v1/rules/" + ruleOfCategory.get("id").asLong(), Map.of("category", category, "minimum",
                OF_CATEGORY_LATER.units(), "reopenAt", OF_CATEGORY_LATER.reopenAt().getAsInt(), "ceiling",
                OF_CATEGORY_LATER.ceiling().getAsInt(), "confirmed", true),
                Map.of("If-Match", "\"" + ruleOfCategory.get("version").asLong() + "\""));
        ofCategory = OF_CATEGORY_LATER;
        awaitRollouts();
        evaluated(onHand.keySet(), onHand);
        Shop.execute("update minimum_rule set from_at = now() - interval '1 minute' where id = " + ruleOfTheDay);
        await().atMost(Duration.ofMinutes(1)).until(() -> Shop.number(
                "select count(*) from minimum_rule where ended_at is null and in_force and id = " + ruleOfTheDay) == 1);
        dayHasCome = true;
        awaitRollouts();
        evaluated(onHand.keySet(), onHand);
    }

    // What a slice has not come by would remember another past than these rules do.
    private void awaitRollouts() {
        await().atMost(Duration.ofMinutes(5)).until(() -> Shop.number(
                "select count(*) from rollout where ended_at is null") == 0);
    }

    void evaluated(Collection<String> skus, Map<String, Integer> onHand) {
        closed.forEach((integration, listings) -> skus.forEach(sku -> {
            if (winner(integration, sku).stateOf(Availability.of(onHand.get(sku)), listings.contains(sku))
                    .isWarning()) {
                listings.add(sku);
            } else {
                listings.remove(sku);
            }
        }));
    }

    int expected(long integration, String sku, int onHand) {
        return winner(integration, sku).quantityToPublish(Availability.of(onHand), closed.get(integration).contains(
                sku),
                CEILING).orElseThrow();
    }

    private MinimumStock winner(long integration, String sku) {
        if (ruled.contains(sku)) {
            return OF_PRODUCT;
        }
        if (category.endsWith(sku.substring(0, 1))) {
            return ofCategory;
        }
        return dayHasCome && integration == integrationOfTheDay ? OF_THE_DAY : ofIntegration.get(integration);
    }
}
