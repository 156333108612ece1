package dev.vigia.sync.queue;

import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.time.Duration;
import java.util.Optional;

/** A quantity that was sent, or asked about, and what became of it. */
public record UpdateResult(StockUpdate update, Outcome outcome, String remote) {

    private static final Outcome NEVER_CONFIRMED = Outcome.retry(Cause.TIMEOUT, "", Duration.ZERO);

    /** What the marketplace accepted and has not confirmed in all the time that is waited. */
    public UpdateResult neverConfirmed() {
        return new UpdateResult(update, NEVER_CONFIRMED, remote);
    }

    public boolean isNeverConfirmed() {
        return outcome == NEVER_CONFIRMED;
    }

    public String name() {
        if (outcome instanceof Outcome.Applied) {
            return "applied";
        } else if (outcome instanceof Outcome.Accepted) {
            return "accepted";
        }
        return outcome instanceof Outcome.Retry ? "retry" : "rejected";
    }

    String cause() {
        if (outcome instanceof Outcome.Retry retry) {
            return retry.cause().name();
        }
        return outcome instanceof Outcome.Rejected rejected ? rejected.cause().name() : null;
    }

    public Optional<String> causeIfAny() {
        return Optional.ofNullable(cause());
    }

    public String words() {
        if (outcome instanceof Outcome.Retry retry) {
            return retry.words();
        }
        return outcome instanceof Outcome.Rejected rejected ? rejected.words() : null;
    }

    /** Whether the marketplace has it, says so, or does not want it: it is not sent again by itself. */
    boolean isFinal() {
        return !(outcome instanceof Outcome.Retry);
    }

    /** Whether a later quantity could be overtaken by this one. */
    boolean travels() {
        return outcome instanceof Outcome.Accepted accepted && !accepted.inOrder();
    }

    String handle() {
        return outcome instanceof Outcome.Accepted accepted ? accepted.handle() : null;
    }
}
