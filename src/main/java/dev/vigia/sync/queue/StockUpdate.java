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
 * @param rule     what it was computed from; none where no rule holds or the stock was not known
 */
public record StockUpdate(long productId, long revision, int attempts, Instant since, Offer offer,
        Optional<RuleVersion> rule) {

    /** A rule as it was. */
    record RuleVersion(long id, long version) {

        static Optional<RuleVersion> of(Long id, Long version) {
            return Optional.ofNullable(id).map(known -> new RuleVersion(known, version));
        }
    }

    /** As the database tells it. */
    record UpdateRow(long productId, String sku, String remote, int quantity, long revision, int attempts,
            Instant since, Long ruleId, Long ruleVersion) {

        StockUpdate update() {
            return of(productId, sku, remote, quantity, revision, attempts, since).by(ruleId, ruleVersion);
        }
    }

    public static StockUpdate of(long productId, String sku, String remote, int quantity, long revision, int attempts,
            Instant since) {
        return new StockUpdate(productId, revision, attempts, since, new Offer(sku, Optional.ofNullable(remote),
                quantity), Optional.empty());
    }

    /** As computed from a rule, or from none. */
    StockUpdate by(Long ruleId, Long ruleVersion) {
        return new StockUpdate(productId, revision, attempts, since, offer, RuleVersion.of(ruleId, ruleVersion));
    }

    Long ruleId() {
        return rule.map(RuleVersion::id).orElse(null);
    }

    Long ruleVersion() {
        return rule.map(RuleVersion::version).orElse(null);
    }

    /** Seconds since 1970, as {@code to_timestamp} reads them. */
    double sinceSeconds() {
        return since.getEpochSecond() + since.getNano() / 1e9;
    }
}
