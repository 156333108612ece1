package dev.vigia.sync;

import dev.vigia.limits.CircuitBreaker;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.DueList;
import dev.vigia.sync.queue.InDoubtUpdates;
import dev.vigia.sync.queue.QueueConfig;
import dev.vigia.sync.queue.Settlement;
import dev.vigia.sync.queue.Submissions;
import dev.vigia.sync.readback.DriftStore;
import dev.vigia.sync.readback.InDoubtChecks;
import dev.vigia.sync.readback.InDoubtListings;
import dev.vigia.sync.readback.ReadBack;
import dev.vigia.sync.readback.ReadBackConfig;
import dev.vigia.sync.readback.ReadBackReaders;
import dev.vigia.sync.readback.ReadBackRuns;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Senders of the tests' own, which share with the application's only what they are given, and the database. */
@ApplicationScoped
public class Nodes {

    @Inject
    SyncConfig config;

    @Inject
    QueueConfig queueConfig;

    @Inject
    ReadBackConfig readBackConfig;

    @Inject
    Submissions submissions;

    @Inject
    Settlement settlement;

    @Inject
    ReadBackRuns rounds;

    @Inject
    DriftStore drifts;

    @Inject
    InDoubtListings inDoubtListings;

    @Inject
    MeterRegistry meters;

    @Inject
    SyncThreads threads;

    public OwnSender sender(Leases leases, SendingAccounts accounts, CircuitBreaker breaker, DueList dueList,
            InDoubtUpdates inDoubt) {
        SendModes modes = new SendModes(dueList, config, queueConfig, leases);
        ConnectorAnswers answers = new ConnectorAnswers(leases, accounts, settlement, inDoubt);
        return new OwnSender(new Sender(new SendingLeases(leases, accounts, inDoubt), accounts,
                new WorkQuery(breaker, submissions, dueList, modes, inDoubt, leases),
                new Confirmations(submissions, breaker, modes, answers, queueConfig),
                new Publisher(dueList, inDoubt, breaker, modes, answers, config, threads.executor()),
                new ReadBackReaders(
                        new InDoubtChecks(inDoubtListings, leases, breaker, readBackConfig, meters, threads.executor()),
                        new ReadBack(rounds, drifts, leases, breaker, readBackConfig, meters, threads.executor()),
                        leases)));
    }
}
