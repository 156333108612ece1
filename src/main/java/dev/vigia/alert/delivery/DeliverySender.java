package dev.vigia.alert.delivery;

import dev.vigia.alert.AlertConfig;
import dev.vigia.alert.AlertsOpened;
import dev.vigia.alert.delivery.DeliveryResult.Delivered;
import dev.vigia.alert.delivery.DeliveryResult.Needless;
import dev.vigia.alert.delivery.DeliveryResult.NotTaken;
import dev.vigia.database.DatabaseClock;
import dev.vigia.database.PromptLook;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends what is due, several at a time, so that a server that does not answer holds up no other. An alert that opens wakes it;
 * the scheduled look finds what was to be tried again, and what another node left behind.
 */
@ApplicationScoped
public class DeliverySender {

    private static final Logger LOG = Logger.getLogger(DeliverySender.class);
    private static final int AT_ONCE = 8;

    private final Outbox outbox;
    private final MailDeliveries mails;
    private final WebhookCalls calls;
    private final Digests digests;
    private final DatabaseClock clock;
    private final AlertConfig config;
    private final PromptLook prompt = new PromptLook("alert sender", this::run);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "alert-delivery");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    DeliverySender(Outbox outbox, MailDeliveries mails, WebhookCalls calls, Digests digests, DatabaseClock clock,
            AlertConfig config) {
        this.outbox = outbox;
        this.mails = mails;
        this.calls = calls;
        this.digests = digests;
        this.clock = clock;
        this.config = config;
    }

    void wake(@Observes AlertsOpened opened) {
        prompt.ask();
    }

    @Scheduled(every = "{vigia.alert.send-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        deliver(clock::now);
    }

    /** Until nothing is due. */
    public void deliver(Supplier<Instant> now) {
        digests.plan(now.get());
        UUID claim = UUID.randomUUID();
        List<ClaimedDelivery> claimed = outbox.claim(claim, now.get(), AT_ONCE);
        while (!claimed.isEmpty() && !stopping) {
            CompletableFuture.allOf(claimed.stream().map(delivery -> CompletableFuture.runAsync(() -> deliver(claim,
                    delivery, now), threads)).toArray(CompletableFuture[]::new)).join();
            claimed = outbox.claim(claim, now.get(), AT_ONCE);
        }
    }

    private void deliver(UUID claim, ClaimedDelivery delivery, Supplier<Instant> now) {
        try {
            DeliveryResult result = delivery.webhookId().isPresent() ? call(delivery, now.get())
                    : mails.send(delivery, now.get());
            outbox.settle(claim, delivery, result, now.get());
        } catch (RuntimeException | Error failure) {
            // Its claim runs out, and it is tried again.
            LOG.errorf(failure, "The delivery %s has failed", delivery.id());
        }
    }

    private DeliveryResult call(ClaimedDelivery delivery, Instant now) {
        AlertWebhook webhook = QuarkusTransaction.requiringNew().call(() -> AlertWebhook.findById(delivery.webhookId()
                .orElseThrow()));
        if (webhook == null || webhook.isSwitchedOff()) {
            return new Needless();
        }
        WebhookAnswer answer = calls.call(webhook, delivery.id(), delivery.body());
        QuarkusTransaction.requiringNew().run(() -> AlertWebhook.findToChange(webhook.retailerId).ifPresent(
                found -> found.called(answer, now, config.giveUpAfter())));
        return answer.isTaken() ? new Delivered() : new NotTaken(answer.described(), answer.askedWait());
    }

    /** Whoever is waiting for a server is not waited for: another node sends it again. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        prompt.stop();
        threads.shutdownNow();
    }
}
