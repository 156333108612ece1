package dev.vigia.sync;

import dev.vigia.database.Backoff;
import dev.vigia.limits.CircuitBreaker;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.queue.CallResults;
import dev.vigia.sync.queue.QueueConfig;
import dev.vigia.sync.queue.StockUpdate;
import dev.vigia.sync.queue.Submissions;
import dev.vigia.sync.queue.Submissions.Submission;
import dev.vigia.sync.queue.UpdateResult;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Asks what became of quantities that a marketplace accepted, until it says so or has taken too long. */
@ApplicationScoped
class Confirmations {

    private static final int QUESTIONS_PER_DOUBLING = 4;
    private static final int MOST_DOUBLINGS = 5;
    /** So long what is newer waits for a question that brings nothing; then it goes, and the older is in doubt. */
    private static final Duration WITHOUT_A_WORD = Duration.ofMinutes(1);

    private final Submissions submissions;
    private final CircuitBreaker breaker;
    private final SendModes modes;
    private final ConnectorAnswers answers;
    private final QueueConfig config;

    Confirmations(Submissions submissions, CircuitBreaker breaker, SendModes modes, ConnectorAnswers answers,
            QueueConfig config) {
        this.submissions = submissions;
        this.breaker = breaker;
        this.modes = modes;
        this.answers = answers;
        this.config = config;
    }

    void confirm(SendingSession session, Submission submission) {
        if (submission.updates().isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> submissions.close(submission));
        } else {
            ask(session, submission);
        }
    }

    private void ask(SendingSession session, Submission submission) {
        List<UpdateResult> answered = ConnectorAnswers.of(submission.updates(),
                offers -> session.connector().confirm(session.account(), submission.handle(), offers));
        Predicate<UpdateResult> isTooLong = isTooLong(session, submission, answered);
        List<UpdateResult> results = answered.stream()
                .map(result -> isOpen(result.outcome()) && isTooLong.test(result) ? result.neverConfirmed() : result)
                .toList();
        List<UpdateResult> done = results.stream().filter(r -> r.isNeverConfirmed() || !isOpen(r.outcome())).toList();
        List<StockUpdate> left = results.stream().filter(r -> !r.isNeverConfirmed() && isOpen(r.outcome()))
                .map(UpdateResult::update).toList();
        answers.settle(session.lease(), answered, done, () -> {
            if (left.isEmpty()) {
                submissions.close(submission);
            } else {
                submissions.askAgain(submission, left, nextQuestion(submission, answered));
            }
            // Where only questions are not answered, quantities still may be.
            breaker.pauseFor(session.integrationId(), CallResults.of(answered));
        });
        breaker.recordSignIns(session.integrationId(), CallResults.of(answered), Math.max(1, answered.size()));
        if (done.stream().anyMatch(Confirmations::isDropped)) {
            modes.recordDropped(session);
        }
    }

    /** Whether one that is still open has taken so long that it is sent again; it may be applied all the same. */
    private Predicate<UpdateResult> isTooLong(SendingSession session, Submission submission,
            List<UpdateResult> answered) {
        if (submission.age().compareTo(config.confirmationTimeout()) > 0) {
            return result -> true;
        }
        if (submission.age().compareTo(WITHOUT_A_WORD) < 0
                || answered.stream().noneMatch(result -> saysNothing(result.outcome()))) {
            return result -> false;
        }
        Set<Long> overtaken = QuarkusTransaction.requiringNew().call(() -> submissions.overtaken(
                session.integrationId(), submission));
        return result -> saysNothing(result.outcome()) && overtaken.contains(result.update().productId());
    }

    /** Whether the question brought nothing at all, not even the wish to be left alone. */
    private static boolean saysNothing(Outcome outcome) {
        return outcome.isRetry() && !outcome.asksToWait();
    }

    /** Never carried out, or never said to be. */
    private static boolean isDropped(UpdateResult result) {
        return result.isNeverConfirmed() || result.outcome().isCausedBy(Cause.DROPPED);
    }

    /** Whether it is still to be asked about: accepted, or nobody could say. What is sent again is not. */
    private static boolean isOpen(Outcome outcome) {
        return outcome.isAccepted() || outcome.isRetry() && !outcome.isCausedBy(Cause.DROPPED)
                || outcome.refusesCredentials();
    }

    private Duration nextQuestion(Submission submission, List<UpdateResult> results) {
        Duration asked = results.stream().map(result -> asked(result.outcome())).max(Duration::compareTo)
                .orElse(config.retryFirst());
        return new Backoff(asked, config.retryLongest())
                .delay(Math.min(submission.asked() / QUESTIONS_PER_DOUBLING, MOST_DOUBLINGS));
    }

    /** How long the marketplace asks to wait; no shorter than our own first wait where it did not say anything. */
    private Duration asked(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted.askAfter();
        }
        return outcome.after().compareTo(config.retryFirst()) > 0 ? outcome.after() : config.retryFirst();
    }
}
