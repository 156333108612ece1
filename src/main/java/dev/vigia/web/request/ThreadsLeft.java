package dev.vigia.web.request;

import io.quarkus.runtime.ExecutorRecorder;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether one of the threads that answer people is free within seconds. A node of which all are stuck answers nobody, and
 * must be started anew; the question itself is answered by none of them.
 */
@Liveness
@Singleton
class ThreadsLeft implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Executor threads;
    private final Duration longest;

    @Inject
    ThreadsLeft() {
        this(task -> ExecutorRecorder.getCurrent().execute(task), PATIENCE);
    }

    ThreadsLeft(Executor threads, Duration longest) {
        this.threads = threads;
        this.longest = longest;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().completionStage(this::any)
                .map(any -> HealthCheckResponse.named("threads left").status(any).build());
    }

    private CompletableFuture<Boolean> any() {
        CompletableFuture<Boolean> any = new CompletableFuture<>();
        try {
            threads.execute(() -> any.complete(true));
        } catch (RejectedExecutionException none) {
            any.complete(false);
        }
        return any.completeOnTimeout(false, longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
