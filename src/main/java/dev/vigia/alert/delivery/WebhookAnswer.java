package dev.vigia.alert.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a call.
 *
 * @param status  empty where there was no answer
 * @param problem why there was none, as {@link dev.vigia.http.DownloadFailure.Reason} names it; else empty
 * @param askedWait    how long the server asks to be left alone
 */
public record WebhookAnswer(Optional<Integer> status, String problem, Optional<Duration> askedWait) {

    private static final int GONE = 410;

    public boolean isTaken() {
        return status.filter(code -> code >= 200 && code < 300).isPresent();
    }

    /** The server wants no further call (Standard Webhooks). */
    boolean isGone() {
        return status.filter(code -> code == GONE).isPresent();
    }

    /** For the log of deliveries. */
    String described() {
        return status.map(code -> Integer.toString(code)).orElse(problem);
    }
}
