package dev.vigia.database;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Looks that somebody asks for. */
class PromptLookTest {

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void who_asks_during_a_look_gets_another_and_those_who_ask_before_it_share_it() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        PromptLook prompt = new PromptLook("look", () -> {
            looks.incrementAndGet();
            awaitLatch(mayEnd);
        });
        prompt.ask();
        await().until(() -> looks.get() == 1);
        prompt.ask();
        prompt.ask();
        prompt.ask();
        mayEnd.countDown();
        prompt.stop();
        assertThat(looks).hasValue(2);
    }

    @Test
    void a_look_that_fails_keeps_nobody_from_the_next() throws Exception {
        PromptLook prompt = new PromptLook("look", () -> {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is away");
            }
        });
        prompt.ask();
        await().until(() -> looks.get() == 1);
        prompt.ask();
        await().until(() -> looks.get() == 2);
        prompt.stop();
    }

    @Test
    void who_asks_after_the_end_is_not_refused_and_nobody_looks() throws Exception {
        PromptLook prompt = new PromptLook("look", looks::incrementAndGet);
        prompt.stop();
        prompt.ask();
        prompt.ask();
        assertThat(looks).hasValue(0);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
