package dev.vigia.intake.imports;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.intake.column.Column;
import dev.vigia.intake.file.ImportProducts;
import dev.vigia.intake.file.StockImport;
import dev.vigia.listing.preview.StockPreview;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/** What files would do to the listings of each integration, and to which levels. Joins the caller's transaction. */
@ApplicationScoped
class ImportImpacts {

    private final Session session;

    ImportImpacts(Session session) {
        this.session = session;
    }

    /** Of an integration by its name. */
    public record ForetoldImpact(String integration, int toZero, int toReopen, int other) {
    }

    /**
     * A level as it is and as it would be.
     *
     * @param was available units; null if it was never counted
     */
    public record LevelChange(String sku, String warehouse, Long was, boolean wasUnlimited, long becomes,
            boolean unlimited) {

        public boolean isCounted() {
            return was != null;
        }

        public long wasUnits() {
            return was;
        }
    }

    /**
     * What a file says of a product and is not known.
     *
     * @param was     empty: nothing is known of it
     * @param becomes of a product that is retired or comes back: yes or no
     */
    public record ProductFieldChange(String sku, String field, String was, String becomes) {

        public Column column() {
            return Column.valueOf(field);
        }

        /** Whether it says that a product is not sold any more, or that it is again. */
        public boolean isOfRetirement() {
            return column() == Column.RETIRED;
        }

        public boolean isRetired() {
            return Boolean.parseBoolean(becomes);
        }
    }

    /** What a person sees of it, the first of each. */
    public record Foretold(List<ForetoldImpact> impacts, List<LevelChange> levels, List<ProductFieldChange> products) {

        static final Foretold NOTHING = new Foretold(List.of(), List.of(), List.of());
    }

    @Transactional
    Foretold foretold(StockImport file) {
        return new Foretold(of(file), changes(file), productChanges(file));
    }

    void add(StockImport file, List<StockPreview.IntegrationImpact> impacts) {
        if (impacts.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery("""
                insert into stock_import_impact as known (stock_import_id, integration_id, retailer_id, to_zero, to_reopen,
                                                          other)
                select :id, integration, :retailer, to_zero, to_reopen, other
                from unnest(cast(:integrations as bigint[]), cast(:zeros as integer[]), cast(:reopened as integer[]),
                            cast(:others as integer[])) as more (integration, to_zero, to_reopen, other)
                on conflict (stock_import_id, integration_id) do update
                  set to_zero = known.to_zero + excluded.to_zero, to_reopen = known.to_reopen + excluded.to_reopen,
                      other = known.other + excluded.other
                """)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("integrations", column(impacts, StockPreview.IntegrationImpact::integrationId,
                        Long[]::new))
                .setParameter("zeros", column(impacts, StockPreview.IntegrationImpact::toZero, Integer[]::new))
                .setParameter("reopened", column(impacts, StockPreview.IntegrationImpact::toReopen, Integer[]::new))
                .setParameter("others", column(impacts, StockPreview.IntegrationImpact::other, Integer[]::new))
                .executeUpdate();
    }

    private List<ForetoldImpact> of(StockImport file) {
        return session.createNativeQuery("""
                select integration.name, to_zero, to_reopen, other
                from stock_import_impact join integration on integration.id = integration_id
                where stock_import_id = :id and stock_import_impact.retailer_id = :retailer
                order by integration.name, integration.id
                """, ForetoldImpact.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .getResultList();
    }

    private List<LevelChange> changes(StockImport file) {
        return session.createNativeQuery("""
                select sku, warehouse, was, was_unlimited, becomes, unlimited from stock_import_change
                where stock_import_id = :id and retailer_id = :retailer order by sku, warehouse limit :most
                """, LevelChange.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("most", ComparedLines.SHOWN)
                .getResultList();
    }

    private List<ProductFieldChange> productChanges(StockImport file) {
        return session.createNativeQuery("""
                select sku, field, was, becomes from stock_import_product_change
                where stock_import_id = :id and retailer_id = :retailer order by sku, nth limit :most
                """, ProductFieldChange.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("most", ComparedLines.SHOWN)
                .getResultList();
    }

    /** Keeps what would change of the products with these SKUs, until there is as much as a person is shown. */
    void addProductChanges(StockImport file, List<String> skus) {
        session.createNativeMutationQuery("""
                insert into stock_import_product_change (stock_import_id, sku, nth, retailer_id, field, was, becomes)
                select :id, said.sku, change.nth, :retailer, change.field, coalesce(change.was, ''), change.becomes
                from (select * from stock_import_product
                      where stock_import_id = :id and retailer_id = :retailer
                        and sku = any(cast(:skus as text[]))) said
                left join product on product.retailer_id = :retailer and product.sku = said.sku
                left join category on category.id = product.category_id
                cross join lateral (values
                  (1, 'RETIRED', cast(product.retired_at is not null as text),
                   cast(coalesce(said.retired, false) as text)),
                  (2, 'NAME', product.name, said.name), (3, 'CATEGORY', category.path, said.category),
                  (4, 'EAN', product.ean, said.ean),
                  (5, 'KIT', """ + ImportProducts.KNOWN_KIT + ", " + ImportProducts.SAID_KIT + """
                  )) as change (nth, field, was, becomes)
                where change.becomes is distinct from change.was and change.becomes is not null
                  and (nth = 1) <= (product.id is not null) and (nth = 1 or not coalesce(said.retired, false))
                order by said.sku, nth
                limit greatest(0, :most - (select count(*) from stock_import_product_change
                                           where stock_import_id = :id and retailer_id = :retailer))
                """)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("skus", skus.toArray(String[]::new))
                .setParameter("most", ComparedLines.SHOWN)
                .executeUpdate();
    }
}
