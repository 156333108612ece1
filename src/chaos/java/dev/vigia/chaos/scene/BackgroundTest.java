package dev.vigia.chaos.scene;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A load that stopped in silence would let everything survive. */
class BackgroundTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    @Test
    void work_that_fails_in_a_thread_is_told() {
        AtomicInteger done = new AtomicInteger();
        try (Background background = new Background("load", 1)) {
            background.again(() -> {
                if (done.incrementAndGet() == 3) {
                    throw new IllegalStateException("not taken");
                }
            }, PAUSE);
            await().untilAsserted(() -> assertThatThrownBy(background::check).hasMessageContaining("load")
                    .hasRootCauseMessage("not taken"));
        }
    }

    @Test
    void work_that_goes_on_is_not() {
        AtomicInteger done = new AtomicInteger();
        try (Background background = new Background("load", 1)) {
            background.again(done::incrementAndGet, PAUSE);
            await().until(() -> done.get() > 3);
            assertThatCode(background::check).doesNotThrowAnyException();
        }
    }
}
