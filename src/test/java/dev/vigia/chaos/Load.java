package dev.vigia.chaos;

import dev.vigia.chaos.Truth.Count;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Counts stock without rest through whichever nodes answer, and keeps what was acknowledged. */
final class Load implements AutoCloseable {

    private static final int PARALLEL = 2;
    private static final int AT_ONCE = 5;
    private static final long PAUSE_MILLIS = 40;

    private final Truth truth;
    private final List<Node> nodes;
    private final Supplier<String> token;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(PARALLEL, task -> {
        Thread thread = new Thread(task, "load");
        thread.setDaemon(true);
        return thread;
    });
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
            threads.scheduleWithFixedDelay(() -> count(own, ownRandom), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void pause() {
        gate.acquireUninterruptibly(PARALLEL);
    }

    void resume() {
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

    /** @return whether the node acknowledged all of them */
    boolean say(Node node, List<Count> counts) {
        Http.Answer answer = Http.call("PUT", node.address() + "/api/v1/stock",
                Http.write(Map.of("items", counts.stream().map(Count::json).toList())),
                Map.of("Authorization", "Bearer " + token.get(), "Content-Type", "application/json"));
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

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
