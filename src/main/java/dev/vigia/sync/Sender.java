package dev.vigia.sync;

import dev.vigia.database.DeadlockRetry;
import dev.vigia.limits.CircuitBreaker;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.sync.lease.HeldLease;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.LeaseLost;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.CallResults;
import dev.vigia.sync.queue.DueList;
import dev.vigia.sync.queue.DueList.Slice;
import dev.vigia.sync.queue.InDoubtUpdates;
import dev.vigia.sync.queue.QueueConfig;
import dev.vigia.sync.queue.Settlement;
import dev.vigia.sync.queue.StockUpdate;
import dev.vigia.sync.queue.Submissions;
import dev.vigia.sync.queue.Submissions.Submission;
import dev.vigia.sync.queue.UpdateResult;
import dev.vigia.sync.readback.InDoubtChecks;
import dev.vigia.sync.readback.ReadBack;
import dev.vigia.sync.readback.ReadBackWorker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Carries what is due to one marketplace: take the lease, ask about what travels, send the most urgent, settle, until
 * nothing is left; then read back, if that is due. No transaction is open while the marketplace is called.
 */
@ApplicationScoped
class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final Leases leases;
    private final DueList dueList;
    private final Submissions submissions;
    private final Settlement settlement;
    private final SendingAccounts accounts;
    private final CircuitBreaker breaker;
    private final ReadBack readBack;
    private final InDoubtUpdates inDoubt;
    private final InDoubtChecks checks;
    private final QueueConfig queue;
    private final SyncConfig config;
    private final ExecutorService callers;
    /** When a way failed last, on the machine's monotonic clock: a batch call may need what a single one does not. */
    private final Map<Tried, Long> failed = new ConcurrentHashMap<>();
    /** The epoch under which all that this node sent to an integration was settled: nothing can be in flight there. */
    private final Map<Long, Long> allSettled = new ConcurrentHashMap<>();
    private volatile boolean ending;

    Sender(Leases leases, DueList dueList, Submissions submissions, Settlement settlement, SendingAccounts accounts,
            CircuitBreaker breaker, ReadBack readBack, InDoubtUpdates inDoubt, InDoubtChecks checks, QueueConfig queue,
            SyncConfig config,
            SyncThreads threads) {
        this.leases = leases;
        this.dueList = dueList;
        this.submissions = submissions;
        this.settlement = settlement;
        this.accounts = accounts;
        this.breaker = breaker;
        this.readBack = readBack;
        this.inDoubt = inDoubt;
        this.checks = checks;
        this.queue = queue;
        this.config = config;
        this.callers = threads.executor();
    }

    /** Makes due again what was sent before and could not settle. */
    void resendInDoubt() {
        inDoubt.sendAgain();
    }

    /**
     * Integrations whose lease this node keeps although nothing may be sent now. It knows when the next request may
     * leave; each node that takes over begins with nothing, and if they took turns none would ever come to send.
     */
    Long[] kept() {
        return accounts.usedUp(slow()).toArray(Long[]::new);
    }

    /** The application stops, and no sender is under way any more. */
    void giveBackKept() {
        QuarkusTransaction.requiringNew().run(leases::giveBackAll);
    }

    /** The application stops: what is under way is settled, and nothing more begins. */
    void end() {
        ending = true;
    }

    /** Everything that is due now, or until the lease is lost or the marketplace needs a rest. */
    void carryOut(long retailerId, long integrationId, Marketplace marketplace) {
        long now = System.nanoTime();
        Optional<Lease> lease = QuarkusTransaction.requiringNew().call(() -> taken(retailerId, integrationId));
        if (lease.isEmpty()) {
            return;
        }
        try {
            HeldLease held = new HeldLease(lease.get(), leases, now, leases.length());
            carryOut(new Round(held, marketplace.connector().orElseThrow(),
                    accounts.open(lease.get(), marketplace, held::renew), new AtomicBoolean()));
        } finally {
            if (ending || !accounts.usedUp(slow()).contains(integrationId)) {
                QuarkusTransaction.requiringNew().run(() -> leases.giveBack(lease.get()));
            }
        }
    }

    private Optional<Lease> taken(long retailerId, long integrationId) {
        Optional<Lease> lease = leases.take(retailerId, integrationId);
        lease.filter(now -> !Long.valueOf(now.epoch()).equals(allSettled.remove(integrationId)))
                .ifPresent(inDoubt::takeOver);
        return lease;
    }

    private void carryOut(Round round) {
        ReadBackWorker<?> looks = checks.reader(round.lease(), round.connector, round.account,
                round.account.rateFactor());
        ReadBackWorker<?> reader = readBack.reader(round.lease(), round.connector, round.account,
                round.account.rateFactor());
        try {
            while (!ending && breaker.allows(round.integrationId()) && goOn(round, looks, reader)) {
                round.held.renew();
            }
            allSettled.put(round.integrationId(), round.lease().epoch());
        } finally {
            looks.close();
            reader.close();
        }
    }

    /**
     * A look at what is in doubt goes on beside what is sent, or a long list would keep it waiting for ever.
     *
     * @return whether there was, and perhaps still is, anything to do
     */
    private boolean goOn(Round round, ReadBackWorker<?> looks, ReadBackWorker<?> reader) {
        boolean asked = confirmNext(round);
        // Its answer may have been to leave it alone.
        if (asked && !breaker.allows(round.integrationId())) {
            return false;
        }
        if (sendNext(round) || asked) {
            looks.poll();
            return true;
        }
        return looks.step() || reader.step();
    }

    /** @param letIn whether the marketplace has accepted the last sign-in of this round */
    private record Round(HeldLease held, Connector connector, SendingAccounts.Open account, AtomicBoolean letIn) {

        Lease lease() {
            return held.lease();
        }

        long integrationId() {
            return held.lease().integrationId();
        }
    }

    /** @return whether there was anything to send */
    private boolean sendNext(Round round) {
        compactZeros(round);
        SendMode way = way(round);
        if (isSlow(round, way) && !round.account.isFree(way.limit())) {
            return false;
        }
        Optional<Slice> slice = QuarkusTransaction.requiringNew().call(() -> begun(round, sliceSize(round, way)));
        slice.ifPresent(found -> {
            List<UpdateResult> answers = sent(round, way, found);
            noteWay(round, way, answers);
            breaker.recordSignIns(round.integrationId(), CallResults.of(answers), way.offersPerCall());
        });
        return slice.isPresent();
    }

    private Optional<Slice> begun(Round round, int most) {
        Optional<Slice> slice = dueList.next(round.integrationId(), most);
        slice.ifPresent(next -> inDoubt.begin(round.lease(), next.updates()));
        return slice;
    }

    private void noteWay(Round round, SendMode way, List<UpdateResult> answers) {
        Tried tried = new Tried(round.integrationId(), way.name());
        if (answers.stream().anyMatch(answer -> !(answer.outcome() instanceof Outcome.Retry))) {
            failed.remove(tried);
        } else if (answers.stream().noneMatch(Sender::isPerhapsTaken)) {
            failed.put(tried, System.nanoTime());
        }
    }

    /** A batch without an answer may still be worked off, later than single calls made now; the next batch comes behind it. */
    private static boolean isPerhapsTaken(UpdateResult answer) {
        return answer.outcome() instanceof Outcome.Retry retry && retry.cause() == Cause.TIMEOUT;
    }

    private record Tried(long integrationId, String way) {
    }

    private void compactZeros(Round round) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (dueList.isFragmented(round.integrationId())) {
                leases.hold(round.lease());
                dueList.compactZeros(round.lease());
            }
        });
    }

    private List<UpdateResult> sent(Round round, SendMode way, Slice slice) {
        try {
            List<UpdateResult> answers = publish(round, way, slice.updates());
            settle(round.lease(), answers, answers, () -> {
                dueList.remove(slice, unsent(slice, answers));
                breaker.record(round.integrationId(), CallResults.of(answers), isTriedBefore(answers));
            });
            return answers;
        } catch (RuntimeException | Error unsettled) {
            // The lease may have passed on meanwhile, and what was sent here may have arrived after something newer.
            inDoubt.overtake(round.lease(), slice.updates());
            throw unsettled;
        }
    }

    /** Whether what was sent alone had failed before. */
    private static boolean isTriedBefore(List<UpdateResult> answers) {
        return answers.size() == 1 && answers.get(0).update().attempts() > 0;
    }

    private static Set<Long> unsent(Slice slice, List<UpdateResult> answers) {
        Set<Long> unsent = slice.updates().stream().map(StockUpdate::productId).collect(Collectors.toSet());
        answers.forEach(answer -> unsent.remove(answer.update().productId()));
        return unsent;
    }

    /**
     * Whether the next call may be so far off that the wait for it would outlast the lease. Then nothing is taken from
     * the list before the call may go, and what comes due meanwhile, a zero above all, goes along.
     */
    private boolean isSlow(Round round, SendMode way) {
        return way.limit().period(round.account.rateFactor()).compareTo(slow()) > 0;
    }

    private Duration slow() {
        return leases.length().dividedBy(3);
    }

    /** Single calls, until they would take too long for what waits and a batch may go now, and did not fail just before. */
    private SendMode way(Round round) {
        List<SendMode> ways = round.connector.sendModes(round.account);
        SendMode batch = batch(round);
        if (ways.size() == 1 || !round.account.isFree(batch.limit()) || failedLately(round, batch)) {
            return ways.get(0);
        }
        SendMode single = ways.get(0);
        double perSecond = single.limit().perSecond() * round.account.rateFactor() * single.offersPerCall();
        long soon = (long) (config.batchFrom().toSeconds() * perSecond);
        boolean takesTooLong = QuarkusTransaction.requiringNew()
                .call(() -> dueList.isLongerThan(round.integrationId(), soon));
        return takesTooLong ? batch : single;
    }

    private static SendMode batch(Round round) {
        List<SendMode> ways = round.connector.sendModes(round.account);
        return ways.get(ways.size() - 1);
    }

    private boolean failedLately(Round round, SendMode way) {
        Long at = failed.get(new Tried(round.integrationId(), way.name()));
        return at != null && System.nanoTime() - at < queue.retryLongest().toNanos();
    }

    /** About a third of a second's worth: enough to keep the line busy, few enough that a zero soon gets its turn. */
    private int sliceSize(Round round, SendMode way) {
        double calls = Math.ceil(way.limit().perSecond() * round.account.rateFactor() / 3);
        return (int) Math.max(1, Math.min(Math.min(calls, config.parallel() * 8.0), 500)) * way.offersPerCall();
    }

    /** @return the answers; of fewer when the marketplace asks to be left alone meanwhile */
    private List<UpdateResult> publish(Round round, SendMode way, List<StockUpdate> updates) {
        Queue<List<StockUpdate>> waiting = new ConcurrentLinkedQueue<>();
        for (int from = 0; from < updates.size(); from += way.offersPerCall()) {
            waiting.add(updates.subList(from, Math.min(updates.size(), from + way.offersPerCall())));
        }
        List<UpdateResult> first = round.letIn.get() || waiting.isEmpty() ? List.of() : knock(round, way, waiting);
        int parallel = Math.min(waiting.size(), config.parallel());
        List<CompletableFuture<List<UpdateResult>>> lanes = new ArrayList<>();
        try {
            while (lanes.size() < parallel) {
                lanes.add(CompletableFuture.supplyAsync(() -> publishNext(round, way, waiting), callers)
                        .whenComplete((answers, failure) -> {
                            if (failure != null) {
                                round.held.abandon();
                            }
                        }));
            }
        } finally {
            // When one fails the others still end before the lease is given back: nobody may send beside another node.
            CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new)).join();
        }
        return Stream.concat(first.stream(), lanes.stream().flatMap(lane -> lane.join().stream())).toList();
    }

    /** One call goes ahead alone, so that a refused account is not knocked at with all of them. */
    private static List<UpdateResult> knock(Round round, SendMode way, Queue<List<StockUpdate>> waiting) {
        Queue<List<StockUpdate>> alone = new ArrayDeque<>(List.of(waiting.remove()));
        try {
            List<UpdateResult> answers = publishNext(round, way, alone);
            if (isEnough(answers)) {
                waiting.clear();
            }
            round.letIn.set(answers.stream().map(UpdateResult::outcome).noneMatch(CallResults::isRefused));
            return answers;
        } catch (RuntimeException | Error failure) {
            round.held.abandon();
            throw failure;
        }
    }

    /** Whether the marketplace asks to be left alone, or does not let us in. */
    private static boolean isEnough(List<UpdateResult> answers) {
        return !CircuitBreaker.retryAfter(CallResults.of(answers)).isZero() || answers.stream().map(
                UpdateResult::outcome).anyMatch(CallResults::isRefused);
    }

    /** One call after the other, beside the other lanes, until no more waits. */
    private static List<UpdateResult> publishNext(Round round, SendMode way, Queue<List<StockUpdate>> waiting) {
        List<UpdateResult> settled = new ArrayList<>();
        for (List<StockUpdate> batch = waiting.poll(); batch != null; batch = waiting.poll()) {
            round.held.renew();
            List<UpdateResult> answers = answered(batch, offers -> round.connector.publish(round.account, way, offers));
            settled.addAll(answers);
            if (isEnough(answers)) {
                waiting.clear();
            }
        }
        return settled;
    }

    /** @return whether there was anything to ask about */
    private boolean confirmNext(Round round) {
        Optional<Submission> next = QuarkusTransaction.requiringNew()
                .call(() -> submissions.next(round.integrationId()));
        next.ifPresent(submission -> {
            if (submission.updates().isEmpty()) {
                QuarkusTransaction.requiringNew().run(() -> submissions.close(submission));
            } else {
                confirm(round, submission);
            }
        });
        return next.isPresent();
    }

    private void confirm(Round round, Submission submission) {
        boolean patienceIsOut = submission.age().compareTo(queue.patience()) > 0;
        List<UpdateResult> answers = answered(submission.updates(),
                offers -> round.connector.confirm(round.account, submission.handle(), offers));
        List<UpdateResult> done = answers.stream().filter(a -> patienceIsOut || !isOpen(a.outcome()))
                .map(a -> isOpen(a.outcome()) ? a.neverConfirmed() : a).toList();
        List<StockUpdate> left = answers.stream().filter(a -> !patienceIsOut && isOpen(a.outcome()))
                .map(UpdateResult::update).toList();
        settle(round.lease(), answers, done, () -> {
            if (left.isEmpty()) {
                submissions.close(submission);
            } else {
                submissions.askAgain(submission, left, nextQuestion(submission, answers));
            }
            // Where only questions are not answered, quantities still may be.
            breaker.pauseFor(round.integrationId(), CallResults.of(answers));
        });
        breaker.recordSignIns(round.integrationId(), CallResults.of(answers), Math.max(1, answers.size()));
        if (done.stream().anyMatch(Sender::isDropped)) {
            // It may be dropped again; a single call says at once what is wrong.
            failed.put(new Tried(round.integrationId(), batch(round).name()), System.nanoTime());
        }
    }

    /** Never carried out, or never said to be. */
    private static boolean isDropped(UpdateResult answer) {
        return answer.isNeverConfirmed()
                || answer.outcome() instanceof Outcome.Retry retry && retry.cause() == Cause.DROPPED;
    }

    /** Answers to a question that leave nothing to ask about. */
    private static final Set<Cause> SENT_AGAIN = EnumSet.of(Cause.CONFLICT, Cause.DROPPED);

    /** Whether it is still to be asked about: accepted, or nobody could say. */
    private static boolean isOpen(Outcome outcome) {
        return outcome instanceof Outcome.Accepted
                || outcome instanceof Outcome.Retry retry && !SENT_AGAIN.contains(retry.cause())
                || CallResults.isRefused(outcome);
    }

    private Duration nextQuestion(Submission submission, List<UpdateResult> answers) {
        Duration asked = answers.stream()
                .map(a -> a.outcome() instanceof Outcome.Accepted accepted ? accepted.askAfter()
                        : a.outcome() instanceof Outcome.Retry retry ? longer(retry.after(), queue.retryFirst())
                                : queue.retryFirst())
                .max(Duration::compareTo).orElse(queue.retryFirst());
        Duration patient = asked.multipliedBy(1L << Math.min(submission.asked() / 4, 5));
        return patient.compareTo(queue.retryLongest()) > 0 ? queue.retryLongest() : patient;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The connector's answers, each beside its listing. An offer it forgot, or a fault of its own, is tried again. */
    private static List<UpdateResult> answered(List<StockUpdate> batch, Function<List<Offer>, List<Answer>> call) {
        Map<String, Answer> answers = asked(batch.stream().map(StockUpdate::offer).toList(), call).stream()
                .collect(Collectors.toMap(answer -> answer.offer().sku(), Function.identity(), (first,
                        second) -> second));
        return batch.stream().map(update -> {
            Answer answer = answers.getOrDefault(update.offer().sku(), Answer.of(update.offer(),
                    Outcome.retry(Cause.UNREADABLE, "", Duration.ZERO)));
            return new UpdateResult(update, answer.outcome(), answer.remote().orElse(null));
        }).toList();
    }

    private static List<Answer> asked(List<Offer> offers, Function<List<Offer>, List<Answer>> call) {
        try {
            return call.apply(offers);
        } catch (LeaseLost lost) {
            throw lost;
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "A connector failed over %d offers; they are tried again", offers.size());
            return List.of();
        }
    }

    /** @param done those of the answers that are final */
    private void settle(Lease lease, List<UpdateResult> answers, List<UpdateResult> done, Runnable alongside) {
        List<UpdateResult> kept = done.stream().map(Sender::withoutBlame).toList();
        DeadlockRetry.retrying(() -> QuarkusTransaction.requiringNew().run(() -> {
            if (CircuitBreaker.isAnswered(CallResults.of(answers))) {
                leases.confirm(lease);
            } else {
                leases.hold(lease);
            }
            leases.reportUsage(lease, accounts.used(lease.integrationId()));
            settlement.settle(lease, kept);
            inDoubt.settle(lease, kept);
            alongside.run();
        }));
    }

    /** Refused credentials are not the listing's fault: it stays due until a person has mended them. */
    private static UpdateResult withoutBlame(UpdateResult settled) {
        return CallResults.isRefused(settled.outcome())
                ? new UpdateResult(settled.update(), Outcome.retry(Cause.CREDENTIALS, settled.words(),
                        Duration.ZERO),
                        settled.remote())
                : settled;
    }
}
