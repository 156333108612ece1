package dev.vigia.intake.file;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.catalog.UnfitKit;
import dev.vigia.database.OneColumn;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;

/** The lines of files that were refused, and all that is wrong with each. Every method joins the caller's transaction. */
@ApplicationScoped
public class ImportRefusals {

    /** Behind a query of what is {@code refused}: a line may have several faults, and each is told once. */
    private static final String TELL = """
            , told as (
              insert into stock_import_refusal (stock_import_id, line, retailer_id, sku, field, refusal, value)
              select :id, line, :retailer, sku, field, refusal, value from refused order by nth
              on conflict do nothing
              returning line
            )
            """;
    /** How many lines of those are that had no fault before. */
    private static final String TOLD_LINES = """
            (select cast(count(distinct line) as integer) from told
             where not exists (select from stock_import_refusal before
                               where before.stock_import_id = :id and before.retailer_id = :retailer
                                 and before.line = told.line))
            """;

    private final Session session;

    ImportRefusals(Session session) {
        this.session = session;
    }

    /** @return how many lines are refused that were not before */
    int refuse(StockImport file, List<RejectedItem> items) {
        return OneColumn.query(session, """
                with refused as (
                  select * from unnest(cast(:lines as integer[]), cast(:skus as text[]), cast(:fields as text[]),
                                       cast(:refusals as text[]), cast(:values as text[])) with ordinality
                                as said (line, sku, field, refusal, value, nth)
                )
                """ + TELL + "select " + TOLD_LINES, Integer.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("lines", column(items, RejectedItem::index, Integer[]::new))
                .setParameter("skus", column(items, RejectedItem::sku, String[]::new))
                .setParameter("fields", column(items, RejectedItem::field, String[]::new))
                .setParameter("refusals", column(items, item -> item.code().name(), String[]::new))
                .setParameter("values", column(items, RejectedItem::value, String[]::new))
                .getSingleResult();
    }

    /**
     * Takes out the lines of warehouses that the retailer does not have, and of which nobody has said that they are new.
     *
     * @param field what the file calls the column
     * @param said  those of which the columns that hold for the file say that there are such
     */
    void refuseUnknownWarehouses(StockImport file, String field, Set<String> said) {
        refuseKept(file, said, field, RejectionCode.WAREHOUSE_UNKNOWN, "warehouse", """
                select ctid from stock_import_line
                where stock_import_id = :id and retailer_id = :retailer
                  and warehouse = any(array(
                    select warehouse from (select distinct warehouse from stock_import_line
                                           where stock_import_id = :id and retailer_id = :retailer) named
                    where not exists (select from warehouse known
                                      where known.retailer_id = :retailer
                                        and vigia_code(known.code) = vigia_code(named.warehouse))
                      and not exists (select from warehouse_mapping mapping
                                      where mapping.retailer_id = :retailer and mapping.is_new
                                        and vigia_code(mapping.code) = vigia_code(named.warehouse))
                      and vigia_code(named.warehouse) not in (select vigia_code(code)
                                                              from unnest(cast(:kept as text[])) said (code))))
                """);
    }

    /** Whether lines were refused because they name no warehouse. */
    boolean haveNoWarehouse(StockImport file) {
        return count(file, "refusal = 'WAREHOUSE_MISSING' and") > 0;
    }

    /**
     * Of several lines that count the same at the same time, in the same warehouse, the one that leaves least to sell stays:
     * which of them is right nobody can know, and what is not there must not be sold.
     *
     * @param field what the file calls the column of SKUs
     */
    void refuseTwice(StockImport file, String field) {
        refuseKept(file, Set.of(), field, RejectionCode.LINE_TWICE,
                "case when unlimited then '∞' else cast(on_hand as text) end",
                """
                        select ctid from (
                          select ctid, row_number() over (partition by sku, vigia_code(warehouse), observed_at
                                                          order by unlimited, cast(on_hand as bigint) - reserved, line) nth
                          from stock_import_line where stock_import_id = :id and retailer_id = :retailer) numbered
                        where nth > 1 and cardinality(cast(:kept as text[])) = 0
                        """);
    }

    /** By where they lie, since nothing is known of lines that this transaction has written: a join would go over them in vain. */
    private void refuseKept(StockImport file, Set<String> kept, String field, RejectionCode code, String value,
            String lines) {
        OneColumn.query(session, """
                with refused as (
                  delete from stock_import_line where ctid = any(array(%s))
                  returning line, sku, cast(:field as text) field, cast(:refusal as text) refusal, left(%s, 60) value,
                            line nth
                )
                """.formatted(lines, value) + TELL + "select " + TOLD_LINES, Integer.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("kept", kept.toArray(String[]::new))
                .setParameter("field", field)
                .setParameter("refusal", code.name())
                .getSingleResult();
    }

    /** What is said of these products; their stock is not concerned. */
    public void refuseProducts(StockImport file, List<RejectedItem> products) {
        file.refuse(0, refuse(file, products));
    }

    /** Kits that cannot be made of what they are said to be made of, while it is kept what lines say of them. */
    public void refuseKits(StockImport file, List<UnfitKit> kits) {
        file.refuse(0, OneColumn.query(session, """
                with refused as (
                  select said.line, said.sku, cast(:field as text) field, unfit.refusal, left(unfit.value, 60) value,
                         said.line nth
                  from unnest(cast(:skus as text[]), cast(:refusals as text[]), cast(:values as text[]))
                       as unfit (sku, refusal, value)
                  join stock_import_product said
                    on said.stock_import_id = :id and said.retailer_id = :retailer and said.sku = unfit.sku
                )
                """ + TELL + "select " + TOLD_LINES, Integer.class)
                .setParameter("field", file.format.kitColumn())
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("skus", column(kits, UnfitKit::sku, String[]::new))
                .setParameter("refusals", column(kits, kit -> RejectedItem.code(kit).name(), String[]::new))
                .setParameter("values", column(kits, UnfitKit::other, String[]::new))
                .getSingleResult());
    }

    /** Products that would be new and have no name, with all that other lines say of their stock: there are none to count. */
    public void refuseNameless(StockImport file, List<RejectedItem> products) {
        refuseProducts(file, products);
        refuseUnknown(file, products.stream().map(RejectedItem::sku).toList());
    }

    /** Takes out all lines of these SKUs, which are no products. */
    public void refuseUnknown(StockImport file, Collection<String> skus) {
        refuseStock(file, skus, RejectionCode.SKU_UNKNOWN);
    }

    /** Takes out all lines that count these SKUs. Of one that would be a product if it had a name, that is told already. */
    public void refuseStock(StockImport file, Collection<String> skus, RejectionCode code) {
        RefusedLineCount gone = session.createNativeQuery("""
                with gone as (
                  delete from stock_import_line
                  where stock_import_id = :id and retailer_id = :retailer and sku = any(cast(:skus as text[]))
                  returning line, sku
                ), refused as (
                  select distinct on (line) line, sku, cast(:field as text) field, cast(:refusal as text) refusal,
                         left(sku, 60) value, line nth
                  from gone
                  where not exists (select from stock_import_refusal nameless
                                    where nameless.stock_import_id = :id and nameless.retailer_id = :retailer
                                      and nameless.line = gone.line and nameless.refusal = 'NAME_MISSING')
                )
                """ + TELL + "select cast((select count(*) from gone) as integer), " + TOLD_LINES,
                RefusedLineCount.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("skus", skus.toArray(String[]::new))
                .setParameter("field", file.format.skuColumn())
                .setParameter("refusal", code.name())
                .getSingleResult();
        file.refuse(gone.lines, gone.told);
    }

    private record RefusedLineCount(int lines, int told) {
    }

    int countTwice(StockImport file) {
        return count(file, "refusal = 'LINE_TWICE' and");
    }

    int count(StockImport file) {
        return count(file, "");
    }

    private int count(StockImport file, String which) {
        return OneColumn.query(session, "select cast(count(distinct line) as integer) from stock_import_refusal where "
                + which
                + " stock_import_id = :id and retailer_id = :retailer", Integer.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .getSingleResult();
    }

    /**
     * What is wrong with the refused lines after this one, in their order.
     *
     * @param most of the lines
     */
    @Transactional
    public List<RejectedItem> after(StockImport file, int afterLine, int most) {
        return session.createNativeQuery("""
                select line, sku, field, refusal, value from stock_import_refusal
                where stock_import_id = :id and retailer_id = :retailer and line > :after
                  and line <= (select max(line)
                               from (select distinct line from stock_import_refusal
                                     where stock_import_id = :id and retailer_id = :retailer and line > :after
                                     order by line limit :most) next)
                order by line, nth
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
