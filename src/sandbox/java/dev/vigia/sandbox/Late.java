package dev.vigia.sandbox;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/** Calls that are worked off when their caller has given up. */
final class Late {

    private final Vertx vertx;
    private final List<Held> waiting = new ArrayList<>();
    private int done;

    Late(Vertx vertx) {
        this.vertx = vertx;
    }

    private record Held(Runnable work) {
    }

    /**
     * @param waiting calls that were made and are not worked off yet
     * @param done    calls that were
     */
    record Count(int waiting, int done) {
    }

    /** Does it after so long, or sooner if somebody asks for it. */
    void hold(int delayMillis, Runnable work) {
        Held held = new Held(work);
        synchronized (this) {
            waiting.add(held);
        }
        vertx.setTimer(Math.max(1, delayMillis), timer -> workOff(held));
    }

    /** Does now, in the order they came, what waits. */
    void workOffNow() {
        List<Held> all;
        synchronized (this) {
            all = List.copyOf(waiting);
        }
        all.forEach(held -> vertx.runOnContext(now -> workOff(held)));
    }

    private void workOff(Held held) {
        synchronized (this) {
            if (!waiting.remove(held)) {
                return;
            }
            done++;
        }
        held.work.run();
    }

    synchronized Count count() {
        return new Count(waiting.size(), done);
    }
}
