package dev.vigia.marketplace.http;

import dev.vigia.marketplace.Outcome;
import java.time.Duration;

/** Ends a conversation with a marketplace early. A connector catches it and answers with its outcome. */
public class Failure extends RuntimeException {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final transient Outcome outcome;

    public Failure(Outcome outcome) {
        // It tells a person nothing about our own code, and thousands may be raised while a marketplace is down.
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    /**
     * An answer that its documentation does not know; what was asked may have happened or not.
     *
     * @param answer as the marketplace gave it
     */
    public static Failure unreadable(String answer) {
        return new Failure(Outcome.retry(Outcome.Cause.UNREADABLE, Words.shortened(answer), SOON));
    }

    /**
     * Of a call that was about many offers at once, or about none: where it is refused, no offer is to blame, so none may
     * be left as it is. Only refused credentials stay what they are.
     */
    public Failure withoutBlame() {
        return outcome instanceof Outcome.Rejected rejected && rejected.cause() != Outcome.Cause.CREDENTIALS
                ? unreadable(rejected.words())
                : this;
    }

    public Outcome outcome() {
        return outcome;
    }
}
