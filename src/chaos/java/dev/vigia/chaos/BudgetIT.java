package dev.vigia.chaos;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vigia.chaos.fault.Kind;
import dev.vigia.chaos.node.Node;
import dev.vigia.chaos.node.Proxy;
import dev.vigia.chaos.scene.Market;
import dev.vigia.chaos.scene.Scene;
import dev.vigia.chaos.scene.Score;
import dev.vigia.chaos.scene.Settings;
import dev.vigia.credentials.Secrets;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * More is due than may be sent, for minutes: no marketplace says "too fast", and what it allows is used. The nodes are the
 * packaged application. {@code ./mvnw -Pchaos verify -Dchaos.only=budget [-Dchaos.scale=0.1]}
 */
@QuarkusTest
@Tag("chaos")
@TestProfile(BudgetIT.NearlyReal.class)
class BudgetIT {

    // So many that a slow answer about some does not keep the others waiting.
    private static final int PRODUCTS = 120;
    private static final Duration WHOLE = Duration.ofMinutes(10);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    // The next look, and the first answer.
    private static final Duration NOTICED = Duration.ofSeconds(5);
    private static final double SLOWED = 0.9;
    // Of what it takes when it is well, a marketplace that is not takes less than this.
    private static final double FELT = 0.5;
    // A call is not given up before 8 s; eight at a time are so fewer a second than any limit allows.
    private static final Map<String, Object> SLOW = Map.of("match", "", "kind", "delay", "delayMillis", 5_000);

    public static class NearlyReal implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(Map.of("vigia.sandbox.rate-factor", Integer.toString(
                    LimitUse.FASTER)));
            LimitUse.FILES_PER_SECOND.keySet().forEach(code -> {
                overrides.put("vigia.sandbox.rate-factors." + code, Integer.toString(LimitUse.FILES_FASTER));
                overrides.put("vigia.marketplace." + code + ".rate-factor", Integer.toString(LimitUse.FILES_FASTER));
            });
            return overrides;
        }
    }

    @Inject
    Marketplaces marketplaces;

    @Inject
    Secrets secrets;

    private Scene scene(int nodes) throws IOException {
        return new Scene(Settings.seed(), new Scene.Size(nodes, LimitUse.FASTER, PRODUCTS), Settings.directory(),
                marketplaces
                        .all()
                        .stream().filter(Marketplace::isAvailable).toList(), Settings.lent(), secrets,
                () -> People.token("ana"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 4 })
    void the_budget_is_used_and_kept_however_many_nodes_share_it(int nodes) throws IOException {
        assumeThat(Kind.BUDGET.isWanted()).isTrue();
        Duration time = Duration.ofMillis((long) (WHOLE.toMillis() * Settings.scale()));
        try (Scene scene = scene(nodes)) {
            scene.load.resume();
            List<String> spread = new ArrayList<>();
            long first = scene.shop.lastUpdate();
            Map<String, Double> perSecond = measure(scene, () -> {
                if (nodes > 1) {
                    // Whoever sends is to change.
                    scene.exactly(time.dividedBy(2));
                    spread.add(spread(scene));
                    scene.nodes.get(0).kill();
                    scene.nodes.get(0).start();
                    scene.exactly(time.dividedBy(2));
                } else {
                    scene.exactly(time);
                }
                spread.add(spread(scene));
            });
            scene.load.pause();
            System.out.printf("chaos: budget, %d nodes, %d s, limits x %d, of files x %d%n", nodes, time.toSeconds(),
                    LimitUse.FASTER,
                    LimitUse.FILES_FASTER);
            System.out.println("chaos:   integrations that each node sent to: " + String.join(", then ", spread));
            List<String> tooFast = new ArrayList<>();
            List<String> unused = new ArrayList<>();
            for (Market market : scene.markets) {
                LimitUse use = LimitUse.of(scene, market, perSecond.get(market.code), first, time, nodes > 1);
                String line = "%-14s %s, %d calls too fast".formatted(market, use, market.tooFast());
                System.out.println("chaos:   " + line);
                if (market.tooFast() > 0) {
                    tooFast.add(line);
                }
                if (use.share() < use.least()) {
                    unused.add(line);
                }
            }
            scene.judge(Kind.BUDGET.toString(), 1, 1);
            assertThat(tooFast).as("calls that came too fast").isEmpty();
            assertThat(unused).as("less than %.0f %% of what is allowed, or what a takeover costs less", LimitUse.USED
                    * 100)
                    .isEmpty();
            assertThat(scene.score.total()).matches(Score.Line::isGood);
        }
    }

    /** How many integrations each node was the last to send to. Nobody promises that they are many of each: no check. */
    private static String spread(Scene scene) {
        return scene.database.rows("select count(*) from lease group by owner order by 1 desc").toString();
    }

    @Test
    void a_dead_marketplace_does_not_slow_the_others() throws IOException {
        measureBeside("dead", market -> {
            market.proxy.receive(Proxy.BLACK_HOLE);
            market.proxy.loseOpen();
        }, market -> {
            market.proxy.receive(Proxy.PASS);
            market.proxy.open();
        });
    }

    @Test
    void a_slow_marketplace_does_not_slow_the_others() throws IOException {
        measureBeside("slow", market -> market.fault(SLOW), Market::heal);
    }

    /** Strikes one marketplace after the other for a while, and compares what the others take with what they took before. */
    private void measureBeside(String how, Market.Deed strike, Market.Deed heal) throws IOException {
        assumeThat(Kind.BUDGET.isWanted()).isTrue();
        try (Scene scene = scene(2)) {
            // Longer than a call that hangs: what became of it is written down, and rests grow.
            scene.restart(Scene.PATIENT);
            scene.load.resume();
            Map<String, Double> healthy = measure(scene, () -> scene.exactly(WINDOW));
            List<String> slowed = new ArrayList<>();
            for (Market struck : scene.markets.subList(0, Settings.times(scene.markets.size(), Settings.scale()))) {
                strike.at(struck);
                Map<String, Double> beside = measure(scene, () -> scene.exactly(WINDOW));
                heal.at(struck);
                awaitTaking(scene, struck);
                Map<String, Double> shares = new TreeMap<>();
                LimitUse.PER_SECOND.keySet().forEach(code -> shares.put(code, beside.get(code) / healthy.get(code)));
                Optional<Double> own = Optional.ofNullable(shares.remove(struck.code));
                double worst = Collections.min(shares.values());
                String line = "%-14s %s%s: the slowest of the others does %.0f %% of what it did".formatted(struck, how,
                        own.map(share -> " (does %.0f %%)".formatted(share * 100)).orElse(""), worst * 100);
                System.out.println("chaos: budget, " + line);
                if (worst < SLOWED || own.orElse(0.0) > FELT) {
                    slowed.add(line);
                }
            }
            scene.load.pause();
            scene.judge(Kind.BUDGET.toString(), 1, 1);
            assertThat(slowed).as("those that slowed the others, or were not %s", how).isEmpty();
            assertThat(scene.score.total()).matches(Score.Line::isGood);
        }
    }

    @Test
    void three_nodes_take_over_from_one_another_when_the_lease_runs_out() throws IOException {
        assumeThat(Kind.TAKEOVER.isWanted()).isTrue();
        try (Scene scene = scene(3)) {
            scene.restart(Scene.PATIENT);
            scene.load.resume();
            Duration longest = Duration.ZERO;
            for (Node node : scene.nodes) {
                node.kill();
                Duration silence = untilAllAreSentTo(scene);
                System.out.printf("chaos: takeover, node %s dead: all are sent to again after %.1f s%n", node.name,
                        silence.toMillis() / 1000.0);
                longest = silence.compareTo(longest) > 0 ? silence : longest;
                node.start(Scene.PATIENT);
                assertThat(node.awaitReady()).isTrue();
            }
            scene.load.pause();
            scene.judge(Kind.TAKEOVER.toString(), scene.nodes.size(), scene.nodes.size());
            assertThat(longest).isLessThan(LimitUse.USUAL_LEASE.plus(NOTICED));
            assertThat(scene.score.total()).matches(Score.Line::isGood);
        }
    }

    /** How long it takes until every marketplace that is always busy has answered again. */
    private static Duration untilAllAreSentTo(Scene scene) {
        long begin = System.nanoTime();
        String answered = "select count(distinct marketplace) from stock_update join integration on integration.id ="
                + " integration_id where stock_update.id > " + scene.shop.lastUpdate() + " and marketplace in ('"
                + String.join("', '", LimitUse.PER_SECOND.keySet()) + "')";
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100))
                .until(() -> scene.database.number(answered) == LimitUse.PER_SECOND.size());
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Quantities a second that each marketplace took meanwhile. */
    private static Map<String, Double> measure(Scene scene, Runnable meanwhile) {
        Map<String, Long> before = new HashMap<>();
        scene.markets.forEach(market -> before.put(market.code, market.quantities()));
        long begin = System.nanoTime();
        meanwhile.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> perSecond = new HashMap<>();
        scene.markets.forEach(market -> perSecond.put(market.code, (market.quantities() - before.get(market.code))
                / seconds));
        return perSecond;
    }

    /** It rests for a while after it was dead, and is no measure until then. */
    private static void awaitTaking(Scene scene, Market market) {
        String taken = "select count(*) from stock_update join integration on integration.id = integration_id"
                + " where stock_update.id > " + scene.shop.lastUpdate() + " and marketplace = '" + market.code
                + "' and outcome in ('applied', 'accepted')";
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200))
                .until(() -> scene.database.number(taken) > 10);
    }
}
