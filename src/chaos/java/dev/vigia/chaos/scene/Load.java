package dev.vigia.chaos.scene;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.chaos.node.Http;
import dev.vigia.chaos.node.Node;
import dev.vigia.chaos.scene.Truth.Count;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** Counts stock without rest through whichever nodes answer, and keeps what was acknowledged. */
public final class Load implements AutoCloseable {

    private static final int PARALLEL = 2;
    private static final int AT_ONCE = 5;
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final Duration COUNTED = Duration.ofSeconds(60);

    private final Truth truth;
    private final List<Node> nodes;
    private final Supplier<String> token;
    private final Background threads = new Background("load", PARALLEL);
    /** Whoever counts holds one: all of them are a pause between counts. */
    private final Semaphore gate = new Semaphore(PARALLEL, true);

    Load(Truth truth, List<Node> nodes, Supplier<String> token) {
        this.truth = truth;
        this.nodes = nodes;
        this.token = token;
    }

    /** Begins paused. Each thread has products of its own, so that what is said of a product has an order. */
    void begin(Random random) {
        pause();
        List<String> skus = List.copyOf(truth.skus());
        for (int part = 0; part < PARALLEL; part++) {
            List<String> own = skus.subList(skus.size() * part / PARALLEL, skus.size() * (part + 1) / PARALLEL);
            Random ownRandom = new Random(random.nextLong());
            threads.again(() -> count(own, ownRandom), PAUSE);
        }
    }

    public void pause() {
        gate.acquireUninterruptibly(PARALLEL);
    }

    public void resume() {
        gate.release(PARALLEL);
    }

    private void count(List<String> skus, Random random) {
        gate.acquireUninterruptibly();
        try {
            Node node = nodes.get(random.nextInt(nodes.size()));
            if (node.isAlive()) {
                say(node, Stream.generate(() -> skus.get(random.nextInt(skus.size()))).limit(AT_ONCE).distinct()
                        .map(sku -> truth.say(sku, random)).toList());
            }
        } finally {
            gate.release();
        }
    }

    /** How often any node took counts. */
    public long acknowledged() {
        return nodes.stream().mapToLong(Node::acknowledged).sum();
    }

    /** A round without a single count has broken nothing that matters; one that was short may wait for its first. */
    boolean isTakenAfter(long before) {
        try {
            await().atMost(COUNTED).pollInterval(Duration.ofMillis(50)).until(() -> acknowledged() > before);
            return true;
        } catch (ConditionTimeoutException none) {
            System.out.println("chaos: no node took a single count in this round, so none of its faults is survived");
            return false;
        }
    }

    /** @throws IllegalStateException if a thread has stopped, since a node that took counts did not take them rightly */
    void check() {
        threads.check();
    }

    /** Tells a node of all products. @return whether it took them */
    boolean describe(Node node) {
        List<Map<String, Object>> products = truth.skus().stream().map(sku -> Map.<String, Object>of("sku", sku,
                "name", "Name of " + sku, "category", "Chaos")).toList();
        return put(node, "/api/v1/products", products).status() == 200;
    }

    /**
     * A node that gives no answer, as while it dies, or another than 200 has acknowledged nothing; that is no failure.
     *
     * @return whether the node acknowledged all of them
     * @throws IllegalStateException if it says that it did, and left some out
     */
    boolean say(Node node, List<Count> counts) {
        Http.Answer answer = put(node, "/api/v1/stock", counts.stream().map(Count::json).toList());
        if (answer.status() != 200) {
            return false;
        }
        if (answer.json().get("outdated").asInt() > 0 || answer.json().get("held").asInt() > 0
                || !answer.json().get("rejected").isEmpty()) {
            throw new IllegalStateException("newer counts were not taken: " + answer);
        }
        counts.forEach(truth::acknowledged);
        node.acknowledge();
        return true;
    }

    private Http.Answer put(Node node, String path, List<?> items) {
        return Http.call("PUT", node.address() + path, Http.write(Map.of("items", items)),
                Map.of("Authorization", "Bearer " + token.get(), "Content-Type", "application/json"));
    }

    @Override
    public void close() {
        threads.close();
    }
}
