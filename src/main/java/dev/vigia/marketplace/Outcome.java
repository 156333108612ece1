package dev.vigia.marketplace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Says who acts next. */
public sealed interface Outcome {

    /** What is wrong; empty where nothing is. */
    default Optional<Cause> cause() {
        return Optional.empty();
    }

    /** The marketplace's own words, shortened; empty where it said nothing: what Vigia has to say is the cause, in each language. */
    default String message() {
        return "";
    }

    /** How long to wait at least until it is sent again; zero where it is not, or where any moment will do. */
    default Duration after() {
        return Duration.ZERO;
    }

    default boolean isApplied() {
        return this instanceof Applied;
    }

    default boolean isAccepted() {
        return this instanceof Accepted;
    }

    default boolean isRetry() {
        return this instanceof Retry;
    }

    default boolean isRejected() {
        return this instanceof Rejected;
    }

    /** Whether what is wrong is one of these. */
    default boolean isCausedBy(Cause... causes) {
        return cause().filter(List.of(causes)::contains).isPresent();
    }

    /** Whether the account is not let in, until a person acts. */
    default boolean refusesCredentials() {
        return isRejected() && isCausedBy(Cause.CREDENTIALS);
    }

    /** Whether the marketplace asks to be left alone, whatever the call was about. */
    default boolean asksToWait() {
        return isCausedBy(Cause.LIMITED) || isCausedBy(Cause.UNAVAILABLE) && !after().isZero();
    }

    /** Whether the call it answers may still be applied, later than anything newer. */
    default boolean isInDoubt() {
        return false;
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
     * @param cause   never empty
     * @param inDoubt whether the marketplace may have received it all the same, and may apply it any time from now on
     */
    record Retry(Optional<Cause> cause, String message, Duration after, boolean inDoubt) implements Outcome {

        public Retry {
            message = MarketplaceMessage.shortened(message);
        }

        @Override
        public boolean isInDoubt() {
            return inDoubt;
        }
    }

    /**
     * A person must look.
     *
     * @param cause never empty
     */
    record Rejected(Optional<Cause> cause, String message) implements Outcome {

        public Rejected {
            message = MarketplaceMessage.shortened(message);
        }
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
        /** The account's access is being renewed by another node, or for a person, at this moment. */
        RENEWING,
        /** What the marketplace had accepted is asked about no more, and sent again: it was not carried out, as far as is known. */
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
        /** The address that was typed is none of the marketplace's: nothing was asked there. */
        WRONG_HOST,
        /** The marketplace refuses this quantity or listing for another reason. */
        REFUSED;

        /** Whether it says nothing of what became of the call, or of what was accepted. */
        boolean leavesDoubt() {
            return this == UNREACHABLE || this == TIMEOUT || this == UNAVAILABLE || this == UNREADABLE
                    || this == DROPPED;
        }
    }

    /** What calls of a marketplace come to, however they end. */
    static Outcome caught(Supplier<Outcome> calls) {
        try {
            return calls.get();
        } catch (ConnectorException failure) {
            return failure.outcome();
        }
    }

    /** Of calls that carry no quantity: applied once they end, whatever they answered. */
    static Outcome reached(Runnable calls) {
        return caught(() -> {
            calls.run();
            return applied();
        });
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

    static Outcome retry(Cause cause, String message, Duration after) {
        return new Retry(Optional.of(cause), message, after, cause.leavesDoubt());
    }

    /** The request never left: whatever it carried is not applied by it. */
    static Outcome unsent(String message, Duration after) {
        return new Retry(Optional.of(Cause.UNREACHABLE), message, after, false);
    }

    /** The marketplace itself says that it is done with what it had accepted, so nothing of it is applied from now on. */
    static Outcome dropped(String message, Duration after) {
        return new Retry(Optional.of(Cause.DROPPED), message, after, false);
    }

    static Outcome retry(Cause cause, Duration after) {
        return retry(cause, "", after);
    }

    static Outcome rejected(Cause cause) {
        return new Rejected(Optional.of(cause), "");
    }

    static Outcome rejected(Cause cause, String message) {
        return new Rejected(Optional.of(cause), message);
    }
}
