package dev.vigia.chaos.fault;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.chaos.node.Node;
import dev.vigia.chaos.scene.Scene;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** Nodes that die at random moments of their work, one after the other, and start again. */
final class Kills {

    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration DONE = Duration.ofSeconds(120);

    private final Scene scene;
    private int kills;

    Kills(Scene scene) {
        this.scene = scene;
    }

    /**
     * Kills the next one; the other may meet the same before it is back.
     *
     * @return whether it had come back when it was to die
     */
    boolean killNext() {
        Node node = scene.nodes.get(kills++ % scene.nodes.size());
        boolean back = node.awaitReady();
        scene.aWhile(MOMENT);
        node.kill();
        node.start();
        return back;
    }

    /**
     * Kills until their work is done, and waits for its end.
     *
     * @param most how often at the most
     * @return whether each had come back when it was to die, and the work was done in time
     */
    boolean killUntil(BooleanSupplier done, int most) {
        boolean back = true;
        for (int kill = 0; kill < most && !done.getAsBoolean(); kill++) {
            back &= killNext();
        }
        try {
            await().atMost(DONE).pollInterval(Duration.ofMillis(100)).until(done::getAsBoolean);
            return back;
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }
}
