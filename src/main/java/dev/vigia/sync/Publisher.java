package dev.vigia.sync;

import dev.vigia.limits.CircuitBreaker;
import dev.vigia.marketplace.SendMode;
import dev.vigia.sync.WorkQuery.Due;
import dev.vigia.sync.queue.CallResults;
import dev.vigia.sync.queue.DueList;
import dev.vigia.sync.queue.DueList.Slice;
import dev.vigia.sync.queue.InDoubtUpdates;
import dev.vigia.sync.queue.StockUpdate;
import dev.vigia.sync.queue.UpdateResult;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends a slice of what is due, in calls side by side, and settles it. No transaction is open while it calls. */
@ApplicationScoped
class Publisher {

    private final DueList dueList;
    private final InDoubtUpdates inDoubt;
    private final CircuitBreaker breaker;
    private final SendModes modes;
    private final ConnectorAnswers answers;
    private final SyncConfig config;
    private final ExecutorService callers;

    Publisher(DueList dueList, InDoubtUpdates inDoubt, CircuitBreaker breaker, SendModes modes,
            ConnectorAnswers answers, SyncConfig config, @Identifier("sync") ExecutorService callers) {
        this.dueList = dueList;
        this.inDoubt = inDoubt;
        this.breaker = breaker;
        this.modes = modes;
        this.answers = answers;
        this.config = config;
        this.callers = callers;
    }

    void publish(SendingSession session, Due due) {
        List<UpdateResult> results = settled(session, due.mode(), due.slice());
        modes.record(session, due.mode(), results);
        breaker.recordSignIns(session.integrationId(), CallResults.of(results), due.mode().offersPerCall());
    }

    /** Makes due again what was sent before and could not be settled. */
    void resendUnsettled() {
        inDoubt.sendAgain();
    }

    private List<UpdateResult> settled(SendingSession session, SendMode mode, Slice slice) {
        try {
            List<UpdateResult> results = published(session, mode, slice.updates());
            answers.settle(session.lease(), results, results, () -> {
                dueList.remove(slice, unsent(slice, results));
                breaker.record(session.integrationId(), CallResults.of(results), isTriedBefore(results));
            });
            return results;
        } catch (RuntimeException | Error unsettled) {
            // The lease may have passed on meanwhile, and what was sent here may have arrived after something newer.
            inDoubt.overtake(session.lease(), slice.updates());
            throw unsettled;
        }
    }

    /** Whether what was sent alone had failed before. */
    private static boolean isTriedBefore(List<UpdateResult> results) {
        return results.size() == 1 && results.get(0).update().attempts() > 0;
    }

    private static Set<Long> unsent(Slice slice, List<UpdateResult> results) {
        Set<Long> unsent = slice.updates().stream().map(StockUpdate::productId).collect(Collectors.toSet());
        results.forEach(result -> unsent.remove(result.update().productId()));
        return unsent;
    }

    /** @return the results; of fewer when the marketplace asks to be left alone meanwhile */
    private List<UpdateResult> published(SendingSession session, SendMode mode, List<StockUpdate> updates) {
        Queue<List<StockUpdate>> waiting = new ConcurrentLinkedQueue<>();
        for (int from = 0; from < updates.size(); from += mode.offersPerCall()) {
            waiting.add(updates.subList(from, Math.min(updates.size(), from + mode.offersPerCall())));
        }
        List<UpdateResult> first = session.signedIn().get() || waiting.isEmpty() ? List.of()
                : firstCall(session, mode, waiting);
        return Stream.concat(first.stream(), sideBySide(session, mode, waiting)).toList();
    }

    /** One call goes ahead alone, so that a refused account is not knocked at with all of them. */
    private static List<UpdateResult> firstCall(SendingSession session, SendMode mode,
            Queue<List<StockUpdate>> waiting) {
        Queue<List<StockUpdate>> first = new ArrayDeque<>(List.of(waiting.remove()));
        try {
            List<UpdateResult> results = oneByOne(session, mode, first);
            if (isEnough(results)) {
                waiting.clear();
            }
            session.signedIn().set(results.stream().map(UpdateResult::outcome).noneMatch(CallResults::isRefused));
            return results;
        } catch (RuntimeException | Error failure) {
            session.held().abandon();
            throw failure;
        }
    }

    private Stream<UpdateResult> sideBySide(SendingSession session, SendMode mode, Queue<List<StockUpdate>> waiting) {
        int parallel = Math.min(waiting.size(), config.parallel());
        List<CompletableFuture<List<UpdateResult>>> calls = new ArrayList<>();
        try {
            while (calls.size() < parallel) {
                calls.add(CompletableFuture.supplyAsync(() -> oneByOne(session, mode, waiting), callers)
                        .whenComplete((results, failure) -> {
                            if (failure != null) {
                                session.held().abandon();
                            }
                        }));
            }
        } finally {
            // When one fails the others still end before the lease is given back: nobody may send beside another node.
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
        }
        return calls.stream().flatMap(call -> call.join().stream());
    }

    /** One call after the other, beside the others, until no more waits. */
    private static List<UpdateResult> oneByOne(SendingSession session, SendMode mode,
            Queue<List<StockUpdate>> waiting) {
        List<UpdateResult> answered = new ArrayList<>();
        for (List<StockUpdate> batch = waiting.poll(); batch != null; batch = waiting.poll()) {
            session.held().renew();
            List<UpdateResult> results = ConnectorAnswers.of(batch,
                    offers -> session.connector().publish(session.account(), mode, offers));
            answered.addAll(results);
            if (isEnough(results)) {
                waiting.clear();
            }
        }
        return answered;
    }

    /** Whether the marketplace asks to be left alone, or does not let us in. */
    private static boolean isEnough(List<UpdateResult> results) {
        return !CircuitBreaker.retryAfter(CallResults.of(results)).isZero()
                || results.stream().map(UpdateResult::outcome).anyMatch(CallResults::isRefused);
    }
}
