package dev.vigia.web.request;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.runtime.ExecutorRecorder;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ThreadsLeftTest {

    /** More than there are. */
    private static final int ALL = 300;

    @Test
    void a_node_whose_threads_all_wait_says_so_and_recovers() throws InterruptedException {
        CountDownLatch through = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(150);
        try {
            for (int thread = 0; thread < ALL; thread++) {
                ExecutorRecorder.getCurrent().execute(() -> {
                    waiting.countDown();
                    await(through);
                });
            }
            waiting.await();
            given().get("/q/health/live").then().statusCode(503).body("status", is("DOWN"));
        } finally {
            through.countDown();
        }
        given().get("/q/health/live").then().statusCode(200).body("status", is("UP"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void threads_that_take_nothing_more_are_none() {
        Executor full = task -> {
            throw new RejectedExecutionException();
        };

        assertThat(new ThreadsLeft(full, Duration.ofMinutes(1)).call().await().indefinitely().getStatus())
                .isEqualTo(Status.DOWN);
    }
}
