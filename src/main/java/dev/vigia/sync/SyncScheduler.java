package dev.vigia.sync;

import dev.vigia.listing.ListingsDue;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.sync.lease.LeaseLost;
import dev.vigia.sync.readback.ReadBackConfig;
import dev.vigia.sync.readback.ReadBackRuns;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Carries desired quantities out. A change wakes it at once; the scheduled look is the safety net under the wake-up, and
 * finds what failed and waits, what was accepted and travels, what is in doubt or to be read back, and what another node
 * left behind.
 */
@ApplicationScoped
public class SyncScheduler {

    private static final Logger LOG = Logger.getLogger(SyncScheduler.class);
    private static final Duration LAST_CALLS = Duration.ofSeconds(12);

    private final Session session;
    private final Marketplaces marketplaces;
    private final Sender sender;
    private final SendingLeases leases;
    private final ReadBackConfig readBack;
    private final ExecutorService threads;
    private final Map<Long, Wake> running = new ConcurrentHashMap<>();
    private final Phaser senders = new Phaser(1);
    private volatile boolean stopping;

    SyncScheduler(Session session, Marketplaces marketplaces, Sender sender, SendingLeases leases,
            ReadBackConfig readBack, SyncThreads threads) {
        this.session = session;
        this.marketplaces = marketplaces;
        this.sender = sender;
        this.leases = leases;
        this.readBack = readBack;
        this.threads = threads.executor();
    }

    /** Whether somebody called again while a sender ran. */
    private enum Wake {
        ONCE, AGAIN
    }

    @Scheduled(every = "{vigia.sync.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        if (!stopping) {
            sender.resendUnsettled();
            wake("true");
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ListingsDue due) {
        if (!stopping) {
            threads.execute(() -> wake("integration.retailer_id = " + due.retailerId()));
        }
    }

    /** Lets senders settle what they have sent and give their leases back, while there is a database to do it with. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        sender.end();
        try {
            senders.awaitAdvanceInterruptibly(senders.arrive(), LAST_CALLS.toSeconds(), TimeUnit.SECONDS);
            leases.giveBackKept();
        } catch (TimeoutException late) {
            LOG.warnf("Some senders have not ended within %s; another node takes over when their leases expire",
                    LAST_CALLS);
        }
    }

    private void wake(String which) {
        for (WithWork integration : withWork(which)) {
            // One that only a newer version knows is left to it.
            marketplaces.find(integration.marketplace)
                    .ifPresent(marketplace -> send(integration.retailerId, integration.id, marketplace));
        }
    }

    /** An integration for which there is something to do. */
    private record WithWork(long retailerId, long id, String marketplace) {
    }

    private List<WithWork> withWork(String which) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery("""
                select integration.retailer_id, integration.id, integration.marketplace
                from integration
                where integration.enabled and integration.stopped_because is null
                  and not exists (select from lease
                                  where lease.integration_id = integration.id and lease.rests_until > clock_timestamp())
                  and (exists (select from due
                               where due.integration_id = integration.id and due.due_at <= clock_timestamp())
                    or exists (select from submission
                               where submission.integration_id = integration.id
                                 and submission.ask_at <= clock_timestamp())
                    or exists (select from in_doubt
                               where in_doubt.integration_id = integration.id
                                 and in_doubt.check_at <= clock_timestamp())
                    or integration.id = any(cast(:kept as bigint[]))
                    or\s""" + ReadBackRuns.DUE + ") and " + which, WithWork.class)
                .setParameter("kept", leases.kept())
                .setParameter("readBack", readBack.readBack().toSeconds()).getResultList());
    }

    /** One sender at a time per integration; a call that comes meanwhile makes it look once more. */
    private void send(long retailerId, long integrationId, Marketplace marketplace) {
        if (stopping || !marketplace.isAvailable()) {
            return;
        }
        if (running.merge(integrationId, Wake.ONCE, (had, now) -> Wake.AGAIN) == Wake.AGAIN) {
            sender.wake(integrationId);
            return;
        }
        start(integrationId, () -> {
            senders.register();
            try (LogContext fields = new LogContext(retailerId, integrationId, marketplace)) {
                sendUntilNobodyCalls(retailerId, integrationId, marketplace);
            } finally {
                senders.arriveAndDeregister();
            }
        });
    }

    private void start(long integrationId, Runnable sending) {
        try {
            threads.execute(sending);
        } catch (RuntimeException | Error noThread) {
            running.remove(integrationId);
            throw noThread;
        }
    }

    private void sendUntilNobodyCalls(long retailerId, long integrationId, Marketplace marketplace) {
        do {
            running.put(integrationId, Wake.ONCE);
            try {
                sender.carryOut(retailerId, integrationId, marketplace);
            } catch (RuntimeException | Error failure) {
                if (failure instanceof LeaseLost || failure.getCause() instanceof LeaseLost) {
                    LOG.infof("Another node sends for integration %d now", integrationId);
                } else {
                    LOG.errorf(failure, "The sending to integration %d failed; it is tried again", integrationId);
                }
                running.remove(integrationId);
                return;
            }
        } while (!stopping && !running.remove(integrationId, Wake.ONCE));
    }
}
