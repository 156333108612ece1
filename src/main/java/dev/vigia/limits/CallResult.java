package dev.vigia.limits;

import java.time.Duration;

/**
 * What the result of one call says about the account it was made for, whatever the call was about.
 *
 * @param pause   for how long the other side asks to be left alone; zero where it does not ask
 * @param message its own words; empty where it said nothing
 */
public record CallResult(Kind kind, Duration pause, String message) {

    public enum Kind {
        /** It accepted the credentials, whatever it thought of the rest. */
        SIGNED_IN,
        /** It refused the credentials. */
        REFUSED,
        /** No answer, or none in time. */
        NO_ANSWER,
        /** It has a fault of its own (5xx). */
        UNAVAILABLE,
        /** Too many calls. */
        LIMITED,
        /** It answered, and nothing follows from it for the account. */
        OTHER
    }
}
