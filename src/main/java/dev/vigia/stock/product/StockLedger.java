package dev.vigia.stock.product;

import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Every change of a product's stock, the newest first, some at a time. */
@ApplicationScoped
class StockLedger {

    private final Session session;

    StockLedger(Session session) {
        this.session = session;
    }

    /**
     * A row of the ledger.
     *
     * @param recordedAt      when Vigia took it
     * @param observedAt      when it was counted
     * @param onHandBefore    empty where nothing had been counted, or stock was unlimited
     * @param onHand          empty where what was counted counts no more
     * @param unlimitedBefore empty where nothing had been counted; of older rows it is not known
     */
    public record LedgerEntry(Instant recordedAt, Instant observedAt, String warehouse, Optional<Integer> onHandBefore,
            Optional<Integer> onHand, Optional<Integer> reservedBefore, Optional<Integer> reserved,
            Optional<Boolean> unlimitedBefore, boolean unlimited, String source) {

        public boolean wasUnlimited() {
            return unlimitedBefore.orElse(false);
        }

        /** Whether the number before stands beside the present one; beside "unlimited" only if it surely was one. */
        public boolean isFromNumber() {
            return onHandBefore.isPresent() && (!unlimited || unlimitedBefore.isPresent());
        }
    }

    /**
     * Some changes.
     *
     * @param before what the next page begins before; empty where this is the last
     * @param first  whether it begins with the newest
     */
    public record LedgerPage(List<LedgerEntry> changes, Optional<Instant> before, boolean first) {
    }

    /**
     * What was taken before a moment. Changes of one moment stay together, so a page may be a little longer.
     *
     * @param before empty: from the newest on
     */
    @Transactional
    public LedgerPage page(long retailerId, long productId, Optional<Instant> before, int most) {
        List<LedgerEntry> changes = session.createNativeQuery("""
                select recorded_at, observed_at, warehouse.name, on_hand_before, on_hand, reserved_before, reserved,
                       unlimited_before, unlimited, source
                from (select * from stock_change
                      where retailer_id = :retailer and product_id = :product and recorded_at < :before
                      order by recorded_at desc fetch first (:most) rows with ties) stock_change
                join warehouse on warehouse.id = warehouse_id
                """, LedgerRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .setParameter("before", before.orElseGet(() -> Instant.parse("9999-01-01T00:00:00Z")))
                .setParameter("most", most)
                .getResultList().stream().map(LedgerRow::change)
                .sorted(Comparator.comparing(LedgerEntry::recordedAt).reversed().thenComparing(LedgerEntry::warehouse))
                .toList();
        boolean more = changes.size() >= most && isOlder(retailerId, productId, changes.get(changes.size() - 1));
        return new LedgerPage(changes, more ? Optional.of(changes.get(changes.size() - 1).recordedAt)
                : Optional.empty(), before.isEmpty());
    }

    private boolean isOlder(long retailerId, long productId, LedgerEntry last) {
        return OneColumn.query(session, """
                select exists (select from stock_change
                               where retailer_id = :retailer and product_id = :product and recorded_at < :before)
                """, Boolean.class)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .setParameter("before", last.recordedAt)
                .getSingleResult();
    }

    private record LedgerRow(Instant recordedAt, Instant observedAt, String warehouse, Integer onHandBefore,
            Integer onHand, Integer reservedBefore, Integer reserved, Boolean unlimitedBefore, boolean unlimited,
            String source) {

        LedgerEntry change() {
            return new LedgerEntry(recordedAt, observedAt, warehouse, Optional.ofNullable(onHandBefore).filter(
                    number -> !Boolean.TRUE.equals(unlimitedBefore)), Optional.ofNullable(onHand), Optional.ofNullable(
                            reservedBefore),
                    Optional.ofNullable(reserved), Optional.ofNullable(unlimitedBefore), unlimited, source);
        }
    }
}
