package dev.vigia.intake.imports;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.file.ImportProducts;
import dev.vigia.intake.file.ImportRefusals;
import dev.vigia.intake.file.StockImport;
import dev.vigia.listing.preview.StockPreview;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Compares what a file says of products with what is known of them. Joins the caller's transaction. */
@ApplicationScoped
class ComparedProducts {

    private static final long NEW_CATEGORY = -1;

    private final Session session;
    private final ImportProducts products;
    private final ImportRefusals refusals;

    ComparedProducts(Session session, ImportProducts products, ImportRefusals refusals) {
        this.session = session;
        this.products = products;
        this.refusals = refusals;
    }

    /**
     * @param newIds   of SKUs that would be new products: an id below zero for each
     * @param supposed those that would be new, move to another category, be retired or come back
     */
    record ProductComparison(Map<String, Long> newIds, List<StockPreview.SupposedProduct> supposed) {
    }

    ProductComparison compare(StockImport file, List<String> skus) {
        Map<String, Long> newIds = new HashMap<>();
        List<StockPreview.SupposedProduct> supposed = new ArrayList<>();
        List<RejectedItem> nameless = new ArrayList<>();
        List<RejectedItem> unknown = new ArrayList<>();
        for (ComparedProductRow row : rows(file, skus)) {
            long category = category(row);
            if (row.productId == null && row.onlyRetired) {
                unknown.add(new RejectedItem(row.line, row.sku, file.format.skuColumn(), RejectionCode.SKU_UNKNOWN,
                        row.sku));
            } else if (row.retired && row.wasRetired) {
                file.preview.unchangedProducts++;
            } else if (row.retired) {
                file.preview.retiredProducts++;
                supposed.add(new StockPreview.SupposedProduct(row.productId, row.oldCategoryId, true));
            } else if (row.productId == null && row.nameless) {
                nameless.add(new RejectedItem(row.line, row.sku, "name", RejectionCode.NAME_MISSING, ""));
            } else if (row.productId == null) {
                newIds.put(row.sku, -1L - newIds.size());
                supposed.add(new StockPreview.SupposedProduct(newIds.get(row.sku), category, false));
                file.preview.newProducts++;
            } else if (row.differs) {
                file.preview.changedProducts++;
                if (category != row.oldCategoryId || row.wasRetired) {
                    supposed.add(new StockPreview.SupposedProduct(row.productId, category, false));
                }
            } else {
                file.preview.unchangedProducts++;
            }
        }
        if (!nameless.isEmpty()) {
            products.drop(file, nameless.stream().map(RejectedItem::sku).toList());
            refusals.refuseNameless(file, nameless);
        }
        if (!unknown.isEmpty()) {
            products.drop(file, unknown.stream().map(RejectedItem::sku).toList());
            refusals.refuseProducts(file, unknown);
        }
        return new ProductComparison(newIds, supposed);
    }

    /** The same of some of them again, once all were compared; tells and counts nothing. */
    ProductComparison supposed(StockImport file, List<String> skus) {
        Map<String, Long> newIds = new HashMap<>();
        List<StockPreview.SupposedProduct> supposed = new ArrayList<>();
        for (ComparedProductRow row : rows(file, skus)) {
            if (row.productId == null && !row.retired) {
                newIds.put(row.sku, -1L - newIds.size());
                supposed.add(new StockPreview.SupposedProduct(newIds.get(row.sku), category(row), false));
            } else if (row.productId != null) {
                supposed.add(new StockPreview.SupposedProduct(row.productId, row.retired ? row.oldCategoryId
                        : category(row),
                        row.retired));
            }
        }
        return new ProductComparison(newIds, supposed);
    }

    private static long category(ComparedProductRow row) {
        return row.categoryId == null ? NEW_CATEGORY : row.categoryId;
    }

    private List<ComparedProductRow> rows(StockImport file, List<String> skus) {
        return session.createNativeQuery("""
                select said.line, said.sku, product.id, said.name is null, named.id, coalesce(product.category_id, 0),
                       (said.name <> product.name or said.ean is not null and said.ean is distinct from product.ean
                         or said.category is not null and named.id is distinct from product.category_id
                         or product.retired_at is not null
                         or said.kit is not null and """ + ImportProducts.SAID_KIT + " is distinct from "
                + ImportProducts.KNOWN_KIT + """
                       ) is true,
                       coalesce(said.retired, false),
                       (said.retired or coalesce(said.name, said.category, said.ean) is null) is true and said.retired is not null,
                       product.retired_at is not null
                from stock_import_product said
                left join product on product.retailer_id = :retailer and product.sku = said.sku
                left join category known on known.id = product.category_id
                left join category named on named.retailer_id = :retailer
                  and named.path = coalesce(said.category, known.path, :category)
                where said.stock_import_id = :id and said.retailer_id = :retailer and said.sku = any(cast(:skus as text[]))
                order by said.sku
                """, ComparedProductRow.class)
                .setParameter("retailer", file.retailerId)
                .setParameter("category", file.category)
                .setParameter("id", file.id)
                .setParameter("skus", skus.toArray(String[]::new))
                .getResultList();
    }

    /** @param onlyRetired whether it says of the product only whether it is sold, or that it is not */
    private record ComparedProductRow(int line, String sku, Long productId, boolean nameless, Long categoryId,
            long oldCategoryId,
            boolean differs, boolean retired, boolean onlyRetired, boolean wasRetired) {
    }
}
