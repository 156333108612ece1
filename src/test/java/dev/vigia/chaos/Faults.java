package dev.vigia.chaos;

import java.io.IOException;
import java.time.Duration;

/** What is broken, and how often. */
final class Faults {

    private final Scene scene;

    Faults(Scene scene) {
        this.scene = scene;
    }

    /** @param scale 1 is the whole program; less is less of everything, but of each at least one */
    void all(double scale) throws IOException {
        scene.inject("kill -9", times(200, scale), 10, this::kill);
    }

    private static int times(int whole, double scale) {
        return (int) Math.max(1, Math.ceil(whole * scale));
    }

    /** Dies at a random moment of its work, and starts again while the other goes on. */
    private boolean kill() {
        Node node = scene.anyNode();
        scene.aWhile(Duration.ofSeconds(2));
        node.kill();
        node.start();
        return node.awaitReady();
    }
}
