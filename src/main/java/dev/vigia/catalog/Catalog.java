package dev.vigia.catalog;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.audit.ProductAudit;
import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Writes and finds products many at a time. Every method joins the caller's transaction. */
@ApplicationScoped
public class Catalog {

    private final Session session;
    private final ProductAudit audit;
    private final Event<CategoriesAdded> categoriesAdded;

    Catalog(Session session, ProductAudit audit, Event<CategoriesAdded> categoriesAdded) {
        this.session = session;
        this.audit = audit;
        this.categoriesAdded = categoriesAdded;
    }

    /**
     * Adds and changes products, and the categories they name. One that was retired comes back.
     *
     * @param source who says so
     * @return the ids of those that are new or differ from what was known
     */
    public List<Long> put(long retailerId, List<ProductItem> items, String source) {
        String[] skus = column(items, ProductItem::sku, String[]::new);
        audit.returned(retailerId, lockRetired(retailerId, skus), source);
        addCategories(retailerId, items);
        return OneColumn.query(session, """
                with item as (
                  select item.sku, item.name, item.ean, category.id category_id
                  from unnest(cast(:skus as text[]), cast(:names as text[]), cast(:paths as text[]), cast(:eans as text[]))
                       as item (sku, name, path, ean)
                  join category on category.retailer_id = :retailer and category.path = item.path
                ), changed as (
                  update product
                  set name = item.name, category_id = item.category_id, ean = item.ean, updated_at = now(),
                      retired_at = null, retired_by = null
                  from item
                  where product.retailer_id = :retailer and product.sku = item.sku
                    and ((product.name, product.category_id, product.ean)
                           is distinct from (item.name, item.category_id, item.ean) or product.retired_at is not null)
                  returning product.id
                ), added as (
                  insert into product (retailer_id, sku, name, category_id, ean)
                  select :retailer, sku, name, category_id, ean from item
                  where not exists (select from product where retailer_id = :retailer and product.sku = item.sku)
                  order by sku
                  on conflict (retailer_id, sku) do update
                    set name = excluded.name, category_id = excluded.category_id, ean = excluded.ean, updated_at = now(),
                        retired_at = null, retired_by = null
                  returning id
                )
                select id from changed union all select id from added
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("skus", skus)
                .setParameter("names", column(items, ProductItem::name, String[]::new))
                .setParameter("paths", column(items, ProductItem::category, String[]::new))
                .setParameter("eans", column(items, item -> item.ean().orElse(null), String[]::new))
                .getResultList();
    }

    /**
     * These products are not sold any more; a SKU that is unknown, or retired already, is passed by.
     *
     * @param source who says so
     * @return the ids of those that were sold until now
     */
    public List<Long> retire(long retailerId, Collection<String> skus, String source) {
        String[] all = skus.toArray(String[]::new);
        lockRetired(retailerId, all);
        List<Long> retired = OneColumn.query(session, """
                update product set retired_at = now(), retired_by = :source, updated_at = now()
                where retailer_id = :retailer and sku = any(cast(:skus as text[])) and retired_at is null
                returning id
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("skus", all)
                .setParameter("source", source)
                .getResultList();
        audit.retired(retailerId, retired, source);
        return retired;
    }

    /**
     * The id of a category that has products, or lies above one that has: then it is added, in a transaction of its own
     * where the caller has none.
     *
     * @param path as the retailer writes it, spelled one way
     */
    @Transactional
    public Optional<Long> category(long retailerId, String path) {
        session.createNativeMutationQuery("""
                insert into category (retailer_id, path, only_above)
                select :retailer, :path, true
                where exists (select from category where retailer_id = :retailer and starts_with(path, :path || ' > '))
                on conflict do nothing
                """).setParameter("retailer", retailerId).setParameter("path", path).executeUpdate();
        return OneColumn.query(session, "select id from category where retailer_id = :retailer and path = :path",
                Long.class).setParameter("retailer", retailerId).setParameter("path", path).uniqueResultOptional();
    }

    /** Adds whatever lies above a category, so that a rule can be for it. */
    @Transactional
    public void addCategoriesAbove(long retailerId) {
        session.createNativeMutationQuery("""
                insert into category (retailer_id, path, only_above)
                select distinct cast(:retailer as bigint), array_to_string(parts[1\\:depth], ' > '), true
                from (select string_to_array(path, ' > ') parts from category where retailer_id = :retailer) below,
                     generate_series(1, cardinality(parts) - 1) depth
                where not exists (select from category known where known.retailer_id = :retailer
                                    and known.path = array_to_string(parts[1\\:depth], ' > '))
                on conflict do nothing
                """).setParameter("retailer", retailerId).executeUpdate();
    }

    /** The ids of a retailer's products by SKU; a SKU that is unknown is missing from the answer. */
    public Map<String, Long> idsBySku(long retailerId, Collection<String> skus) {
        return session.createNativeQuery("""
                select sku, id from product where retailer_id = :retailer and sku = any(cast(:skus as text[]))
                """, SkuRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("skus", skus.toArray(String[]::new))
                .getResultList().stream().collect(Collectors.toMap(SkuRow::sku, SkuRow::id));
    }

    private record SkuRow(String sku, long id) {
    }

    /**
     * In one order, so that two batches with the same products wait for each other instead of dying.
     *
     * @return the ids of those that are retired
     */
    private List<Long> lockRetired(long retailerId, String[] skus) {
        return OneColumn.query(session, """
                select case when retired_at is not null then id end
                from product where retailer_id = :retailer and sku = any(cast(:skus as text[]))
                order by id for no key update
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("skus", skus)
                .getResultStream().filter(Objects::nonNull).toList();
    }

    private void addCategories(long retailerId, List<ProductItem> items) {
        int added = session.createNativeMutationQuery("""
                insert into category (retailer_id, path)
                select :retailer, path from (select distinct path from unnest(cast(:paths as text[])) as path) item
                where not exists (select from category where retailer_id = :retailer and category.path = item.path
                                                         and not only_above)
                order by path
                on conflict (retailer_id, path) do update set only_above = false where category.only_above
                """)
                .setParameter("retailer", retailerId)
                .setParameter("paths", column(items, ProductItem::category, String[]::new))
                .executeUpdate();
        if (added > 0) {
            categoriesAdded.fire(new CategoriesAdded(retailerId));
        }
    }
}
