package dev.vigia.database;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Takes turns at what is due, some at once on this node: whoever claims one in the database has its turn, on a thread of its
 * own, and looks for the next one afterwards. A node that ends leaves nothing but claims that run out.
 */
public final class ClaimedTurns {

    private static final Logger LOG = Logger.getLogger(ClaimedTurns.class);
    private static final int LAST_TURNS_SECONDS = 10;

    private final String name;
    private final Claims claims;
    private final Turn turn;
    private final Semaphore places;
    private final PromptLook prompt;
    private final ExecutorService threads;
    private volatile boolean stopping;

    /** Claims what is due and nobody's. */
    public interface Claims {

        /** @return empty where there is none */
        Optional<Long> next(UUID claim);
    }

    /** Works for a claim. It throws nothing that matters to others. */
    public interface Turn {

        void take(long id, UUID claim);
    }

    /**
     * @param name   of the threads
     * @param atOnce turns at the same time; each may wait long for somebody else's server
     * @param look   what {@link #ask} brings about: {@link #look}, and whatever is done before it
     */
    public ClaimedTurns(String name, int atOnce, Runnable look, Claims claims, Turn turn) {
        this.name = name;
        this.claims = claims;
        this.turn = turn;
        this.places = new Semaphore(atOnce);
        this.prompt = new PromptLook(name, look);
        AtomicLong number = new AtomicLong();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Looks soon; comes back at once. */
    public void ask() {
        prompt.ask();
    }

    /** Begins as many turns as there are places for. One at a time: two that claim at the same moment do not see each other's. */
    public synchronized void look() {
        while (!stopping && places.tryAcquire()) {
            boolean begun = false;
            try {
                begun = begin();
            } finally {
                if (!begun) {
                    places.release();
                }
            }
            if (!begun) {
                return;
            }
        }
    }

    private boolean begin() {
        UUID claim = UUID.randomUUID();
        Optional<Long> next = claims.next(claim);
        next.ifPresent(id -> threads.execute(() -> {
            try {
                turn.take(id, claim);
            } finally {
                places.release();
                prompt.ask();
            }
        }));
        return next.isPresent();
    }

    public boolean isStopping() {
        return stopping;
    }

    /**
     * Begins no more. Whoever waits for a server is not waited for long: the next node goes on.
     *
     * @param callsOff whether those under way are interrupted at once, and not only when they do not end
     */
    public void stop(boolean callsOff) throws InterruptedException {
        stopping = true;
        prompt.stop();
        if (callsOff) {
            threads.shutdownNow();
        } else {
            threads.shutdown();
        }
        if (!threads.awaitTermination(LAST_TURNS_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
            LOG.warnf("Some turns of %s have not ended; another node goes on when their claims expire", name);
        }
    }
}
