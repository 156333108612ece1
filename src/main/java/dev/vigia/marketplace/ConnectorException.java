package dev.vigia.marketplace;

import java.time.Duration;

/** Ends the calls of a marketplace early. A connector catches it and answers with its outcome. */
public class ConnectorException extends RuntimeException {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final transient Outcome outcome;

    public ConnectorException(Outcome outcome) {
        // It tells a person nothing about our own code, and thousands may be raised while a marketplace is down.
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    /**
     * An answer that its documentation does not know; what was asked may have happened or not.
     *
     * @param answer as the marketplace gave it
     */
    public static ConnectorException unreadable(String answer) {
        return new ConnectorException(Outcome.retry(Outcome.Cause.UNREADABLE, answer,
                SOON));
    }

    /**
     * Of a call that was about many offers at once, or about none: where it is refused, no offer is to blame, so none may
     * be left as it is. Only refused credentials stay what they are.
     */
    public ConnectorException asRetry() {
        return outcome.isRejected() && !outcome.refusesCredentials() ? unreadable(outcome.message()) : this;
    }

    /** Another node, or another thread, refreshes the account's token, and takes too long. Nobody was asked anything. */
    public static ConnectorException renewedElsewhere() {
        return new ConnectorException(Outcome.retry(Outcome.Cause.RENEWING, SOON));
    }

    public Outcome outcome() {
        return outcome;
    }
}
