package dev.vigia.sync.readback;

import dev.vigia.listing.Priority;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a reading means, and what is done about it.
 *
 * @param shown empty when it could not be read
 */
record DriftAssessment(ExpectedListing listing, OptionalInt shown, ReadBackFinding finding, ReadBackHistory history,
        Optional<Outcome> outcome) {

    /** A marketplace that insists is not fought: after so many repairs in a row a person must look. */
    static final int MOST_REPAIRS = 3;

    static DriftAssessment of(ExpectedListing listing, Shown shown, ReadBackHistory history) {
        return new DriftAssessment(listing, shown.quantity(), find(listing, shown, history), history, shown.outcome());
    }

    private static ReadBackFinding find(ExpectedListing listing, Shown shown, ReadBackHistory history) {
        Optional<Cause> refusal = shown.outcome().flatMap(DriftAssessment::refusal);
        boolean gone = refusal.filter(cause -> cause == Cause.NOT_FOUND || cause == Cause.CLOSED).isPresent();
        if (refusal.filter(Cause.MANAGED::equals).isPresent()) {
            return ReadBackFinding.MANAGED;
        }
        if (gone && listing.sent() == 0 || shown.quantity().equals(OptionalInt.of(listing.sent())) && !gone) {
            return ReadBackFinding.SOUND;
        }
        if (!gone && shown.quantity().isEmpty()) {
            return ReadBackFinding.UNREAD;
        }
        if (listing.onItsWay()) {
            return ReadBackFinding.TRAVELLING;
        }
        if (gone) {
            return ReadBackFinding.GONE;
        }
        int quantity = shown.quantity().getAsInt();
        if (quantity < listing.sent() && shown.outcome().filter(Outcome::isRetry).isPresent()) {
            // The marketplace itself says that orders hold the rest. Said once; it stays so until they are through.
            return history.sold() ? ReadBackFinding.TRAVELLING : ReadBackFinding.SOLD;
        }
        return drift(listing, quantity, history);
    }

    private static ReadBackFinding drift(ExpectedListing listing, int shown, ReadBackHistory history) {
        boolean asBefore = history.before().isPresent() && history.before().getAsInt() == shown;
        if (!listing.confirmed() || !history.seen() && asBefore) {
            return ReadBackFinding.LOST;
        }
        // Most marketplaces take a sale off their number before the order is in the stock. To correct that at once would
        // offer the sold units again; if it stays so for a whole run, no order is coming.
        return shown < listing.sent() && !history.sold() ? ReadBackFinding.SOLD : ReadBackFinding.CHANGED_OUTSIDE;
    }

    private static Optional<Cause> refusal(Outcome outcome) {
        return outcome.isRejected() ? outcome.cause() : Optional.empty();
    }

    /** Whether the quantity is to be sent again. */
    boolean isRepaired() {
        return calls() && history.repairs() < MOST_REPAIRS;
    }

    /** Whether the marketplace has been told often enough. */
    boolean needsPerson() {
        return calls() && history.repairs() >= MOST_REPAIRS;
    }

    /** What is sold is waited for, and what the marketplace manages is left alone: writing to it might take it over. */
    private boolean calls() {
        return finding.isDrift() && finding != ReadBackFinding.SOLD && finding != ReadBackFinding.MANAGED;
    }

    /** Repairs in a row, with this one. */
    int repairs() {
        return history.repairs() + (isRepaired() ? 1 : 0);
    }

    /** Whatever sells too much goes with the zeros. */
    Priority priority() {
        return shown.orElse(0) > listing.sent() ? Priority.ZERO : Priority.of(listing.sent(), shown);
    }

    /** The cause that the listing carries from now on, because a person must know. */
    Optional<Cause> problem() {
        return finding == ReadBackFinding.MANAGED ? Optional.of(Cause.MANAGED)
                : needsPerson() ? Optional.of(Cause.OVERRULED) : Optional.empty();
    }

    String message() {
        return outcome.filter(Outcome::isRejected).map(Outcome::message).orElse("");
    }

    /** Whether there is anything to write down about the listing: while all is well, there is not. */
    boolean isNews() {
        return finding.isDrift() || finding == ReadBackFinding.SOUND && !listing.confirmed();
    }
}
