package dev.vigia.chaos.fault;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.chaos.node.Node;
import dev.vigia.chaos.scene.Market;
import dev.vigia.chaos.scene.Scene;
import dev.vigia.chaos.scene.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Calls that every marketplace works off when their caller has given up, from a second to five minutes later, over what
 * is newer; one node dies meanwhile. Whatever such a call spoils is mended within two minutes. Each marketplace is hit in
 * each round, or the round is not survived.
 */
final class LateCalls {

    private static final String KIND = Kind.LATE.toString();
    private static final int ROUNDS = 5;
    /** Calls that carry quantities, and no sign-in. */
    static final String WRITES = "^(?!.*(token|credentials|login)).*$";
    private static final Duration LATEST = Duration.ofMinutes(5);
    private static final Duration MENDED = Duration.ofMinutes(2);
    private static final Duration COUNTING = Duration.ofSeconds(25);

    private final Scene scene;

    LateCalls(Scene scene) {
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
        Map<String, Integer> before = workedOffLate();
        long counts = scene.load.acknowledged();
        scene.markets.forEach(market -> market.fault(late("times", 1), late("probability", 0.1)));
        scene.load.resume();
        try {
            scene.exactly(COUNTING.dividedBy(2));
            Node node = scene.anyNode();
            node.kill();
            node.start();
            scene.exactly(COUNTING.dividedBy(2));
        } finally {
            scene.load.pause();
            scene.markets.forEach(Market::heal);
        }
        // The last truth is said; what comes now is late.
        await().atMost(LATEST.plusMinutes(1)).pollInterval(Duration.ofSeconds(1))
                .until(() -> scene.markets.stream().allMatch(market -> market.lateCalls() == 0));
        Map<String, Integer> struck = workedOffLate();
        struck.replaceAll((market, calls) -> calls - before.get(market));
        System.out.println("chaos: calls applied late, by marketplace: " + struck);
        int all = struck.values().stream().mapToInt(Integer::intValue).sum();
        int missed = Collections.frequency(struck.values(), 0);
        scene.judge(KIND, all + missed, scene.load.acknowledged() > counts ? all : 0);
    }

    private static Map<String, Object> late(String howOften, Number often) {
        return Map.of("match", WRITES, "kind", "late", "delayMillis", 1_000, "upToMillis", LATEST.toMillis(), howOften,
                often);
    }

    private Map<String, Integer> workedOffLate() {
        return scene.markets.stream().collect(Collectors.toMap(Market::toString, Market::workedOffLate,
                (one, other) -> other, TreeMap::new));
    }
}
