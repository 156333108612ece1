package dev.vigia.intake.imports;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.OneColumn;
import dev.vigia.intake.file.ImportRefusals;
import dev.vigia.intake.file.StockImport;
import dev.vigia.listing.preview.StockPreview;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;

/** Compares the levels that a file names with those that are known. Joins the caller's transaction. */
@ApplicationScoped
class ComparedLines {

    /** How many changes are kept for the person to see. */
    static final int SHOWN = 50;

    private final Session session;
    private final ImportRefusals refusals;

    ComparedLines(Session session, ImportRefusals refusals) {
        this.session = session;
        this.refusals = refusals;
    }

    /** @param levels those that would be other than they are */
    record LevelComparison(List<StockPreview.SupposedLevel> levels) {
    }

    /** The next SKUs that a file says something of, in their order. */
    List<String> nextSkus(StockImport file, int most) {
        return OneColumn.query(session, """
                select sku from (
                  (select distinct sku from stock_import_line where stock_import_id = :id and retailer_id = :retailer and sku > :after
                   order by sku limit :most)
                  union
                  (select sku from stock_import_product where stock_import_id = :id and retailer_id = :retailer and sku > :after
                   order by sku limit :most)) said
                order by sku limit :most
                """, String.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("after", file.preview.comparedSku)
                .setParameter("most", most)
                .getResultList();
    }

    LevelComparison compare(StockImport file, List<String> skus, Map<String, Long> newIds) {
        Set<String> unknown = new LinkedHashSet<>();
        Map<String, Long> newWarehouses = new HashMap<>();
        List<StockPreview.SupposedLevel> levels = new ArrayList<>();
        List<ComparedLevelRow> changes = new ArrayList<>();
        for (ComparedLevelRow row : rows(file, skus)) {
            Long product = row.product(newIds);
            file.preview.outdatedLevels += product == null ? 0 : row.superseded;
            if (product == null) {
                unknown.add(row.sku);
            } else if (row.outdated) {
                file.preview.outdatedLevels++;
            } else if (row.isKnown && !row.differs) {
                file.preview.unchangedLevels++;
            } else {
                levels.add(row.level(newIds, newWarehouses));
                changes.add(row);
                file.preview.countChange(row.isKnown, row.line == 0);
            }
        }
        if (!unknown.isEmpty()) {
            refusals.refuseUnknown(file, unknown);
        }
        keep(file, changes);
        return new LevelComparison(levels);
    }

    /** The levels of these SKUs that would be other than they are; tells and counts nothing. */
    List<StockPreview.SupposedLevel> supposed(StockImport file, List<String> skus, Map<String, Long> newIds) {
        Map<String, Long> newWarehouses = new HashMap<>();
        return rows(file, skus).stream().filter(row -> row.isChange(newIds))
                .map(row -> row.level(newIds, newWarehouses)).toList();
    }

    /** Of several counts of one level the newest holds, as it will when they are applied. */
    private List<ComparedLevelRow> rows(StockImport file, List<String> skus) {
        return session.createNativeQuery("""
                select newest.line, newest.sku, newest.warehouse, vigia_code(newest.warehouse), product.id, place.id,
                       newest.on_hand, newest.reserved, newest.unlimited, level.product_id is not null,
                       cast(coalesce(level.on_hand, 0) as bigint) - coalesce(level.reserved, 0),
                       coalesce(level.unlimited, false),
                       (level.observed_at > newest.observed
                         and date_trunc('second', level.observed_at) <> newest.observed) is true,
                       (level.on_hand, level.reserved, level.unlimited)
                         is distinct from (newest.on_hand, newest.reserved, newest.unlimited),
                       cast(newest.counts - 1 as integer)
                from (select distinct on (sku, vigia_code(warehouse)) *,
                             coalesce(observed_at, cast(:received as timestamptz)) observed,
                             count(*) over (partition by sku, vigia_code(warehouse)) counts
                      from stock_import_line
                      where stock_import_id = :id and retailer_id = :retailer
                        and sku = any(cast(:skus as text[]))
                      order by sku, vigia_code(warehouse), coalesce(observed_at, cast(:received as timestamptz)) desc,
                               line desc) newest
                left join product on product.retailer_id = :retailer and product.sku = newest.sku
                left join warehouse place on place.retailer_id = :retailer
                  and vigia_code(place.code) = vigia_code(newest.warehouse)
                left join stock_level level on level.product_id = product.id and level.warehouse_id = place.id
                order by newest.sku, newest.line
                """, ComparedLevelRow.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("received", Timestamp.from(file.receivedAt))
                .setParameter("skus", skus.toArray(String[]::new))
                .getResultList();
    }

    /** @param superseded how many counts of the same level are older than this one */
    private record ComparedLevelRow(int line, String sku, String warehouse, String code, Long productId,
            Long warehouseId,
            int onHand, int reserved, boolean unlimited, boolean isKnown, long was, boolean wasUnlimited,
            boolean outdated, boolean differs, int superseded) {

        Long product(Map<String, Long> newIds) {
            return productId == null ? newIds.get(sku) : productId;
        }

        boolean isChange(Map<String, Long> newIds) {
            return product(newIds) != null && !outdated && (!isKnown || differs);
        }

        StockPreview.SupposedLevel level(Map<String, Long> newIds, Map<String, Long> newWarehouses) {
            long warehouse = warehouseId != null ? warehouseId
                    : newWarehouses.computeIfAbsent(code, fresh -> -1L - newWarehouses.size());
            return new StockPreview.SupposedLevel(product(newIds), warehouse, onHand, reserved, unlimited);
        }
    }

    private void keep(StockImport file, List<ComparedLevelRow> changes) {
        int before = file.preview.changes() - changes.size();
        List<ComparedLevelRow> shown = changes.subList(0, Math.max(0, Math.min(changes.size(), SHOWN - before)));
        if (shown.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery("""
                insert into stock_import_change (stock_import_id, sku, warehouse, retailer_id, was, was_unlimited, becomes,
                                                 unlimited)
                select :id, sku, warehouse, :retailer, was, was_unlimited, becomes, unlimited
                from unnest(cast(:skus as text[]), cast(:warehouses as text[]), cast(:was as bigint[]),
                            cast(:wasUnlimited as boolean[]), cast(:becomes as bigint[]), cast(:unlimited as boolean[]))
                     as kept (sku, warehouse, was, was_unlimited, becomes, unlimited)
                on conflict do nothing
                """)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("skus", column(shown, ComparedLevelRow::sku, String[]::new))
                .setParameter("warehouses", column(shown, ComparedLevelRow::warehouse, String[]::new))
                .setParameter("was", column(shown, row -> row.isKnown ? row.was : null, Long[]::new))
                .setParameter("wasUnlimited", column(shown, ComparedLevelRow::wasUnlimited, Boolean[]::new))
                .setParameter("becomes", column(shown, row -> (long) row.onHand - row.reserved, Long[]::new))
                .setParameter("unlimited", column(shown, ComparedLevelRow::unlimited, Boolean[]::new))
                .executeUpdate();
    }
}
