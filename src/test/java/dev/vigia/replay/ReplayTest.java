package dev.vigia.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.People;
import dev.vigia.Shop;
import dev.vigia.access.Retailer;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.listing.Availability;
import dev.vigia.listing.MinimumStock;
import dev.vigia.replay.ShopDays.Change;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Replays a real shop's orders: pushes each change through the API as fast as it is taken, changes the minimums midway,
 * waits until nothing is due, and compares every listing with what a buyer would see. Run it with
 * {@code ./mvnw -Preplay verify -Dreplay.file=orders.csv.gz [-Dreplay.days=N]}.
 */
@QuarkusTest
@Tag("replay")
@TestProfile(ReplayTest.Faster.class)
class ReplayTest {

    private static final int FASTER = 200;
    private static final int CEILING = 99_999;
    private static final List<Channel> CHANNELS = List.of(
            new Channel("mercado-livre", "2001", 3, 8, Map.of("client-id", "replay", "client-secret", "replay",
                    "user-id", "2001", "refresh-token", "TG-2001")),
            new Channel("amazon", "REPLAY", 10, 2, Map.of("seller-id", "REPLAY", "marketplace-id", "A2Q3Y263D00KWC",
                    "client-id", "replay", "client-secret", "replay", "refresh-token", "Atzr|REPLAY")));

    private record Channel(String marketplace, String seller, int minimum, int minimumLater,
            Map<String, String> settings) {
    }

    /** The sandbox keeps the documented limits, but so many times faster; the connectors are told the same. */
    public static class Faster implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            // Months in minutes: what sold out within days would look like a broken feed, so the brake is off.
            return Map.of("vigia.intake.brake-share", "1", "vigia.sandbox.rate-factor", "" + FASTER,
                    "vigia.marketplace.amazon.rate-factor", "" + FASTER,
                    "vigia.marketplace.mercado-livre.rate-factor", "" + FASTER);
        }
    }

    @Inject
    Integrations integrations;

    @TestHTTPResource("/")
    URI application;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void every_listing_shows_what_the_rule_says_of_the_last_truth() throws IOException {
        ShopDays shop = ShopDays.read(Path.of(System.getProperty("replay.file")),
                Integer.parseInt(System.getProperty("replay.days", "100000")));
        long retailerId = QuarkusTransaction.requiringNew().call(() -> Retailer.welcome("mate").id);
        putProducts(shop);
        List<Long> ids = new ArrayList<>();
        for (Channel channel : CHANNELS) {
            stockTheSandbox(channel, shop);
            ids.add(connect(retailerId, channel));
        }
        Instant start = Instant.now();
        putStock(shop.opening.entrySet().stream().map(entry -> new Change(entry.getKey(), entry.getValue(),
                Instant.parse("2010-01-01T00:00:00Z"))).toList());
        for (int batch = 0; batch < shop.batches.size(); batch++) {
            if (batch == shop.batches.size() / 2) {
                for (int i = 0; i < ids.size(); i++) {
                    changeMinimum(ids.get(i), CHANNELS.get(i).minimumLater);
                }
            }
            putStock(shop.batches.get(batch));
        }
        Duration pushing = Duration.between(start, Instant.now());
        awaitNothingDue(ids);
        Duration all = Duration.between(start, Instant.now());

        int mismatches = 0;
        for (int i = 0; i < ids.size(); i++) {
            mismatches += mismatches(CHANNELS.get(i), ids.get(i), shop);
        }
        report(shop, ids, pushing, all, mismatches);
        assertThat(mismatches).as("listings that differ from the rule").isZero();
    }

    private void putProducts(ShopDays shop) {
        List<Map<String, Object>> items = shop.opening.keySet().stream().map(sku -> Map.<String, Object>of("sku", sku,
                "name", shop.names.get(sku), "category", "Tienda > " + sku.charAt(0))).toList();
        JsonNode answer = call("PUT", "api/v1/products", Map.of("items", items), Map.of());
        assertThat(answer.get("accepted").asInt()).isEqualTo(items.size());
    }

    private void stockTheSandbox(Channel channel, ShopDays shop) {
        List<Map<String, Object>> items = shop.opening.keySet().stream()
                .map(sku -> Map.<String, Object>of("sku", sku, "quantity", 7)).toList();
        call("PUT", "sandbox/" + channel.marketplace + "/_listings", Map.of("seller", channel.seller, "items", items),
                Map.of());
    }

    private long connect(long retailerId, Channel channel) {
        return integrations.connect(retailerId, channel.marketplace, new IntegrationTerms("Replay "
                + channel.marketplace,
                "BR", true, OptionalInt.of(channel.minimum), true, Set.of(), true, Set.of(), channel.settings),
                "replay")
                .integration().id;
    }

    private void changeMinimum(long id, int minimum) {
        long version = Shop.number("select version from integration where id = " + id);
        call("PATCH", "api/v1/integrations/" + id, Map.of("minimumStock", minimum),
                Map.of("If-Match", "\"" + version + "\""));
    }

    private void putStock(List<Change> changes) {
        List<Map<String, Object>> items = changes.stream().map(change -> Map.<String, Object>of("sku", change.sku(),
                "onHand", change.onHand(), "observedAt", change.at().toString())).toList();
        JsonNode answer = call("PUT", "api/v1/stock", Map.of("items", items), Map.of());
        assertThat(answer.get("rejected")).as("rejected items").isEmpty();
    }

    private void awaitNothingDue(List<Long> ids) {
        String among = " in (" + ids.get(0) + ", " + ids.get(1) + ")";
        await().atMost(Duration.ofMinutes(20)).pollInterval(Duration.ofMillis(500)).until(() -> Shop.number(
                "select (select count(*) from due where integration_id" + among + ") + (select count(*) from submission"
                        + " where integration_id" + among + ")") == 0
                && Shop.number("select count(*) from listing where desired_revision > sent_revision and integration_id"
                        + among) == 0);
    }

    private int mismatches(Channel channel, long id, ShopDays shop) {
        Map<String, Integer> shown = new HashMap<>();
        String after = "";
        do {
            JsonNode page = call("GET", "sandbox/" + channel.marketplace + "/_listings?limit=1000&seller="
                    + channel.seller
                    + "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8), null, Map.of());
            page.get("items").forEach(item -> shown.put(item.get("sku").asText(), item.get("quantity").asInt()));
            after = page.get("next").asText();
        } while (!after.isEmpty());
        MinimumStock rule = new MinimumStock(channel.minimumLater);
        int mismatches = 0;
        for (Map.Entry<String, Integer> truth : shop.onHand.entrySet()) {
            int expected = rule.quantityToPublish(Availability.of(truth.getValue()), CEILING).orElseThrow();
            Integer actual = shown.get(truth.getKey());
            if (!Optional.ofNullable(actual).equals(Optional.of(expected))) {
                mismatches++;
                System.out.printf("mismatch: %s %s shows %s, the rule says %d%n", channel.marketplace, truth.getKey(),
                        actual, expected);
            }
        }
        return mismatches;
    }

    private void report(ShopDays shop, List<Long> ids, Duration pushing, Duration all, int mismatches) {
        String among = " integration_id in (" + ids.get(0) + ", " + ids.get(1) + ")";
        System.out.printf("""
                Replay: %,d order lines, %,d SKUs, %,d calls of PUT /api/v1/stock
                  limits of the sandbox, times the documented ones   %,d
                  changes recorded                                   %,d
                  quantities sent                                    %,d
                  zeros sent                                         %,d
                  reopenings                                         %,d
                  rejected                                           %,d
                  tried again                                        %,d
                  pushing took %,d s, until nothing was due %,d s
                  listings compared                                  %,d
                  mismatches                                         %,d
                """, shop.lines, shop.opening.size(), shop.batches.size() + 1, FASTER,
                Shop.number("select count(*) from stock_change"),
                count(among + " and outcome in ('applied', 'accepted') and handle is not null or" + among
                        + " and outcome = 'applied' and handle is null"),
                count(among + " and quantity = 0 and outcome <> 'retry'"),
                Shop.number("select count(*) from (select quantity, lag(quantity) over (partition by product_id, "
                        + "integration_id order by id) before from stock_update where" + among
                        + " and outcome <> 'retry') sent where quantity > 0 and before = 0"),
                count(among + " and outcome = 'rejected'"), count(among + " and outcome = 'retry'"),
                pushing.toSeconds(), all.toSeconds(), shop.onHand.size() * ids.size(), mismatches);
    }

    private static long count(String which) {
        return Shop.number("select count(*) from stock_update where" + which);
    }

    private JsonNode call(String method, String path, Object body, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(application.resolve(path))
                    .timeout(Duration.ofMinutes(1)).header("Authorization", "Bearer " + People.token("ana"))
                    .header("Content-Type", "application/json")
                    .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
            headers.forEach(request::header);
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as("%s %s: %s", method, path, response.body()).isBetween(200, 299);
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
