package dev.vigia.intake.file;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.OneColumn;
import dev.vigia.intake.StockItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The lines of files that are to be applied. Every method joins the caller's transaction. */
@ApplicationScoped
class ImportLines {

    private final Session session;

    ImportLines(Session session) {
        this.session = session;
    }

    /** Keeps good lines until they are applied. */
    void keep(StockImport file, List<StockItem> lines) {
        List<StockItem> items = meant(file, lines);
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

    /** The same lines, in the warehouses that are meant. A code that the retailer has by now means that one. */
    private List<StockItem> meant(StockImport file, List<StockItem> lines) {
        String[] codes = lines.stream().map(StockItem::warehouse).distinct().toArray(String[]::new);
        Map<String, String> others = session.createNativeQuery("""
                select named.code, place.code
                from unnest(cast(:codes as text[])) named (code)
                join warehouse_mapping mapping on mapping.retailer_id = :retailer
                  and vigia_code(mapping.code) = vigia_code(named.code)
                join warehouse place on place.id = mapping.warehouse_id
                where not exists (select from warehouse known
                                  where known.retailer_id = :retailer and vigia_code(known.code) = vigia_code(named.code))
                """, Meant.class)
                .setParameter("retailer", file.retailerId)
                .setParameter("codes", codes)
                .getResultList().stream().collect(Collectors.toMap(Meant::code, Meant::warehouse));
        return others.isEmpty() ? lines
                : lines.stream().map(line -> line.in(others.getOrDefault(line.warehouse(), line.warehouse()))).toList();
    }

    private record Meant(String code, String warehouse) {
    }

    /** The next lines to apply, in the order of their SKUs. */
    List<StockItem> next(StockImport file, int most) {
        return session.createNativeQuery("""
                select line, sku, warehouse, on_hand, reserved, unlimited, observed_at
                from stock_import_line
                where stock_import_id = :id and retailer_id = :retailer
                  and (sku, line, warehouse) > (:sku, :line, :warehouse)
                order by sku, line, warehouse limit :most
                """, LineRow.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("sku", file.progress.doneSku)
                .setParameter("line", file.progress.doneLine)
                .setParameter("warehouse", file.progress.doneWarehouse)
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
    void remove(StockImport file, StockItem last) {
        session.createNativeMutationQuery("""
                delete from stock_import_line
                where stock_import_id = :id and retailer_id = :retailer
                  and (sku, line, warehouse) > (:sku, :line, :warehouse)
                  and (sku, line, warehouse) <= (:lastSku, :lastLine, :lastWarehouse)
                """)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("sku", file.progress.doneSku)
                .setParameter("line", file.progress.doneLine)
                .setParameter("warehouse", file.progress.doneWarehouse)
                .setParameter("lastSku", last.sku())
                .setParameter("lastLine", last.index())
                .setParameter("lastWarehouse", last.warehouse())
                .executeUpdate();
    }

    /** What another line says of the stock of a product that is not sold any more. */
    void dropRetired(StockImport file) {
        session.createNativeMutationQuery("""
                delete from stock_import_line
                where stock_import_id = :id and retailer_id = :retailer
                  and sku = any(array(select sku from stock_import_product
                                      where stock_import_id = :id and retailer_id = :retailer and retired))
                """)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .executeUpdate();
    }

    /** Everything that was read, to be read again. */
    void clear(StockImport file) {
        for (String table : List.of("line", "refusal", "change", "product_change", "impact")) {
            session.createNativeMutationQuery("delete from stock_import_" + table
                    + " where stock_import_id = :id and retailer_id = :retailer")
                    .setParameter("id", file.id)
                    .setParameter("retailer", file.retailerId)
                    .executeUpdate();
        }
    }

    /**
     * What the file does not name is sold out: a level of each product in each warehouse of which it says nothing. A SKU of
     * which a line was refused is named, and so is one that looks like another of the file.
     */
    void addAbsent(StockImport file) {
        session.createNativeMutationQuery("""
                insert into stock_import_line (stock_import_id, line, retailer_id, sku, warehouse, on_hand, reserved,
                                               unlimited)
                select :id, 0, :retailer, product.sku, warehouse.code, 0, 0, false
                from stock_level level
                join product on product.id = level.product_id
                join warehouse on warehouse.id = level.warehouse_id and warehouse.active
                where level.retailer_id = :retailer and (level.on_hand > 0 or level.unlimited)
                  and not exists (select from stock_import_line line
                                  where line.stock_import_id = :id and line.retailer_id = :retailer
                                    and line.sku = product.sku
                                    and vigia_code(line.warehouse) = vigia_code(warehouse.code))
                  and not exists (select from stock_import_product said
                                  where said.stock_import_id = :id and said.retailer_id = :retailer
                                    and said.sku = product.sku and said.retired)
                  and vigia_near_sku(product.sku) not in (
                    select vigia_near_sku(sku) from stock_import_refusal
                    where stock_import_id = :id and retailer_id = :retailer)
                  and vigia_near_sku(product.sku) not in (
                    select vigia_near_sku(line.sku) from stock_import_line line
                    where line.stock_import_id = :id and line.retailer_id = :retailer
                      and not exists (select from product known
                                      where known.retailer_id = :retailer and known.sku = line.sku))
                """)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .executeUpdate();
    }

    int countKept(StockImport file) {
        return OneColumn.query(session, "select cast(count(*) as integer) from stock_import_line"
                + " where stock_import_id = :id and retailer_id = :retailer", Integer.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .getSingleResult();
    }
}
