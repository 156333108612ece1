package dev.vigia.chaos.fault;

import dev.vigia.chaos.node.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** People at each node: some test connections all the time, one looks at pages and exports. */
final class Visits implements AutoCloseable {

    private static final int TESTERS = 4;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    private final List<Visitor> visitors;
    private final List<String> integrations;
    private final List<String> paths;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "visitor");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Duration> pages = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger tested = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean over;

    /** @param integrations those whose connection is tested; @param paths what is looked at in turn */
    Visits(List<Visitor> visitors, List<String> integrations, List<String> paths) {
        this.visitors = visitors;
        this.integrations = integrations;
        this.paths = paths;
    }

    void begin() {
        for (Visitor visitor : visitors) {
            threads.execute(() -> look(visitor));
            for (int tester = 0; tester < TESTERS; tester++) {
                int first = tester;
                threads.execute(() -> test(visitor, first));
            }
        }
    }

    private void look(Visitor visitor) {
        for (int turn = 0; !over; turn++) {
            long begin = System.nanoTime();
            int status = visitor.open(paths.get(turn % paths.size()));
            pages.add(Duration.ofNanos(System.nanoTime() - begin));
            if (status != OK) {
                failed.incrementAndGet();
                System.out.printf("chaos: %s is answered with %d%n", paths.get(turn % paths.size()), status);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** A marketplace that is slow is no fault of the page, which says so; as little is one test too many. */
    private void test(Visitor visitor, int first) {
        for (int turn = first; !over; turn++) {
            int status = visitor.testConnection(integrations.get(turn % integrations.size()));
            (status == OK ? tested : status == TOO_MANY ? refused : failed).incrementAndGet();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** How long each took until it was there. */
    List<Duration> pages() {
        return List.copyOf(pages);
    }

    /** Answers that should not have been, or none. */
    int failed() {
        return failed.get();
    }

    int tested() {
        return tested.get();
    }

    /** Tests that were refused because as many as may be were under way. */
    int refused() {
        return refused.get();
    }

    /** Nothing new begins; a test that waits for its marketplace is not waited for. */
    @Override
    public void close() {
        over = true;
        threads.shutdown();
    }
}
