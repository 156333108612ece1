package dev.vigia.sync.queue;

import dev.vigia.marketplace.Offer;
import java.time.Instant;
import java.util.Optional;

/**
 * A quantity on its way to a marketplace, and the listing it belongs to.
 *
 * @param revision the number of this telling, more than the last of its listing; what is settled when the answer comes
 * @param attempts failures in a row before this one
 * @param since    when the change came that asked for it
 */
public record StockUpdate(long productId, long revision, int attempts, Instant since, Offer offer,
        ComputedFrom computedFrom) {

    /**
     * What a quantity was computed from, as the log keeps it: null where the stock was not known.
     *
     * @param ruleId    null where no rule held, too
     * @param available null where stock was unlimited, too
     */
    record ComputedFrom(Long ruleId, Long ruleVersion, Long available, Integer minimum) {

        static final ComputedFrom NOTHING = new ComputedFrom(null, null, null, null);
    }

    /** As the database tells it. */
    record UpdateRow(long productId, String sku, String remote, int quantity, long revision, int attempts,
            Instant since, Long ruleId, Long ruleVersion, Long available, Integer minimum) {

        StockUpdate update() {
            return of(productId, sku, remote, quantity, revision, attempts, since).from(new ComputedFrom(ruleId,
                    ruleVersion, available, minimum));
        }
    }

    public static StockUpdate of(long productId, String sku, String remote, int quantity, long revision, int attempts,
            Instant since) {
        return new StockUpdate(productId, revision, attempts, since, new Offer(sku, Optional.ofNullable(remote),
                quantity), ComputedFrom.NOTHING);
    }

    StockUpdate from(ComputedFrom known) {
        return new StockUpdate(productId, revision, attempts, since, offer, known);
    }

    /** Seconds since 1970, as {@code to_timestamp} reads them. */
    double sinceSeconds() {
        return since.getEpochSecond() + since.getNano() / 1e9;
    }
}
