package dev.vigia.replay;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.access.Retailer;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.replay.ShopDays.Change;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Replays a real shop's orders: pushes each change through the API as fast as it is taken, changes the minimums and finer rules midway,
 * waits until nothing is due, and compares every listing with what a buyer would see. Run it with
 * {@code ./mvnw -Preplay verify -Dreplay.file=orders.csv.gz [-Dreplay.days=N]}.
 */
@QuarkusTest
@Tag("replay")
@TestProfile(ReplayTest.Faster.class)
class ReplayTest {

    static final int FASTER = 200;
    private static final List<String> MARKETPLACES = List.of("amazon", "b2w", "carrefour", "casas-bahia", "centauro",
            "dafiti", "magalu", "mercado-livre", "netshoes");
    private static final String SELLER = "2001";
    /** A number that no call has reached: the totals without the calls. */
    private static final long ALL_PAST = 999_999_999_999_999_999L;
    private static final int HIGHEST_MINIMUM = 12;

    /**
     * An integration, with a minimum of its own that is changed midway.
     *
     * @param id of the integration
     */
    private record Channel(String marketplace, long id, int minimumFirst, int minimumLater) {
    }

    /** The sandbox keeps the documented limits, but so many times faster; the connectors are told the same. */
    public static class Faster implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> faster = new HashMap<>(Map.of("vigia.sandbox.rate-factor", "" + FASTER,
                    // Months of sold-out products in minutes: that is no feed gone wrong.
                    "vigia.intake.brake-share", "1"));
            for (String code : MARKETPLACES) {
                faster.put("vigia.sandbox.rate-factors." + code, "" + FASTER);
                faster.put("vigia.marketplace." + code + ".rate-factor", "" + FASTER);
            }
            return faster;
        }
    }

    @Inject
    Integrations integrations;

    @Inject
    Marketplaces marketplaces;

    @TestHTTPResource("/")
    URI application;

    @Test
    void every_listing_shows_what_the_rule_says_of_the_last_truth() throws IOException {
        ShopDays shop = ShopDays.read(Path.of(System.getProperty("replay.file")),
                Integer.parseInt(System.getProperty("replay.days", "100000")));
        long retailerId = QuarkusTransaction.requiringNew().call(() -> Retailer.welcome("mate").id);
        putProducts(shop);
        List<Channel> channels = new ArrayList<>();
        for (String marketplace : MARKETPLACES) {
            stockTheSandbox(marketplace, shop);
            channels.add(connect(retailerId, marketplace, channels.size()));
        }
        ReplayRules rules = new ReplayRules(client(), shop.opening.keySet(), minimums(channels, Channel::minimumFirst),
                channels.get(channels.size() - 1).id);
        rules.set();
        Map<String, Integer> counted = new HashMap<>(shop.opening);
        Instant start = Instant.now();
        putStock(shop.opening.entrySet().stream().map(entry -> new Change(entry.getKey(), entry.getValue(),
                Instant.parse("2010-01-01T00:00:00Z"))).toList());
        rules.evaluated(counted.keySet(), counted);
        for (int batch = 0; batch < shop.batches.size(); batch++) {
            if (batch == shop.batches.size() / 2) {
                channels.forEach(channel -> changeMinimum(channel.id, channel.minimumLater));
                rules.minimumsChanged(minimums(channels, Channel::minimumLater), counted);
                rules.change(counted);
            }
            putStock(shop.batches.get(batch));
            shop.batches.get(batch).forEach(change -> counted.put(change.sku(), change.onHand()));
            rules.evaluated(shop.batches.get(batch).stream().map(Change::sku).toList(), counted);
        }
        Duration pushing = Duration.between(start, Instant.now());
        awaitNothingDue(among(channels));
        Duration all = Duration.between(start, Instant.now());

        int mismatches = channels.stream().mapToInt(channel -> mismatches(channel, shop, rules)).sum();
        ReplayReport.print(shop, among(channels), pushing, all, channels.size() * shop.onHand.size(), mismatches);
        Map<String, JsonNode> calls = callsOf(channels);
        assertThat(mismatches).as("listings that differ from the rule").isZero();
        assertThat(calls).allSatisfy((marketplace, totals) -> {
            assertThat(totals.get("malformed").asInt()).as("calls refused as malformed by %s", marketplace).isZero();
            assertThat(totals.get("limited").asInt()).as("calls too fast for %s", marketplace).isZero();
        });
    }

    private static Map<Long, Integer> minimums(List<Channel> channels, ToIntFunction<Channel> minimum) {
        return channels.stream().collect(Collectors.toMap(Channel::id, minimum::applyAsInt));
    }

    private ReplayClient client() {
        return new ReplayClient(application);
    }

    private void putProducts(ShopDays shop) {
        List<Map<String, Object>> items = shop.opening.keySet().stream().map(sku -> Map.<String, Object>of("sku", sku,
                "name", shop.names.get(sku), "category", "Tienda > " + sku.charAt(0))).toList();
        JsonNode answer = client().call("PUT", "api/v1/products", Map.of("items", items), Map.of());
        assertThat(answer.get("accepted").asInt()).isEqualTo(items.size());
    }

    private void stockTheSandbox(String marketplace, ShopDays shop) {
        List<Map<String, Object>> items = shop.opening.keySet().stream()
                .map(sku -> Map.<String, Object>of("sku", sku, "quantity", 7)).toList();
        client().call("PUT", "sandbox/" + marketplace + "/_listings", Map.of("seller", SELLER, "items", items), Map
                .of());
    }

    private Channel connect(long retailerId, String marketplace, int number) {
        JsonNode settings = client().call("GET", "sandbox/" + marketplace + "/_account?seller=" + SELLER, null, Map
                .of());
        IntegrationTerms terms = new IntegrationTerms("Replay " + marketplace,
                marketplaces.get(marketplace).countries().get(0), true, OptionalInt.of(number + 2), true, Set.of(),
                true, Set.of(), ReplayClient.texts(settings));
        return new Channel(marketplace, integrations.connect(retailerId, marketplace, terms, "replay").integration().id,
                number + 2, HIGHEST_MINIMUM - number);
    }

    private void changeMinimum(long id, int minimum) {
        long version = Shop.integration(id).version();
        client().call("PATCH", "api/v1/integrations/" + id, Map.of("minimumStock", minimum, "confirmed", true),
                Map.of("If-Match", "\"" + version + "\""));
    }

    private void putStock(List<Change> changes) {
        List<Map<String, Object>> items = changes.stream().map(change -> Map.<String, Object>of("sku", change.sku(),
                "onHand", change.onHand(), "observedAt", change.at().toString())).toList();
        JsonNode answer = client().call("PUT", "api/v1/stock", Map.of("items", items), Map.of());
        assertThat(answer.get("rejected")).as("rejected items").isEmpty();
    }

    private static String among(List<Channel> channels) {
        return " integration_id in (" + channels.stream().map(channel -> Long.toString(channel.id))
                .collect(Collectors.joining(", ")) + ")";
    }

    private void awaitNothingDue(String among) {
        await().atMost(Duration.ofMinutes(40)).pollInterval(Duration.ofSeconds(1)).until(() -> Shop.number(
                "select (select count(*) from due where" + among + ") + (select count(*) from submission where" + among
                        + ")") == 0
                && Shop.number("select count(*) from listing_now listing where " + ListingRow.DUE + " and"
                        + among) == 0);
    }

    private int mismatches(Channel channel, ShopDays shop, ReplayRules rules) {
        Map<String, Integer> shown = new HashMap<>();
        String after = "";
        do {
            JsonNode page = client().call("GET", "sandbox/" + channel.marketplace + "/_listings?limit=1000&seller="
                    + SELLER
                    + "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8), null, Map.of());
            page.get("items").forEach(item -> shown.put(item.get("sku").asText(), item.get("quantity").asInt()));
            after = page.get("next").asText();
        } while (!after.isEmpty());
        int mismatches = 0;
        for (Map.Entry<String, Integer> truth : shop.onHand.entrySet()) {
            int expected = rules.expected(channel.id, truth.getKey(), truth.getValue());
            Integer actual = shown.get(truth.getKey());
            if (!Optional.ofNullable(actual).equals(Optional.of(expected))) {
                mismatches++;
                System.out.printf("mismatch: %s %s shows %s, the rule says %d%n", channel.marketplace, truth.getKey(),
                        actual, expected);
            }
        }
        return mismatches;
    }

    private Map<String, JsonNode> callsOf(List<Channel> channels) {
        Map<String, JsonNode> calls = new TreeMap<>();
        for (Channel channel : channels) {
            JsonNode totals = client().call("GET", "sandbox/" + channel.marketplace + "/_calls?since=" + ALL_PAST, null,
                    Map.of()).get("totals");
            calls.put(channel.marketplace, totals);
            System.out.printf("  %-14s %,9d quantities in %,9d calls, %d malformed, %d too fast%n",
                    channel.marketplace, ReplayReport.sent(" integration_id = " + channel.id),
                    totals.get("calls").asLong(), totals.get("malformed").asLong(), totals.get("limited").asLong());
        }
        return calls;
    }
}
