package dev.vigia.bench;

import static dev.vigia.bench.Report.format;
import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * From a stock change being accepted until its zero has reached the marketplace, one change per request: at twice the rate
 * each time until it breaks, and at half of what held. The marketplace is the sandbox over HTTP in this process, on the
 * documented limits times a factor.
 */
final class ZeroTravel {

    /** Mercado Livre's own limit is 10 calls a second here: so 2,000. */
    static final int FASTER = 200;

    private static final int WARM_RATE = 200;
    private static final int WARM_SECONDS = 20;
    private static final int FIRST_RATE = 100;
    private static final int LAST_RATE = 1_600;
    private static final int SECONDS = 10;
    private static final int OTHERS = 100_000;
    private static final int BATCH = 5_000;
    static final int CALLERS = 32;
    private static final String SELLER = "3001";
    private static final int TARGET_RATE = 400;
    private static final double TARGET_SHARE = 0.5;
    private static final double BROKEN = 500;
    private static final double TARGET_WARM = 2_000;
    private static final double TARGET_HALF = 250;
    private static final double TARGET_BEHIND_OTHERS = 600;

    private final Client client;
    private final Integrations integrations;
    private final int others;
    private String silence = "";

    ZeroTravel(Client client, Integrations integrations) {
        this.client = client;
        this.integrations = integrations;
        this.others = Math.min(OTHERS, Integer.getInteger("bench.products", 1_000_000));
    }

    void run(Report report) throws Exception {
        int warm = WARM_RATE * WARM_SECONDS;
        int single = warm + (2 * LAST_RATE + LAST_RATE) * SECONDS;
        open(single + others);
        // The first quantity of all looks the ad up; those that are measured find it known.
        for (int from = 0; from < single; from += BATCH) {
            put(IntStream.range(from, Math.min(single, from + BATCH)).toArray(), 49);
        }
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(200)).until(() -> waiting() == 0);
        double[] first = travel(0, warm, WARM_RATE);
        report.row(format("single changes, the first %d s of a virtual machine that has sent none, %d/s", WARM_SECONDS,
                WARM_RATE), told(first), "–", "–", "p99 ≤ 2 s", Median.quantile(first, 0.99) <= TARGET_WARM);
        int held = capacity(report, warm);
        int half = Math.max(FIRST_RATE, held) / 2;
        int next = single - 2 * half * SECONDS;
        double[] alone = travel(next, next + half * SECONDS, half);
        report.row(format("the same at half that rate, %d/s", half), told(alone), "–", "–", "p99 ≤ 250 ms",
                Median.quantile(alone, 0.99) <= TARGET_HALF);
        report.detail("zeros alone: " + silence);
        behindOthers(report, single, half, alone);
    }

    /** @return the highest rate that held */
    private int capacity(Report report, int first) throws Exception {
        int held = 0;
        int from = first;
        String each = "";
        for (int rate = FIRST_RATE; rate <= LAST_RATE; rate *= 2) {
            double[] times = travel(from, from + rate * SECONDS, rate);
            each += format("%d/s: %s; ", rate, told(times));
            if (Median.quantile(times, 0.99) > BROKEN) {
                break;
            }
            held = rate;
            from += rate * SECONDS;
        }
        double floor = FloorOverHttp.rate(TestDatabase.number("select id from retailer where code = 'zeros'"));
        report.row("single changes a second with p99 ≤ 500 ms until the zero is at the marketplace", format("%d/s",
                held),
                format("floor over HTTP %,.0f/s", floor), format("%.2f of it", held / floor), "≥ 400/s, ≥ 0.5",
                held >= TARGET_RATE && held >= TARGET_SHARE * floor);
        report.detail("capacity of zeros: " + each);
        return held;
    }

    private void behindOthers(Report report, int single, int rate, double[] alone) {
        for (int from = single; from < single + others; from += BATCH) {
            put(IntStream.range(from, Math.min(single + others, from + BATCH)).toArray(), 40);
        }
        long waitedBefore = waiting();
        double[] behind = travel(single - rate * SECONDS, single, rate);
        long waitedAfter = waiting();
        assertThat(waitedAfter).as("others that still wait").isPositive();
        report.row(format("the same while %,d other updates wait (%,d at the end)", waitedBefore, waitedAfter),
                told(behind), "–", format("%.1f × without them", Median.quantile(behind, 0.99)
                        / Median.quantile(alone, 0.99)), "p99 ≤ 600 ms",
                Median.quantile(behind, 0.99) <= TARGET_BEHIND_OTHERS);
        report.detail("zeros behind others: " + silence);
    }

    private static String told(double[] times) {
        return format("p50 %.0f, p99 %.0f, most %.0f ms", Median.quantile(times, 0.5), Median.quantile(times, 0.99),
                Median.quantile(times, 1));
    }

    /** Products with stock that the marketplace knows and was told of. */
    private void open(int products) {
        for (int from = 0; from < products; from += BATCH) {
            int[] numbers = IntStream.range(from, Math.min(products, from + BATCH)).toArray();
            client.call("PUT", "sandbox/mercado-livre/_listings", Map.of("seller", SELLER, "items",
                    IntStream.of(numbers).mapToObj(i -> Map.of("sku", sku(i), "quantity", 50)).toList()), Map.of());
            client.call("PUT", "api/v1/products", Map.of("items", IntStream.of(numbers)
                    .mapToObj(i -> Map.of("sku", sku(i), "name", "Taza " + i, "category", "Casa")).toList()), Map.of());
            put(numbers, 50);
        }
        long retailerId = TestDatabase.number("select id from retailer where code = 'zeros'");
        integrations.connect(retailerId, "mercado-livre", new IntegrationTerms("Cuenta", "BR", false,
                OptionalInt.of(5), true, Set.of(), true, Set.of(), Map.of("client-id", "bench", "client-secret",
                        "bench", "user-id", SELLER, "refresh-token", "TG-" + SELLER)), "bench");
        TestDatabase.execute("update listing set sent = shown.desired, sent_revision = listing.sent_revision + 1,"
                + " sent_at = now(), confirmed = shown.desired, confirmed_at = now() from listing_now shown"
                + " where shown.product_id = listing.product_id and shown.integration_id = listing.integration_id"
                + " and listing.retailer_id = " + retailerId,
                "delete from due using retailer where retailer.id = due.retailer_id and retailer.code = 'zeros'",
                "vacuum analyze listing, product, stock_level, due",
                "update integration set enabled = true from retailer where retailer.id = retailer_id"
                        + " and retailer.code = 'zeros'");
    }

    /** @return milliseconds of each product, those at the same moment beside each other */
    private double[] travel(int first, int end, int perSecond) {
        Instant start = Instant.now();
        Map<String, Instant> accepted = new ConcurrentHashMap<>();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        long begin = System.nanoTime();
        for (int i = first; i < end; i++) {
            int number = i;
            LockSupport.parkNanos(begin + (number - first) * 1_000_000_000L / perSecond - System.nanoTime());
            callers.execute(() -> {
                put(new int[] { number }, 0);
                accepted.put(sku(number), Instant.now());
            });
        }
        callers.shutdown();
        Map<String, Instant> arrived = new HashMap<>();
        long[] seen = { 0 };
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500)).until(() -> {
            JsonNode log = client.get("sandbox/mercado-livre/_calls?since=" + (seen[0] == 0 ? start : "" + seen[0]));
            log.get("calls").forEach(call -> {
                seen[0] = Math.max(seen[0], call.get("number").asLong());
                if (call.path("quantity").asInt(-1) == 0 && call.get("status").asInt() < 300) {
                    arrived.putIfAbsent(call.get("sku").asText(), Instant.parse(call.get("at").asText()));
                }
            });
            return IntStream.range(first, end).allMatch(i -> arrived.containsKey(sku(i)));
        });
        finish(callers);
        silence = silence(start, arrived.values());
        // A zero may be there before the answer to the change is: then it took no time.
        return IntStream.range(first, end).mapToDouble(i -> Math.max(0, Duration.between(accepted.get(sku(i)), arrived
                .get(sku(i))).toNanos() / 1e6)).toArray();
    }

    /** The longest time in which nothing arrived, and when: what held up a few held up all at that moment. */
    private static String silence(Instant start, Collection<Instant> arrived) {
        List<Instant> times = arrived.stream().sorted().toList();
        int longest = IntStream.range(1, times.size()).boxed()
                .max(Comparator.comparing(i -> Duration.between(times.get(i - 1), times.get(i)))).orElseThrow();
        return format("longest silence %d ms, after %.1f s", Duration.between(times.get(longest - 1), times.get(
                longest))
                .toMillis(), Duration.between(start, times.get(longest - 1)).toMillis() / 1e3);
    }

    private static void finish(ExecutorService callers) {
        try {
            assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(int[] numbers, int onHand) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int number : numbers) {
            items.add(Map.of("sku", sku(number), "onHand", onHand));
        }
        JsonNode answer = client.call("PUT", "api/v1/stock", Map.of("items", items), Map.of());
        assertThat(answer.get("accepted").asInt()).isEqualTo(numbers.length);
    }

    private static long waiting() {
        return TestDatabase.number("select coalesce(sum(cardinality(product_ids)), 0)::bigint from due join retailer"
                + " on retailer.id = due.retailer_id where retailer.code = 'zeros'");
    }

    private static String sku(int number) {
        return format("Z-%06d", number);
    }
}
