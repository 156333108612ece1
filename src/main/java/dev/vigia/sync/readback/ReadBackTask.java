package dev.vigia.sync.readback;

import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.lease.Lease;
import java.util.List;
import java.util.Optional;

/** What a {@link ReadBackWorker} reads, and what becomes of it. @param <S> some listings to read at once */
interface ReadBackTask<S extends ReadBackTask.TaskStep> {

    /** Some listings to read. */
    interface TaskStep {

        List<ExpectedListing> listings();

        default List<Offer> offers() {
            return listings().stream().map(ExpectedListing::offer).toList();
        }
    }

    /**
     * What to read next, perhaps nothing for the moment; empty while nothing is due. Joins the caller's transaction.
     *
     * @param most listings
     */
    Optional<S> next(Lease lease, int most);

    /** The marketplace has said what the listings of a step show; nothing at all if it failed. */
    void settle(Lease lease, String marketplace, S step, List<Shown> answers);
}
