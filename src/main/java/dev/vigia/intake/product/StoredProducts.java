package dev.vigia.intake.product;

import dev.vigia.catalog.KitPart;
import dev.vigia.database.OneColumn;
import dev.vigia.intake.product.StoredProduct.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Reads a product and its stock for the form. */
@ApplicationScoped
class StoredProducts {

    private final Session session;

    StoredProducts(Session session) {
        this.session = session;
    }

    /** Empty when the retailer has no such product. Joins the caller's transaction. */
    @Transactional
    public Optional<StoredProduct> find(long retailerId, long id) {
        return one("product.id = :id", retailerId, "id", id);
    }

    /** The same by its SKU, which is spelled as it is kept. */
    @Transactional
    public Optional<StoredProduct> find(long retailerId, String sku) {
        return one("product.sku = :sku", retailerId, "sku", sku);
    }

    /** The integrations that show units of it to buyers, as far as anybody knows, by name. */
    @Transactional
    public List<String> selling(long retailerId, long id) {
        return OneColumn.query(session, """
                select integration.name from listing join integration on integration.id = integration_id
                where listing.retailer_id = :retailer and product_id = :id and coalesce(confirmed, sent) > 0
                order by integration.name
                """, String.class).setParameter("retailer", retailerId).setParameter("id", id).getResultList();
    }

    /** Who else wants to make a product of this SKU waits until the transaction ends. */
    void lock(long retailerId, String sku) {
        OneColumn.query(session, "select 1 from (select pg_advisory_xact_lock(hashtextextended(:sku, :retailer))) l",
                Integer.class).setParameter("sku", sku).setParameter("retailer", retailerId).getSingleResult();
    }

    private Optional<StoredProduct> one(String which, long retailerId, String key, Object value) {
        return session.createNativeQuery("""
                select product.id, sku, name, category.path, coalesce(ean, ''),
                       cast(cast(extract(epoch from updated_at) * 1000000 as bigint) as text), retired_at is not null
                from product join category on category.id = category_id
                where product.retailer_id = :retailer and\s""" + which, StoredProductRow.class)
                .setParameter("retailer", retailerId)
                .setParameter(key, value)
                .uniqueResultOptional().map(row -> row.with(levels(retailerId, row.id), kit(retailerId, row.id)));
    }

    private record StoredProductRow(long id, String sku, String name, String category, String ean, String version,
            boolean retired) {

        StoredProduct with(List<Stored> levels, List<KitPart> kit) {
            return new StoredProduct(id, sku, name, category, ean, version, retired, levels, kit);
        }
    }

    private List<KitPart> kit(long retailerId, long productId) {
        return session.createNativeQuery("""
                select component.sku, quantity
                from kit_component join product component on component.id = component_id
                where kit_component.retailer_id = :retailer and kit_id = :product
                order by component.sku
                """, KitPart.class)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .getResultList();
    }

    private List<Stored> levels(long retailerId, long productId) {
        return session.createNativeQuery("""
                select warehouse.code, coalesce(cast(case when not unlimited or on_hand <> 0 then on_hand end as text), ''),
                       coalesce(cast(nullif(reserved, 0) as text), ''), coalesce(unlimited, false)
                from warehouse
                left join stock_level on warehouse_id = warehouse.id and product_id = :product
                where warehouse.retailer_id = :retailer
                order by warehouse.name, warehouse.id
                """, Stored.class)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .getResultList();
    }
}
