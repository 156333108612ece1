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
        if (outcome.isApplied()) {
            return "applied";
        } else if (outcome.isAccepted()) {
            return "accepted";
        }
        return outcome.isRetry() ? "retry" : "rejected";
    }

    String cause() {
        return causeIfAny().orElse(null);
    }

    public Optional<String> causeIfAny() {
        return outcome.cause().map(Cause::name);
    }

    public String message() {
        return outcome.message();
    }

    /** Whether the marketplace has it, says so, or does not want it: it is not sent again by itself. */
    boolean isFinal() {
        return !outcome.isRetry();
    }

    /** Whether a later quantity could be overtaken by this one. */
    boolean travels() {
        return outcome instanceof Outcome.Accepted accepted && !accepted.inOrder();
    }

    String handle() {
        return outcome instanceof Outcome.Accepted accepted ? accepted.handle() : null;
    }
}
