package dev.vigia.chaos.fault;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.chaos.node.Visitor;
import dev.vigia.chaos.scene.Market;
import dev.vigia.chaos.scene.Scene;
import dev.vigia.chaos.scene.Settings;
import dev.vigia.chaos.scene.Shop;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * All marketplaces but two answer after 30 s, and do then what they were asked, while people test the connections to them,
 * look at pages and export. The pages stay quick, the two get their zeros in time, and what late calls spoil is mended.
 */
final class SlowMarkets {

    private static final String KIND = Kind.SLOW.toString();
    private static final int ROUNDS = 5;
    private static final int HEALTHY = 2;
    /** Those that take each quantity in a call of its own, and say at once what they show. */
    private static final List<String> PROMPT = List.of("b2w", "magalu", "mercado-livre", "netshoes");
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final Duration MENDED = Duration.ofMinutes(2);
    private static final int TIMES_COUNTED = 12;
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(2);
    /** Shorter than a call without an answer takes, which nothing else may wait for. */
    private static final Duration ZERO_AT_MOST = Duration.ofSeconds(5);
    private static final Duration PAGE_AT_MOST = Duration.ofSeconds(1);
    private static final double SHARE = 0.95;

    private final Scene scene;
    private final URI provider = URI.create(ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url",
            String.class));

    SlowMarkets(Scene scene) {
        this.scene = scene;
    }

    /** @param scale below 1 fewer rounds */
    void all(double scale) throws IOException {
        scene.restart(Scene.PATIENT);
        scene.markets.forEach(market -> market.mendedWithin(MENDED));
        for (int round = 0; round < Settings.times(ROUNDS, scale); round++) {
            strike();
        }
        scene.markets.forEach(market -> market.mendedWithin(Duration.ZERO));
        scene.restart(Map.of());
    }

    private void strike() {
        List<Market> healthy = healthy();
        List<Market> slow = scene.markets.stream().filter(market -> !healthy.contains(market)).toList();
        Map<Market, String> felt = slow.stream().collect(Collectors.toMap(market -> market, this::feltSinceNow));
        Map<Market, Integer> late = slow.stream().collect(Collectors.toMap(market -> market, Market::workedOffLate));
        List<Duration> zeros = new ArrayList<>();
        Visits visits = new Visits(visitors(), integrations(slow), paths());
        slow.forEach(SlowMarkets::slowDown);
        try (visits) {
            visits.begin();
            for (int time = 0; time < TIMES_COUNTED; time++) {
                scene.exactly(BETWEEN_COUNTS);
                zeros.add(scene.untilZerosShow(healthy, ZERO_AT_MOST));
            }
        } finally {
            slow.forEach(Market::heal);
        }
        await().atMost(SLOW.plusMinutes(1)).pollInterval(Duration.ofSeconds(1))
                .until(() -> slow.stream().allMatch(market -> market.lateCalls() == 0));
        List<Market> missed = slow.stream().filter(market -> scene.database.number(felt.get(market)) == 0
                && market.workedOffLate() == late.get(market)).toList();
        System.out.printf("chaos: %s: not felt at %s%n", KIND, missed);
        boolean quick = isQuick(healthy, zeros, visits);
        scene.judge(KIND, slow.size(), quick ? slow.size() - missed.size() : 0);
    }

    /** Asks how many attempts have failed at a marketplace since now. */
    private String feltSinceNow(Market market) {
        return "select count(*) from stock_update join integration on integration.id = integration_id where stock_update.id > "
                + scene.shop.lastUpdate() + " and outcome in ('" + String.join("', '", Shop.FAILED)
                + "') and marketplace = '" + market.code + "'";
    }

    private List<Market> healthy() {
        List<Market> prompt = new ArrayList<>(scene.markets.stream().filter(market -> PROMPT.contains(market.code))
                .toList());
        Collections.shuffle(prompt, scene.random);
        return prompt.subList(0, HEALTHY);
    }

    private List<Visitor> visitors() {
        return scene.nodes.stream().map(node -> new Visitor(node, provider, "ana")).toList();
    }

    private List<String> integrations(List<Market> slow) {
        return slow.stream().flatMap(market -> scene.database.rows("select id from integration where marketplace = '"
                + market.code + "'").stream()).toList();
    }

    /** Pages, and the export of a product's changes. */
    private List<String> paths() {
        String sku = "CHAOS-001";
        String product = scene.database.rows("select id from product where sku = '" + sku + "'").get(0);
        String integration = scene.database.rows("select min(id) from integration").get(0);
        return List.of("/stock", "/stock?state=out_of_stock", "/updates", "/integrations", "/stock/" + sku,
                "/integrations/" + integration + "/edit", "/products/" + product + "/changes.csv");
    }

    /** What is written is done late even where the caller has given up; what is read, and a sign-in, is answered late. */
    private static void slowDown(Market market) {
        market.fault(Map.of("match", LateCalls.WRITES, "kind", "late", "delayMillis", SLOW.toMillis()),
                Map.of("match", "", "kind", "delay", "delayMillis", SLOW.toMillis()));
    }

    private static boolean isQuick(List<Market> healthy, List<Duration> zeros, Visits visits) {
        List<Duration> pages = visits.pages();
        Duration page = share(pages, SHARE);
        System.out.printf(
                "chaos: %s: of %d pages p95 %d ms, the longest %d ms, %d failed; %d connections tested, %d refused"
                        + " since many are under way; zeros at %s after p50 %d ms, the longest %d ms%n", KIND, pages
                                .size(), page
                                        .toMillis(), Collections.max(pages).toMillis(), visits.failed(), visits
                                                .tested(), visits.refused(),
                healthy, share(zeros, 0.5).toMillis(), Collections.max(zeros).toMillis());
        return page.compareTo(PAGE_AT_MOST) <= 0 && visits.failed() == 0 && visits.tested() > 0
                && Collections.max(zeros).compareTo(ZERO_AT_MOST) < 0;
    }

    /** So long, at most, did this share of them take. */
    private static Duration share(List<Duration> times, double share) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }
}
