package dev.vigia.intake.file;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.StockItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The lines of files: those to be applied, and those that were refused. Every method joins the caller's transaction. */
@ApplicationScoped
class ImportLines {

    private final Session session;

    ImportLines(Session session) {
        this.session = session;
    }

    /** Keeps good lines until they are applied. */
    void keep(StockImport file, List<StockItem> items) {
        session.createNativeMutationQuery("""
                insert into stock_import_line (stock_import_id, line, retailer_id, sku, warehouse, on_hand, reserved,
                                               unlimited, observed_at)
                select :id, line, :retailer, sku, warehouse, on_hand, reserved, unlimited, observed_at
                from unnest(cast(:lines as integer[]), cast(:skus as text[]), cast(:warehouses as text[]),
                            cast(:onHand as integer[]), cast(:reserved as integer[]), cast(:unlimited as boolean[]),
                            cast(:observedAt as timestamptz[]))
                     as kept (line, sku, warehouse, on_hand, reserved, unlimited, observed_at)
                """)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("lines", column(items, StockItem::index, Integer[]::new))
                .setParameter("skus", column(items, StockItem::sku, String[]::new))
                .setParameter("warehouses", column(items, StockItem::warehouse, String[]::new))
                .setParameter("onHand", column(items, StockItem::onHand, Integer[]::new))
                .setParameter("reserved", column(items, StockItem::reserved, Integer[]::new))
                .setParameter("unlimited", column(items, StockItem::unlimited, Boolean[]::new))
                .setParameter("observedAt", column(items,
                        item -> item.observedAt().map(Timestamp::from).orElse(null), Timestamp[]::new))
                .executeUpdate();
    }

    /** The next lines to apply, in their order. */
    List<StockItem> next(StockImport file, int most) {
        return session.createNativeQuery("""
                select line, sku, warehouse, on_hand, reserved, unlimited, observed_at
                from stock_import_line where stock_import_id = :id and line > :done order by line limit :most
                """, LineRow.class)
                .setParameter("id", file.id)
                .setParameter("done", file.doneLine)
                .setParameter("most", most)
                .getResultList().stream().map(LineRow::item).toList();
    }

    private record LineRow(int line, String sku, String warehouse, int onHand, int reserved, boolean unlimited,
            Instant observedAt) {

        StockItem item() {
            return new StockItem(line, sku, warehouse, onHand, reserved, unlimited, Optional.ofNullable(observedAt));
        }
    }

    /** Lines of which it is known what became of them, up to this one. */
    void remove(StockImport file, int lastLine) {
        session.createNativeMutationQuery("delete from stock_import_line where stock_import_id = :id and line > :done"
                + " and line <= :last")
                .setParameter("id", file.id)
                .setParameter("done", file.doneLine)
                .setParameter("last", lastLine)
                .executeUpdate();
    }

    void refuse(StockImport file, List<RejectedItem> items) {
        session.createNativeMutationQuery("""
                insert into stock_import_refusal (stock_import_id, line, retailer_id, sku, field, refusal, value)
                select :id, line, :retailer, sku, field, refusal, value
                from unnest(cast(:lines as integer[]), cast(:skus as text[]), cast(:fields as text[]),
                            cast(:refusals as text[]), cast(:values as text[]))
                     as refused (line, sku, field, refusal, value)
                """)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("lines", column(items, RejectedItem::index, Integer[]::new))
                .setParameter("skus", column(items, RejectedItem::sku, String[]::new))
                .setParameter("fields", column(items, RejectedItem::field, String[]::new))
                .setParameter("refusals", column(items, item -> item.code().name(), String[]::new))
                .setParameter("values", column(items, RejectedItem::value, String[]::new))
                .executeUpdate();
    }

    /**
     * Takes out the lines of warehouses that the retailer does not have; the first file of all may name any.
     *
     * @param field what the file calls the column
     * @return how many there were
     */
    int refuseUnknownWarehouses(StockImport file, String field) {
        return refuseKept(file, field, RejectionCode.WAREHOUSE_UNKNOWN, "warehouse", """
                select line from stock_import_line
                where stock_import_id = :id and retailer_id = :retailer
                  and exists (select from warehouse where retailer_id = :retailer)
                  and warehouse = any(array(
                    select warehouse from (select distinct warehouse from stock_import_line
                                           where stock_import_id = :id and retailer_id = :retailer) named
                    where not exists (select from warehouse known
                                      where known.retailer_id = :retailer
                                        and vigia_code(known.code) = vigia_code(named.warehouse))))
                """);
    }

    /**
     * Takes out the lines that count what a line above has counted, at the same time and in the same warehouse.
     *
     * @param field what the file calls the column of SKUs
     * @return how many there were
     */
    int refuseTwice(StockImport file, String field) {
        return refuseKept(file, field, RejectionCode.LINE_TWICE,
                "case when unlimited then '' else cast(on_hand as text) end",
                """
                        select line from (
                          select line, row_number() over (partition by sku, vigia_code(warehouse), observed_at
                                                          order by line) nth
                          from stock_import_line where stock_import_id = :id and retailer_id = :retailer) numbered
                        where nth > 1
                        """);
    }

    /** By arrays, since nothing is known of lines that this transaction has written: a join would go over them in vain. */
    private int refuseKept(StockImport file, String field, RejectionCode code, String value, String lines) {
        return session.createNativeMutationQuery("""
                with gone as (
                  delete from stock_import_line
                  where stock_import_id = :id and retailer_id = :retailer and line = any(array(%s))
                  returning line, sku, %s value
                )
                insert into stock_import_refusal (stock_import_id, line, retailer_id, sku, field, refusal, value)
                select :id, line, :retailer, sku, :field, :refusal, left(value, 60) from gone
                """.formatted(lines, value))
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("field", field)
                .setParameter("refusal", code.name())
                .executeUpdate();
    }

    /** The refused lines after this one, in their order. */
    List<RejectedItem> refused(StockImport file, int afterLine, int most) {
        return session.createNativeQuery("""
                select line, sku, field, refusal, value from stock_import_refusal
                where stock_import_id = :id and retailer_id = :retailer and line > :after order by line limit :most
                """, RejectionRow.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("after", afterLine)
                .setParameter("most", most)
                .getResultList().stream().map(RejectionRow::item).toList();
    }

    private record RejectionRow(int line, String sku, String field, String refusal, String value) {

        RejectedItem item() {
            return new RejectedItem(line, sku, field, RejectionCode.valueOf(refusal), value);
        }
    }
}
