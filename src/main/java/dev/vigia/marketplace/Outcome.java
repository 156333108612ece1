package dev.vigia.marketplace;

import java.time.Duration;

/** Says who acts next. */
public sealed interface Outcome {

    /** Whether the call it answers may still be applied, later than anything newer. */
    default boolean isInDoubt() {
        return this instanceof Retry retry && retry.inDoubt;
    }

    /** The marketplace shows it: nobody acts. */
    record Applied() implements Outcome {
    }

    /**
     * The marketplace took it and decides later: ask again.
     *
     * @param handle   what to ask with; offers with one handle are asked about together
     * @param askAfter how long to wait before asking
     * @param inOrder  whether a later quantity is sure to be applied after this one; where not, nothing else is sent for
     *                 the listing until this one is confirmed
     */
    record Accepted(String handle, Duration askAfter, boolean inOrder) implements Outcome {
    }

    /**
     * It heals by itself: send again after a while, at the earliest when {@code after} has passed. Where a marketplace is
     * {@code LIMITED} or {@code UNAVAILABLE} that holds for the whole account.
     *
     * @param words the marketplace's own, shortened; empty where it said nothing, since what Vigia has to say is the cause
     * @param inDoubt whether the marketplace may have received it all the same, and may apply it any time from now on
     */
    record Retry(Cause cause, String words, Duration after, boolean inDoubt) implements Outcome {
    }

    /**
     * A person must look.
     *
     * @param words the marketplace's own, shortened; empty where it said nothing
     */
    record Rejected(Cause cause, String words) implements Outcome {
    }

    /** Why; each has a plain hint in the person's language. */
    enum Cause {
        /** No answer: name, connection, TLS, or reset. */
        UNREACHABLE,
        /** No answer in time; it may have been applied. */
        TIMEOUT,
        /** Too fast for the marketplace. */
        LIMITED,
        /** The marketplace has a fault of its own (5xx). */
        UNAVAILABLE,
        /** An answer that its documentation does not know. */
        UNREADABLE,
        /** Somebody else changed the listing at the same time. */
        CONFLICT,
        /** What the marketplace had accepted it did not carry out: it is sent again, not asked about any more. */
        DROPPED,
        /** The account's credentials are refused: the whole integration stops until a person acts. */
        CREDENTIALS,
        /** The marketplace has no listing with this SKU. */
        NOT_FOUND,
        /** The marketplace manages this quantity itself. */
        MANAGED,
        /** It keeps showing another quantity, although it was corrected several times. */
        OVERRULED,
        /** The listing is closed, blocked or under review. */
        CLOSED,
        /** The product has variations, and each of them a SKU of its own. */
        HAS_VARIATIONS,
        /** A SKU with a character that the marketplace's format cannot carry. */
        UNSENDABLE,
        /** The days of preparation, which go with each quantity, are not known. */
        UNPREPARED,
        /** The access is to another account, channel or warehouse than the one typed. */
        ANOTHER_ACCOUNT,
        /** The marketplace refuses this quantity or listing for another reason. */
        REFUSED;

        /** Whether it says nothing of what became of the call. */
        boolean leavesDoubt() {
            return this == UNREACHABLE || this == TIMEOUT || this == UNAVAILABLE || this == UNREADABLE;
        }
    }

    static Outcome applied() {
        return new Applied();
    }

    static Outcome accepted(String handle, Duration askAfter) {
        return new Accepted(handle, askAfter, true);
    }

    static Outcome acceptedOutOfOrder(String handle, Duration askAfter) {
        return new Accepted(handle, askAfter, false);
    }

    static Outcome retry(Cause cause, String words, Duration after) {
        return new Retry(cause, words, after, cause.leavesDoubt());
    }

    /** The request never left: whatever it carried is not applied by it. */
    static Outcome unsent(String words, Duration after) {
        return new Retry(Cause.UNREACHABLE, words, after, false);
    }

    static Outcome retry(Cause cause, Duration after) {
        return retry(cause, "", after);
    }

    static Outcome rejected(Cause cause) {
        return new Rejected(cause, "");
    }

    static Outcome rejected(Cause cause, String words) {
        return new Rejected(cause, words);
    }
}
